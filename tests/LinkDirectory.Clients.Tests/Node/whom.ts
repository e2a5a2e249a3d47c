// A client of generated code: whom to contact, a school, and every page of schools.
import assert from 'node:assert/strict';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { OneSchoolDocument, PageOfSchoolsDocument, WhomDocument } from './api.js';

const url = process.env.API;
assert.ok(url);

async function ask<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables): Promise<TData> {
  const response = await fetch(url!, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: TData; errors?: { message: string }[] };
  assert.equal(response.status, 200, JSON.stringify(errors));
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data!;
}

const { school } = await ask(OneSchoolDocument, { urn: 990042 });
assert.ok(school);
const name: string = school.name;
assert.ok(name.length > 0);

const { whoToContact } = await ask(WhomDocument, {
  place: { urn: 990042 },
  situation: { age: 13, needs: ['ANXIETY'], urgency: 'ROUTINE', ask: 'SUPPORT', home: { postcode: 'ZD1 6YH' } },
});
assert.equal(whoToContact.problem, null);
assert.ok(whoToContact.emergency.length > 0);
assert.ok(whoToContact.routes.length > 0);
assert.ok(whoToContact.routes.every((route) => route.service === null || route.service.name.length > 0));

const urns = new Set<number>();
let after: string | null | undefined = null;
let pages = 0;
let total: number;
do {
  const { schools }: { schools: Awaited<ReturnType<typeof page>>['schools'] } = await page(after);
  total = schools.totalCount;
  schools.edges.forEach((edge) => urns.add(edge.node.urn));
  after = schools.pageInfo.hasNextPage ? schools.pageInfo.endCursor : null;
  pages++;
} while (after);
assert.equal(urns.size, total);
assert.ok(pages > 1);
console.log(JSON.stringify({ school: name, routes: whoToContact.routes.length, pages, schools: urns.size }));

function page(cursor: string | null | undefined) {
  return ask(PageOfSchoolsDocument, { first: 20, after: cursor });
}
