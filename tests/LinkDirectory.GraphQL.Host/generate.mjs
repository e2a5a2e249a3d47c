// Cases from a seed: documents that are right, and the same ones damaged.
import { makeData, makeDocument, makeVariables } from './documents.mjs';
import { Random } from './random.mjs';
import { makeSchema, printModel } from './schemas.mjs';

const strange = ['{', '}', '(', ')', '[', ']', '!', '$', '@', '...', '..', '.', ':', '=', '|', '&', '"', '"""', '\\', '#c\n', '\n', '\r', '\uFEFF', ',', '-', '-1', '0', '01', '1.', '1e', '1.5e+3', '.5', '1x', "'", '?', '~',
  'on', 'fragment', 'query', 'type', 'extend', 'null', 'true', 'input', 'implements', 'repeatable', 'directive @x on FIELD', 'extend directive @mark @deprecated', '"\\u00e9"', '"\\u{1F600}"', '"\\u{110000}"', '"\\uD83D"', '"\\uD83D\\uDE00"', '"\\x"',
  '😀', 'é', '\u0000', '"""a\n  b\r\n c"""', '"""\\""""""', '"a\nb"', '\ud800', '"\udc00"', '# \ud800\n', '@skip(if: true)', '@deprecated', '$v', '{}', '() ', '"d" '];

/** So many cases. Each schema serves several documents, as a checker's would. */
export function* generate(seed, count) {
  const r = new Random(seed);
  for (let made = 0; made < count;) {
    const model = makeSchema(r);
    const sdl = printModel(r, model);
    for (const one of fromSchema(r, model, sdl)) {
      if (made++ >= count) {
        return;
      }

      yield one;
    }
  }
}

function* fromSchema(r, model, sdl) {
  yield { kind: 'print', schema: sdl };
  yield { kind: 'print', schema: damage(r, sdl) };
  yield { kind: 'validate', schema: damage(r, sdl), query: '{ __typename }' };
  yield { kind: 'validate', schema: damageNames(r, sdl), query: '{ __typename }' };
  yield { kind: 'parse', source: damage(r, sdl) };
  for (let i = 0; i < 6; i++) {
    const { text, document } = makeDocument(r, model);
    yield { kind: 'validate', schema: sdl, query: text };
    yield { kind: 'validate', schema: sdl, query: damageNames(r, text) };
    yield { kind: 'validate', schema: sdl, query: damage(r, text) };
    yield { kind: 'parse', source: damage(r, text) };
    for (let j = 0; j < 2; j++) {
      yield execution(r, model, sdl, text, document);
    }
  }
}

function execution(r, model, sdl, query, document) {
  const operation = r.pick(document.operations);
  const one = { kind: 'execute', schema: sdl, query, rootValue: r.chance(0.97) ? root(r, model, query) : r.pick([null, 1, 'x', [1]]) };
  if (operation.variables.size > 0 || r.chance(0.1)) {
    one.variables = makeVariables(r, model, operation.variables);
  }

  if (document.operations.length > 1 ? r.chance(0.8) : r.chance(0.1)) {
    one.operationName = r.chance(0.9) ? operation.name || null : 'Missing';
  }

  return one;
}

function root(r, model, query) {
  const kind = /^\s*(mutation|subscription)/.exec(query)?.[1] ?? 'query';
  const data = {};
  for (const [name, field] of model.types.get(model.roots[kind] ?? 'Query').fields) {
    data[name] = makeData(r, model, field.type, 3);
  }

  return data;
}

/** Takes out, doubles, swaps or puts in a few tokens. */
function damage(r, text) {
  const tokens = text.match(/\s+|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\.\.\.|[\w$@-]+|[^\s\w]/gu) ?? [];
  for (let i = r.between(1, 2); i > 0; i--) {
    const at = r.below(tokens.length);
    switch (r.below(5)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, tokens[at]);
        break;
      case 2:
        tokens.splice(at, 0, r.pick(strange));
        break;
      case 3:
        tokens[at] = r.pick(strange);
        break;
      default: {
        const other = r.below(tokens.length);
        [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
      }
    }
  }

  return tokens.join('');
}

/** Puts one word of a text where another was: what parses still, and means something else. */
function damageNames(r, text) {
  const words = [...text.matchAll(/[A-Za-z_]\w*/g)];
  let place = r.pick(words);
  for (let i = 0; i < 5 && ['type', 'query', 'on'].includes(place[0]); i++) {
    place = r.pick(words);
  }

  const to = r.chance(0.8) ? r.pick(words)[0] : `${place[0]}${r.pick(['x', 's', '_'])}`;
  return text.slice(0, place.index) + to + text.slice(place.index + place[0].length);
}
