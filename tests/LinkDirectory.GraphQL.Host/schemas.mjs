// Random schemas: as a model, of which documents and data are made, and as a document.
const fieldNames = ['id', 'name', 'names', 'age', 'size', 'pet', 'pets', 'owner', 'kind', 'tags', 'matrix', 'a', 'b', 'c1', 'c2', 'c10'];
const argumentNames = ['x', 'y', 'where', 'first', 'flag', 'kind', 'ids'];
const reasons = ['', '(reason: "Ask for `name`.")', '(reason: "")', '(reason: """Old\n  ways""")'];

export function makeSchema(r) {
  const model = { types: new Map(), directives: new Map(), roots: {} };
  const add = (kind, name, more) => model.types.set(name, { kind, name, ...more });
  for (const name of ['Int', 'Float', 'String', 'Boolean', 'ID']) {
    add('scalar', name, { builtIn: true });
  }

  r.times(r.between(0, 2), (i) => add('scalar', `Custom${i}`));
  r.times(r.between(1, 2), (i) => add('enum', `Enum${i}`, { values: ['RED', 'GREEN', 'BLUE', `ONLY${i}`].slice(0, r.between(1, 4)) }));
  makeInputs(r, model, add);
  const interfaces = r.times(r.between(0, 3), (i) => `Face${i}`);
  const objects = r.times(r.between(1, 4), (i) => `Thing${i}`);
  interfaces.forEach((name) => add('interface', name, { fields: new Map(), interfaces: [] }));
  objects.forEach((name) => add('object', name, { fields: new Map(), interfaces: [] }));
  r.times(r.between(0, 2), (i) => add('union', `Union${i}`, { members: [...new Set([r.pick(objects), ...r.some(objects)])] }));
  add('object', 'Query', { fields: new Map(), interfaces: [] });
  interfaces.forEach((name, i) => makeFields(r, model, name, interfaces.slice(0, i)));
  objects.forEach((name) => makeFields(r, model, name, interfaces));
  makeFields(r, model, 'Query', []);
  model.roots.query = 'Query';
  for (const root of ['mutation', 'subscription']) {
    if (r.chance(0.3)) {
      const name = r.chance(0.8) ? root[0].toUpperCase() + root.slice(1) : `Own${root}`;
      add('object', name, { fields: new Map(), interfaces: [] });
      makeFields(r, model, name, []);
      model.roots[root] = name;
    }
  }

  makeDirectives(r, model);
  return model;
}

function makeInputs(r, model, add) {
  const inputs = r.times(r.between(1, 3), (i) => `Input${i}`);
  inputs.forEach((name) => add('input', name, { fields: new Map(), oneOf: r.chance(0.3) }));
  for (const name of inputs) {
    const type = model.types.get(name);
    for (const field of distinct(r, fieldNames, r.between(1, 4))) {
      const named = r.pick(namesOf(model, ['scalar', 'enum', 'input']));
      const inner = model.types.get(named).kind === 'input' ? named : wrap(r, named);
      const reference = type.oneOf ? inner.replace(/!$/, '') : inner;
      const value = { type: reference };
      if (!type.oneOf && model.types.get(named).kind !== 'input' && r.chance(0.3)) {
        value.default = literal(r, model, reference, 1, { exact: true });
      }

      type.fields.set(field, value);
    }
  }
}

function makeFields(r, model, name, interfaces) {
  const type = model.types.get(name);
  for (const contract of r.some(interfaces, 0.4)) {
    for (const each of [contract, ...model.types.get(contract).interfaces]) {
      const fields = [...model.types.get(each).fields];
      if (!type.interfaces.includes(each) && fields.every(([field, value]) => !type.fields.has(field) || same(type.fields.get(field), value))) {
        type.interfaces.push(each);
        fields.forEach(([field, value]) => type.fields.set(field, value));
      }
    }
  }

  const complete = type.interfaces.every((each) => model.types.get(each).interfaces.every((other) => type.interfaces.includes(other)));
  if (!complete) {
    type.interfaces = [];
  }

  for (const field of distinct(r, fieldNames, r.between(2, 6)).filter((field) => !type.fields.has(field))) {
    const args = new Map();
    for (const argument of distinct(r, argumentNames, r.chance(0.5) ? 0 : r.between(1, 3))) {
      args.set(argument, inputValue(r, model));
    }

    type.fields.set(field, { type: wrap(r, r.pick(namesOf(model, ['scalar', 'enum', 'object', 'interface', 'union', 'object', 'interface']))), args });
  }
}

