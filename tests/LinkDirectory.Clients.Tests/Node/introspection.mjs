// What introspection tells is what the served document says; a query that the reference finds valid by it is answered.
import assert from 'node:assert/strict';
import {
  buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, parse, printSchema, validate, validateSchema,
} from 'graphql';

const url = process.env.API;

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

const introspected = buildClientSchema(await ask(getIntrospectionQuery({
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
})));
assert.deepEqual(validateSchema(introspected), []);
const served = buildSchema(await (await fetch(`${url}/schema.graphql`)).text());
assert.equal(printSchema(lexicographicSortSchema(introspected)), printSchema(lexicographicSortSchema(served)));

const query = 'query Near($postcode: String!) { schools(near: { postcode: $postcode }, first: 3) { edges { distanceMetres node { urn name } } } }';
assert.deepEqual(validate(introspected, parse(query)), []);
const { schools } = await ask(query, { postcode: 'ZD1 6YH' });
assert.equal(schools.edges.length, 3);
console.log(JSON.stringify({ types: Object.keys(introspected.getTypeMap()).length }));
