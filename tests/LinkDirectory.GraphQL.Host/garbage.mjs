// Sends the host what is no case, and cases that are too much: each must be answered with one line, and the next one too.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Random } from './random.mjs';

const { values: options } = parseArgs({ options: { host: { type: 'string', default: new URL('bin/Debug/net10.0/LinkDirectory.GraphQL.Host.dll', import.meta.url).pathname } } });
const r = new Random(1);
const schema = 'type Query { a(x: [Int], y: I): Query b: String } input I { i: I l: [I] }';
const many = (text, count) => text.repeat(count);
const json = (value) => Buffer.from(JSON.stringify(value));
const lines = [
  ...['', ' ', 'null', '1', '[]', '{}', '{', '"', '{"kind":1}', '{"kind":"dance"}', '{"kind":"parse"}', '{"kind":"parse","source":1}', '{"kind":"parse","source":"\\ud800"}',
    '{"kind":"validate","schema":"type Query","query":null}', '{"kind":"execute","schema":"","query":""}', '{"kind":"print","schema":"{"}', '\u0000', '\uFEFF{}'].map((text) => Buffer.from(text)),
  ...r.times(200, () => Buffer.from(r.times(r.between(1, 300), () => r.pick([r.below(9), 11 + r.below(245)])))),
  Buffer.from(many('[', 1_000_000)),
  Buffer.from(`{"kind":"parse","source":${many('[', 100_000)}`),
  ...['{', '{a', '[', '(', '{a(x:[', '{a(x:{b:', 'query(', '...{', '@a(b:'].map((text) => json({ kind: 'parse', source: many(text, 100_000) })),
  json({ kind: 'parse', source: `{ a(x: ${many('[', 100_000)}${many(']', 100_000)}) }` }),
  json({ kind: 'parse', source: `query($a: ${many('[', 100_000)}Int${many(']', 100_000)}) { a }` }),
  json({ kind: 'parse', source: `{ ${many('a ', 500_000)} }` }),
  json({ kind: 'parse', source: `"${many('x', 1_000_000)}` }),
  json({ kind: 'validate', schema, query: `{ ${many('b ', 300_000)} }` }),
  json({ kind: 'validate', schema, query: `{ ${many('nope ', 100_000)} }` }),
  json({ kind: 'validate', schema, query: many('{ a ', 9_000) + '{ b }' + many('}', 9_000) }),
  json({ kind: 'validate', schema, query: `{ a(x: ${many('[', 9_000)}${many(']', 9_000)}) { b } }` }),
  json({ kind: 'validate', schema, query: `{ a(y: ${many('{ i: ', 9_000)}{}${many('}', 9_000)}) { b } }` }),
  json({ kind: 'execute', schema, query: many('{ a ', 9_000) + '{ b }' + many('}', 9_000), rootValue: { a: { a: null } } }),
  Buffer.from(`{"kind":"execute","schema":${JSON.stringify(schema)},"query":"query($y: I) { a(y: $y) { b } }","variables":{"y":${many('{"i":', 5_000)}null${many('}', 5_000)}}}`),
  Buffer.from(`{"kind":"execute","schema":${JSON.stringify(schema)},"query":"{ b }","rootValue":${many('[', 20_000)}${many(']', 20_000)}}`),
  json({ kind: 'print', schema: many('type A { a: Int } ', 50_000) }),
  json({ kind: 'print', schema: r.times(5_000, (i) => `input I${i} { i: I${i + 1} = { } }`).join(' ') + ' input I5000 { a: Int }' }),
];

const host = spawn('dotnet', [options.host], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: host.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]();
for (const [i, line] of lines.entries()) {
  host.stdin.write(Buffer.concat([line, Buffer.from('\n')]));
  host.stdin.write('{"kind":"parse","source":"{ a }"}\n');
  const { value, done } = await answers.next();
  const next = await answers.next();
  if (done || next.value !== '{"ok":true}') {
    console.log(`After line ${i} (${line.subarray(0, 80)}) the host answered ${value} and then ${next.value}.`);
    process.exit(1);
  }

  JSON.parse(value);
}

host.stdin.end();
console.log(`${lines.length} lines answered.`);
