// Random operations over a model, with the variables and the data for them: mostly right, sometimes not.
import { distinct, literal, nameOf, namesOf, wrap } from './schemas.mjs';

export function makeDocument(r, model) {
  const document = { fragments: new Map(), operations: [] };
  for (let i = 0; i < (r.chance(0.12) ? 2 : 1); i++) {
    document.operations.push(makeOperation(r, model, document, i));
  }

  const parts = document.operations.map((operation) => operation.text);
  parts.push(...[...document.fragments.values()].map((fragment) => fragment.text));
  if (r.chance(0.03)) {
    parts.push(r.pick(['fragment Unused on Query { __typename }', 'type Extra { a: Missing }', 'extend schema @mark', 'fragment F0 on Query { name }', 'enum E { A @skip(if: 1) }']));
  }

  return { text: parts.join(r.pick(['\n', ' ', '\r\n', ' # said\n'])), document };
}

function makeOperation(r, model, document, index) {
  const kinds = Object.keys(model.roots);
  const kind = r.chance(0.75) ? 'query' : r.pick([...kinds, 'mutation', 'subscription']);
  const scope = { variables: new Map(), document, used: new Set() };
  const root = model.roots[kind] ?? 'Query';
  const selection = makeSelection(r, model, root, r.between(1, 4), scope);
  const variables = [...scope.variables].map(([name, variable]) => `$${name}: ${variable.type}${variable.default === undefined ? '' : ` = ${variable.default}`}${directives(r, model, 'VARIABLE_DEFINITION', {})}`);
  if (r.chance(0.04)) {
    variables.push(r.pick(['$unused: Int', '$v0: String', '$output: Query', '$missing: Nowhere']));
  }

  const name = r.chance(0.6) || index > 0 ? ` Op${r.chance(0.95) ? index : 0}` : '';
  const short = kind === 'query' && name === '' && variables.length === 0;
  const head = short && r.chance(0.7) ? '' : `${kind}${name}${variables.length > 0 ? `(${variables.join(r.pick([', ', '\n  ']))})` : ''}${directives(r, model, kind.toUpperCase(), scope)} `;
  return { name: name.trim(), variables: scope.variables, text: head + selection };
}

function makeSelection(r, model, typeName, depth, scope) {
  const type = model.types.get(typeName);
  const fields = [...(type.fields ?? [])];
  const parts = [];
  for (let i = r.between(1, 4); i > 0; i--) {
    if (fields.length > 0 && r.chance(0.75)) {
      parts.push(makeField(r, model, r.pick(fields), depth, scope));
    } else if (r.chance(0.35)) {
      parts.push(r.pick(['__typename', 'label: __typename', '__typename @skip(if: false)']));
    } else if (depth > 0) {
      parts.push(makeFragment(r, model, typeName, depth, scope));
    }
  }

  if (typeName === 'Query' && r.chance(0.06)) {
    parts.push(r.pick(['__schema { queryType { name } }', '__type(name: "Query") { kind name fields(includeDeprecated: true) { name isDeprecated deprecationReason type { kind name ofType { name } } } }',
      '__schema { types { name kind inputFields { name defaultValue } enumValues(includeDeprecated: true) { name deprecationReason } } }', '__type(name: "Missing") { name }',
      '__schema { types { fields { type { fields { type { fields { name } } } } } } }', '__schema { directives { name isRepeatable locations args { name defaultValue } } }']));
  }

  if (parts.length === 0) {
    parts.push(r.chance(0.97) ? '__typename' : '');
  }

  return `{ ${parts.join(r.pick([' ', '\n', ', ']))} }`;
}

function makeField(r, model, [name, field], depth, scope) {
  const alias = r.chance(0.15) ? `${r.pick(['a', 'b', 'name', 'other'])}: ` : '';
  const shown = r.chance(0.015) ? `${name}s` : name;
  const args = [];
  for (const [argument, value] of field.args ?? []) {
    const needed = value.type.endsWith('!') && value.default === undefined;
    if (needed ? r.chance(0.97) : r.chance(0.4)) {
      args.push(`${r.chance(0.98) ? argument : argument + 'x'}: ${literal(r, model, value.type, 2, { variable: (type) => useVariable(r, model, type, scope) })}`);
    }
  }

  if (r.chance(0.01) && args.length > 0) {
    args.push(args[0]);
  }

  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  const named = nameOf(field.type);
  const composite = ['object', 'interface', 'union'].includes(model.types.get(named)?.kind);
  const below = composite ? (depth > 0 ? ` ${makeSelection(r, model, named, depth - 1, scope)}` : r.chance(0.97) ? ' { __typename }' : '') : r.chance(0.01) ? ' { a }' : '';
  return `${alias}${shown}${given}${directives(r, model, 'FIELD', scope)}${below}`;
}