function inputValue(r, model) {
  const type = wrap(r, r.pick(namesOf(model, ['scalar', 'enum', 'input'])));
  return r.chance(0.3) ? { type, default: literal(r, model, type, 2, { exact: true }) } : { type };
}

function makeDirectives(r, model) {
  const places = ['QUERY', 'FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'FRAGMENT_DEFINITION', 'VARIABLE_DEFINITION', 'MUTATION', 'FIELD_DEFINITION', 'OBJECT', 'ENUM_VALUE'];
  for (const name of ['mark', 'tag']) {
    if (r.chance(0.6)) {
      const args = new Map(distinct(r, argumentNames, r.between(0, 2)).map((argument) => [argument, inputValue(r, model)]));
      model.directives.set(name, { args, repeatable: r.chance(0.4), locations: [r.pick(places), ...r.some(places)] });
    }
  }

  if (r.chance(0.1)) {
    model.directives.set('defer', { args: new Map([['if', { type: 'Boolean! = true' }], ['label', { type: 'String' }]]), locations: ['FRAGMENT_SPREAD', 'INLINE_FRAGMENT'] });
    model.directives.set('stream', { args: new Map([['initialCount', { type: 'Int' }], ['if', { type: 'Boolean' }], ['label', { type: 'String' }]]), locations: ['FIELD'] });
  }
}

/** A schema as a document, in random order, described and extended here and there. */
export function printModel(r, model) {
  const parts = [...model.types.values()].filter((type) => !type.builtIn).map((type) => definition(r, type));
  for (const [name, directive] of model.directives) {
    parts.push(`${describe(r)}directive @${name}${values(r, directive.args)}${directive.repeatable ? ' repeatable' : ''} on ${[...new Set(directive.locations)].join(' | ')}`);
  }

  const roots = Object.entries(model.roots);
  if (r.chance(0.2) || roots.some(([root, name]) => name !== root[0].toUpperCase() + root.slice(1))) {
    parts.push(`${describe(r)}schema { ${roots.map(([root, name]) => `${root}: ${name}`).join(' ')} }`);
  }

  if (r.chance(0.2)) {
    parts.push('extend type Query { extra(deep: [[Int!]!] = [[1]]): String @deprecated(reason: "No more.") }');
    model.types.get('Query').fields.set('extra', { type: 'String', args: new Map([['deep', { type: '[[Int!]!]', default: '[[1]]' }]]) });
  }

  return parts.map((part) => [r.next(), part]).sort((one, other) => (r.chance(0.5) ? 0 : one[0] - other[0])).map(([, part]) => part).join('\n');
}

function definition(r, type) {
  const head = describe(r);
  switch (type.kind) {
    case 'scalar':
      return `${head}scalar ${type.name}${r.chance(0.4) ? ' @specifiedBy(url: "https://example.org/x")' : ''}`;
    case 'enum':
      return `${head}enum ${type.name} { ${type.values.map((value) => describe(r) + value + deprecated(r)).join(' ')} }`;
    case 'union':
      return `${head}union ${type.name} = ${type.members.join(' | ')}`;
    case 'input':
      return `${head}input ${type.name}${type.oneOf ? ' @oneOf' : ''} { ${[...type.fields].map(([name, value]) => `${describe(r)}${name}: ${value.type}${value.default === undefined ? '' : ` = ${value.default}`}`).join(' ')} }`;
    default: {
      const implemented = type.interfaces.length > 0 ? ` implements ${type.interfaces.join(' & ')}` : '';
      return `${head}${type.kind === 'object' ? 'type' : 'interface'} ${type.name}${implemented} { ${[...type.fields].map(([name, field]) => `${describe(r)}${name}${values(r, field.args)}: ${field.type}`).join(' ')} }`;
    }
  }
}

const values = (r, args) => (args.size === 0 ? '' : `(${[...args].map(([name, value]) => `${r.chance(0.1) ? '"given" ' : ''}${name}: ${value.type}${value.default === undefined ? '' : ` = ${value.default}`}`).join(', ')})`);

const deprecated = (r) => (r.chance(0.2) ? ` @deprecated${r.pick(reasons)}` : '');

const describe = (r) => (r.chance(0.12) ? r.pick(['"Said." ', '"""\n  In two\n    lines.\n\n  """ ', '"" ', '"ends in \\\\" ', '"""says \\""" """ ', '"  blank" ', '"a\\tb\\u0007" ', `"${'long '.repeat(16)}" `]) : '');

const same = (one, other) => JSON.stringify([one.type, [...one.args]]) === JSON.stringify([other.type, [...other.args]]);

export const namesOf = (model, kinds) => kinds.flatMap((kind) => [...model.types.values()].filter((type) => type.kind === kind).map((type) => type.name));

export const nameOf = (reference) => reference.replace(/[[\]!]/g, '').split(' ')[0];

/** Different ones of a list, in random order. */
export function distinct(r, list, count) {
  const chosen = new Set();
  for (let i = 0; i < count; i++) {
    chosen.add(r.pick(list));
  }

  return [...chosen];
}

export function wrap(r, name) {
  let type = name + (r.chance(0.25) ? '!' : '');
  for (let depth = 0; depth < 2 && r.chance(0.25); depth++) {
    type = `[${type}]${r.chance(0.25) ? '!' : ''}`;
  }

  return type;
}

/** A value as it is written in a document; with `exact`, of the very type. */
export function literal(r, model, reference, depth, how = {}) {
  const type = reference.split(' = ')[0].trim();
  if (type.endsWith('!')) {
    return !how.exact && r.chance(0.03) ? 'null' : literal(r, model, type.slice(0, -1), depth, { ...how, required: true });
  }

  if (!how.required && r.chance(0.08)) {
    return 'null';
  }

  if (!how.exact && how.variable && r.chance(0.25)) {
    return how.variable(reference);
  }

  const inner = { ...how, required: false };
  if (type.startsWith('[')) {
    return r.chance(0.15) ? literal(r, model, type.slice(1, -1), depth, { ...inner, required: true })
      : `[${r.times(r.between(0, 3), () => literal(r, model, type.slice(1, -1), depth, inner)).join(r.pick([', ', ' ', ',']))}]`;
  }

  if (!how.exact && r.chance(0.05)) {
    return r.pick(['1', '-0', '1.5', '"text"', 'true', 'RED', '{}', '[]', '{ a: 1 }', '2147483648', '1e400', '"""b"""', '[1, "2", $v]', '{ b: [{ c: $v }] }', 'GREEEN']);
  }

  const known = model.types.get(type);
  switch (known?.kind) {
    case 'enum':
      return r.pick(known.values);
    case 'input':
      return inputLiteral(r, model, known, depth, inner);
    default:
      return scalarLiteral(r, type);
  }
}

function scalarLiteral(r, type) {
  switch (type) {
    case 'Int':
      return r.pick(['0', '1', '-1', '-0', '2147483647', '-2147483648', '42']);
    case 'Float':
      return r.pick(['0', '1.5', '-2e3', '1E-7', '1e21', '12345678901234567890', '0.1']);
    case 'String':
      return r.pick(['""', '"a"', '"\\u00e9\\n\\t\\"\\\\"', '"\\u{1F600}"', '"""block\n  two"""', '"é😀"', `"${'x'.repeat(60)}"`]);
    case 'Boolean':
      return r.pick(['true', 'false']);
    case 'ID':
      return r.pick(['"a"', '1', '-7', '123456789012345678901234567890']);
    default:
      return r.pick(['1', '"s"', 'WORD', '[1, 2.5]', '{ a: { b: [null] } }', 'false']);
  }
}

function inputLiteral(r, model, type, depth, how) {
  const fields = [...type.fields];
  const required = fields.filter(([, field]) => field.type.endsWith('!') && field.default === undefined);
  const chosen = type.oneOf ? [r.pick(fields)] : [...new Set([...required, ...(depth > 0 ? r.some(fields, 0.4) : [])])];
  if (depth < -3) {
    return '{}';
  }

  const given = chosen.filter(() => how.exact || r.chance(0.96)).map(([name, field]) => `${how.exact || r.chance(0.97) ? name : name + 's'}: ${literal(r, model, field.type, depth - 1, type.oneOf ? { ...how, required: true } : how)}`);
  if (!how.exact && r.chance(0.04) && given.length > 0) {
    given.push(given[0]);
  }

  return given.length === 0 ? '{}' : `{ ${given.join(', ')} }`;
}
