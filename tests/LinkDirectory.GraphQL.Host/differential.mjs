// Puts the same cases to npm graphql and to the conformance host and compares every answer.
//   node differential.mjs [--seed N] [--count M] [--host path/to/LinkDirectory.GraphQL.Host.dll] [--only generated|written]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { generate } from './generate.mjs';
import { answer } from './reference.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '20250903' },
    count: { type: 'string', default: '5000' },
    host: { type: 'string', default: new URL('bin/Debug/net10.0/LinkDirectory.GraphQL.Host.dll', import.meta.url).pathname },
    only: { type: 'string' },
    show: { type: 'string', default: '5' },
  },
});

const host = spawn('dotnet', [options.host], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: host.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]();
let failed = 0;
let compared = 0;
const kinds = {};

if (options.only !== 'generated') {
  await compare(await written());
}

if (options.only !== 'written') {
  await compare(generate(Number(options.seed), Number(options.count)));
}

host.stdin.end();
console.log(`${compared} cases compared (${Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`).join(', ')}), ${failed} differ.`);
process.exit(failed > 0 ? 1 : 0);

/** The cases written by hand: a file for each section. */
async function written() {
  const cases = [];
  for (const file of readdirSync(new URL('cases/', import.meta.url)).sort()) {
    const section = (await import(`./cases/${file}`)).default;
    for (const part of [section].flat()) {
      cases.push(
        ...(part.parse ?? []).map((source) => ({ kind: 'parse', source })),
        ...(part.print ?? []).map((schema) => ({ kind: 'print', schema })),
        ...(part.validate ?? []).map((query) => ({ kind: 'validate', schema: part.schema, query })),
        ...(part.schemas ?? []).map((schema) => ({ kind: 'validate', schema, query: '{ __typename }' })),
        ...(part.execute ?? []).map((one) => ({ kind: 'execute', schema: part.schema, rootValue: part.rootValue, ...(typeof one === 'string' ? { query: one } : one) })));
    }
  }

  return cases;
}

async function compare(cases) {
  const batch = [];
  for (const one of cases) {
    batch.push(one);
    if (batch.length === 200) {
      await compareAll(batch.splice(0));
    }
  }

  await compareAll(batch);
}

async function compareAll(cases) {
  const theirs = await ask(cases);
  for (const [i, one] of cases.entries()) {
    kinds[one.kind] = (kinds[one.kind] ?? 0) + 1;
    compared++;
    const expected = expect(one);
    if (same(expected, theirs[i])) {
      continue;
    }

    failed++;
    if (failed <= Number(options.show)) {
      await report(await smallest(one));
    }
  }
}

/** A case as its line. JSON can say numbers that JavaScript reads as infinite, and JavaScript cannot write them. */
function write(one) {
  return JSON.stringify(one, (_, value) => (value === Infinity ? '\u0000' : value)).replaceAll('"\\u0000"', '1e400');
}

/** What the reference answers to the line that the host is given. */
function expect(one) {
  return answer(JSON.parse(write(one)));
}

async function ask(cases) {
  const lines = cases.map((one) => write(one) + '\n');
  const writing = (async () => {
    for (const line of lines) {
      if (!host.stdin.write(line)) {
        await once(host.stdin, 'drain');
      }
    }
  })();
  const results = [];
  for (const line of lines) {
    const { value, done } = await answers.next();
    if (done) {
      throw new Error(`The host ended at: ${line}`);
    }

    results.push(value);
  }

  await writing;
  return results;
}

/** Whether two answers are the same, the order of keys included. */
function same(expected, given) {
  if (expected.errors?.[0]?.message === '*') {
    return JSON.parse(given).errors.length > 0;
  }

  return JSON.stringify(expected) === JSON.stringify(JSON.parse(given));
}

/** Takes words off the document, the schema and the data while the answers still differ. */
async function smallest(one) {
  let best = one;
  for (const part of ['query', 'source', 'schema']) {
    for (let size = 32; best[part] !== undefined && size >= 1; size = Math.floor(size / 2)) {
      let words = best[part].match(/\s+|[\w.$@!]+|[^\s\w]/g) ?? [];
      for (let at = 0; at < words.length;) {
        const shorter = { ...best, [part]: words.toSpliced(at, size).join('') };
        if (await differs(shorter, best)) {
          best = shorter;
          words = words.toSpliced(at, size);
        } else {
          at += size;
        }
      }
    }
  }

  return best;
}

async function differs(one, before) {
  const expected = expect(one);
  // A shorter case must fail as the longer one did, not at its first word.
  return Boolean(expected.errors) === Boolean(expect(before).errors) && !same(expected, (await ask([one]))[0]);
}

async function report(one) {
  console.log('DIFFERENCE');
  console.log('  case     ', write(one));
  console.log('  reference', JSON.stringify(expect(one)));
  console.log('  host     ', (await ask([one]))[0]);
}