function makeFragment(r, model, typeName, depth, scope) {
  const condition = r.chance(0.12) ? r.pick(namesOf(model, ['object', 'interface', 'union', 'scalar'])) : r.chance(0.3) ? typeName : r.pick(related(model, typeName));
  const composite = ['object', 'interface', 'union'].includes(model.types.get(condition).kind);
  const selection = () => (composite ? makeSelection(r, model, condition, depth - 1, scope) : '{ a }');
  if (r.chance(0.5)) {
    return `...${r.chance(0.85) ? ` on ${condition}` : ''}${directives(r, model, 'INLINE_FRAGMENT', scope)} ${selection()}`;
  }

  const known = [...scope.document.fragments.keys()];
  let name = known.length > 0 && r.chance(0.35) ? r.pick(known) : `F${known.length}`;
  if (!scope.document.fragments.has(name)) {
    const fragment = { text: '' };
    scope.document.fragments.set(name, fragment);
    fragment.text = `fragment ${name} on ${condition}${directives(r, model, 'FRAGMENT_DEFINITION', scope)} ${selection()}`;
  }

  name = r.chance(0.99) ? name : `${name}x`;
  return `...${name}${directives(r, model, 'FRAGMENT_SPREAD', scope)}`;
}

/** Types that a value of a type may have, or that it may be seen as. */
function related(model, typeName) {
  const possible = possibleTypes(model, typeName);
  return [...model.types.values()].filter((type) => ['object', 'interface', 'union'].includes(type.kind) && possibleTypes(model, type.name).some((name) => possible.includes(name))).map((type) => type.name).concat(typeName);
}

export function possibleTypes(model, typeName) {
  const type = model.types.get(typeName);
  return type.kind === 'object' ? [typeName] : type.kind === 'union' ? type.members
    : [...model.types.values()].filter((other) => other.kind === 'object' && other.interfaces.includes(typeName)).map((other) => other.name);
}

function useVariable(r, model, reference, scope) {
  if (!scope.variables) {
    return '1';
  }

  const known = [...scope.variables].filter(([, variable]) => variable.type === reference || r.chance(0.05)).map(([name]) => name);
  if (known.length > 0 && r.chance(0.6)) {
    return `$${r.pick(known)}`;
  }

  const name = `v${scope.variables.size}`;
  const type = r.chance(0.88) ? reference : r.chance(0.5) ? reference.replace(/!$/, '') : wrap(r, nameOf(reference));
  const variable = { type };
  if (r.chance(0.25)) {
    variable.default = literal(r, model, type, 1, { exact: r.chance(0.9) });
  }

  if (r.chance(0.98)) {
    scope.variables.set(name, variable);
  }

  return `$${name}`;
}

