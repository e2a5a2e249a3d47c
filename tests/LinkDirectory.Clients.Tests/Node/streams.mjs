// What graphql-sse's client sees of a server: events in order, errors, the end, and leaving.
import assert from 'node:assert/strict';
import { createClient, NetworkError } from 'graphql-sse';
import { subscribe } from '../../../src/LinkDirectory/Web/Assets/event-stream.js';

const url = process.env.API;
const client = createClient({ url, retryAttempts: 0 });

async function all(query, variables) {
  const results = [];
  for await (const result of client.iterate({ query, variables })) {
    results.push(result);
  }

  return results;
}

async function ask(query, accept = 'application/json') {
  const response = await fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Accept: accept }, body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.json() };
}

async function eventually(condition) {
  for (let i = 0; !(await condition()); i++) {
    assert.ok(i < 3000, 'it did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const watching = async () => (await ask('{ watching }')).body.data.watching;

// Several events in their order, and the end.
assert.deepEqual(
  await all('subscription Count($to: Int!) { counted(to: $to) }', { to: 5 }),
  [1, 2, 3, 4, 5].map((counted) => ({ data: { counted } })),
);

// An event that fails is an event; the next ones come.
const [first, second, third] = await all('subscription { halved(to: 3) }');
assert.deepEqual(first.errors.map((error) => [error.message, error.path]), [['1 has no half.', ['halved']]]);
assert.equal(first.data, null);
assert.deepEqual(second, { data: { halved: 1 } });
assert.equal(third.errors[0].message, '3 has no half.');

// What is refused before it begins is said in the stream.
const [refused] = await all('subscription { counted }');
assert.equal(refused.errors[0].extensions.rule, 'ProvidedRequiredArguments');
assert.equal('data' in refused, false);

// A query and a mutation are one result and the end.
assert.deepEqual(await all('{ hello }'), [{ data: { hello: 'Hello' } }]);

// A mutation tells every subscriber; one who leaves is gone, and leaves nothing behind.
const heard = client.iterate({ query: 'subscription { said(room: "hall") { text } }' });
const pending = heard.next();
await eventually(async () => (await watching()) === 1);
for (const text of ['one', 'two\nlines', 'drei “ü” 🏫']) {
  assert.deepEqual(await all(`mutation { say(room: "hall", text: ${JSON.stringify(text)}) }`), [{ data: { say: text } }]);
}

assert.deepEqual((await pending).value, { data: { said: { text: 'one' } } });
assert.deepEqual((await heard.next()).value, { data: { said: { text: 'two\nlines' } } });
assert.deepEqual((await heard.next()).value, { data: { said: { text: 'drei “ü” 🏫' } } });
await heard.return();
await eventually(async () => (await watching()) === 0);

// Many come and go.
const many = Array.from({ length: 10 }, () => client.iterate({ query: 'subscription { said(room: "hall") { text } }' }));
many.forEach((stream) => stream.next());
await eventually(async () => (await watching()) === 10);

// One more than a client may have is refused with its status.
await assert.rejects(client.iterate({ query: 'subscription { said(room: "hall") { text } }' }).next(), (error) =>
  error instanceof NetworkError && error.response.status === 429);
many.forEach((stream) => stream.return());
await eventually(async () => (await watching()) === 0);

// Without a stream there is a clear answer.
const json = await ask('subscription { counted(to: 1) }');
assert.equal(json.status, 406);
assert.match(json.body.errors[0].message, /text\/event-stream/);

// The end of the topic is the end of the stream.
const last = all('subscription { said(room: "hall") { text } }');
await eventually(async () => (await watching()) === 1);
await ask('mutation { close(room: "hall") }');
assert.deepEqual(await last, []);

// GraphiQL's way to subscribe: events, the end, and leaving while nothing comes.
const seen = [];
await new Promise((complete, error) => subscribe(url, { query: 'subscription { halved(to: 2) }' }).subscribe({ next: (result) => seen.push(result), complete, error }));
assert.deepEqual([seen.length, seen[0].errors[0].message, seen[1]], [2, '1 has no half.', { data: { halved: 1 } }]);
const quiet = subscribe(url, { query: 'subscription { said(room: "attic") { text } }' }).subscribe({ next: assert.fail, complete: assert.fail, error: assert.fail });
await eventually(async () => (await watching()) === 1);
quiet.unsubscribe();
await eventually(async () => (await watching()) === 0);

client.dispose();
console.log('ok');