function directives(r, model, location, scope) {
  let text = '';
  if (['FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'].includes(location) && r.chance(0.08)) {
    const condition = r.chance(0.5) ? r.pick(['true', 'false']) : useVariable(r, model, 'Boolean!', scope);
    text += ` @${r.pick(['skip', 'include'])}(if: ${condition})`;
  }

  for (const [name, directive] of model.directives) {
    const count = r.chance(directive.locations.includes(location) ? 0.1 : 0.01) ? r.between(1, 2) : 0;
    for (let i = 0; i < count; i++) {
      const args = [...directive.args].filter(([, value]) => (value.type.endsWith('!') && value.default === undefined ? r.chance(0.95) : r.chance(0.5)))
        .map(([argument, value]) => `${argument}: ${literal(r, model, value.type, 1, { variable: scope.variables && ((type) => useVariable(r, model, type, scope)) })}`);
      text += ` @${name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
    }
  }

  return r.chance(0.005) ? `${text} @unknown(if: $x)` : text;
}

/** Values for an operation's variables. */
export function makeVariables(r, model, variables) {
  const values = {};
  for (const [name, variable] of variables) {
    const needed = variable.type.endsWith('!') && variable.default === undefined;
    if (r.chance(needed ? 0.97 : 0.6)) {
      values[name] = inputData(r, model, variable.type, 2);
    }
  }

  return r.chance(0.03) ? { ...values, more: 1 } : values;
}

function inputData(r, model, type, depth) {
  if (type.endsWith('!')) {
    return r.chance(0.02) ? null : inputData(r, model, type.slice(0, -1), depth) ?? anything(r);
  }

  if (r.chance(0.08)) {
    return null;
  }

  if (r.chance(0.05)) {
    return anything(r);
  }

  if (type.startsWith('[')) {
    return r.chance(0.15) ? inputData(r, model, type.slice(1, -1), depth) : r.times(r.between(0, 3), () => inputData(r, model, type.slice(1, -1), depth));
  }

  const known = model.types.get(type);
  if (known.kind === 'enum') {
    return r.chance(0.95) ? r.pick(known.values) : r.pick(['REDD', 'green', '']);
  }

  if (known.kind !== 'input') {
    return r.chance(0.9) ? scalarData(r, type) : anything(r);
  }

  const value = {};
  const fields = [...known.fields];
  for (const [name, field] of known.oneOf ? distinct(r, fields, r.chance(0.9) ? 1 : 2) : fields) {
    if (depth > -2 && (known.oneOf || (field.type.endsWith('!') ? r.chance(0.97) : depth > 0 && r.chance(0.5)))) {
      value[r.chance(0.98) ? name : `${name}s`] = inputData(r, model, field.type, depth - 1);
    }
  }

  return value;
}

function scalarData(r, type) {
  switch (type) {
    case 'Int':
      return r.pick([0, 1, -1, -0, 2147483647, -2147483648, 42]);
    case 'Float':
      return r.pick([0, 1.5, -2e3, 1e-7, 1e21, 12345678901234567890, 0.1]);
    case 'String':
      return r.pick(['', 'a', 'é\n\t"\\', '😀', ' x ']);
    case 'Boolean':
      return r.chance(0.5);
    case 'ID':
      return r.pick(['a', '', 1, -7, 9007199254740993]);
    default:
      return anything(r);
  }
}

export const anything = (r) => r.pick([0, 1, -1, 1.5, 1e21, 1e-9, 2147483648, -2147483649, '', 'a', '1', ' 2 ', '0x1F', '1e3', 'RED', true, false, [], [1], [1, 'a', null, [[]]], {}, { a: 1 }, { a: { b: { c: { d: 1 } } } },
  [[[[1]]]], Array.from({ length: 12 }, (_, i) => i), Array.from({ length: 11 }, () => 'x'), 123456789.123, 12345678901234567890, 'Infinity', '.5', '5.', '\u0001\u007f\u2028', null]);

/** Data for a type: of the right shape mostly, with nulls and strangers. */
export function makeData(r, model, type, depth) {
  if (type.endsWith('!')) {
    return r.chance(0.03) ? null : makeData(r, model, type.slice(0, -1), depth) ?? {};
  }

  if (r.chance(0.08)) {
    return null;
  }

  if (r.chance(0.04)) {
    return anything(r);
  }

  if (type.startsWith('[')) {
    return r.times(r.between(0, 3), () => makeData(r, model, type.slice(1, -1), depth));
  }

  const known = model.types.get(type);
  switch (known.kind) {
    case 'enum':
      return r.chance(0.95) ? r.pick(known.values) : 'PINK';
    case 'scalar':
      return r.chance(0.85) ? scalarData(r, type) : anything(r);
    default: {
      const possible = possibleTypes(model, type);
      const name = possible.length > 0 && r.chance(0.94) ? r.pick(possible) : r.pick([...namesOf(model, ['object', 'interface']), 'Nowhere']);
      const value = known.kind === 'object' && r.chance(0.5) ? {} : r.chance(0.97) ? { __typename: name } : r.pick([{ __typename: 1 }, {}]);
      for (const [field, { type: below }] of depth > 0 ? model.types.get(name)?.fields ?? [] : []) {
        value[field] = makeData(r, model, below, depth - 1);
      }

      return value;
    }
  }
}
