// Section 4: a schema describes itself. The queries of getIntrospectionQuery with every choice, and questions of one's own.
import { getIntrospectionQuery } from 'graphql';

const schema = `
  "What it is for" schema { query: Root mutation: Change }
  "A \\"root\\"" type Root implements Node & Named { id: ID! name(lang: Lang = EN, "which" old: Int @deprecated(reason: "None.")): String! things(first: Int = 10, where: Filter = {tags: ["a"], deep: {not: null}}): [Thing!]! @deprecated node: Node any: Any }
  type Change { add(key: Key!, date: Date): Root @deprecated(reason: "Use another.") }
  interface Node { id: ID! } interface Named implements Node { id: ID! name: String! } type Thing implements Node { id: ID! size: Float } union Any = Thing | Root
  enum Lang { EN "Welsh" CY FR @deprecated(reason: "Gone.") } scalar Date @specifiedBy(url: "https://example.org/date") scalar Open
  input Filter { tags: [String!] = ["x", "y"] deep: Deep old: Int = 1 @deprecated date: Date = "2025-09-03" n: Float = 1.0 open: Open = {a: [1, "b", C, true, null]} long: String = """a
      b""" } input Deep { not: Filter } input Key @oneOf { id: ID name: String }
  directive @mark("how" a: Int = 1, b: [Lang!]! = [EN], c: Int @deprecated) repeatable on FIELD | OBJECT | VARIABLE_DEFINITION directive @gone @deprecated(reason: "x") on QUERY`;
const flags = ['descriptions', 'specifiedByUrl', 'directiveIsRepeatable', 'schemaDescription', 'inputValueDeprecation', 'experimentalDirectiveDeprecation', 'oneOf'];
const kinds = 'kind name description specifiedByURL isOneOf';
const small = 'type Query { a: Int }';

export default [
  {
    schema,
    execute: [
      getIntrospectionQuery(), getIntrospectionQuery(Object.fromEntries(flags.map((flag) => [flag, true]))), ...flags.flatMap((flag) => [getIntrospectionQuery({ [flag]: true }), getIntrospectionQuery({ [flag]: false })]), getIntrospectionQuery({ typeDepth: 3 }),
      `{ __schema { description types { ${kinds} } queryType { name } mutationType { name } subscriptionType { name } directives { name } } }`, '{ __schema { directives(includeDeprecated: true) { name isDeprecated deprecationReason args(includeDeprecated: true) { name isDeprecated deprecationReason defaultValue } } } }',
      ...['Root', 'Node', 'Named', 'Any', 'Lang', 'Date', 'Filter', 'Key', 'Thing', 'Int', 'Boolean', '__Schema', '__Type', '__TypeKind', '__Field', '__InputValue', '__EnumValue', '__Directive', '__DirectiveLocation', 'Nope', '']
        .map((name) => `{ __type(name: "${name}") { ${kinds} fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { ...T } args(includeDeprecated: true) { ...V } } interfaces { name } possibleTypes { name } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } inputFields(includeDeprecated: true) { ...V } ofType { name } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { name } } } } fragment V on __InputValue { name description type { ...T } defaultValue isDeprecated deprecationReason }`),
      { query: 'query ($n: String!, $all: Boolean) { __type(name: $n) { fields(includeDeprecated: $all) { name } } }', variables: { n: 'Root', all: true } }, { query: 'query ($n: String!, $all: Boolean = true) { __type(name: $n) { fields(includeDeprecated: $all) { name } inputFields(includeDeprecated: $all) { name } } }', variables: { n: 'Root', all: null } },
      '{ __typename __schema { __typename queryType { __typename fields { __typename } } } }', '{ a: __schema { queryType { name } } a: __schema { queryType { kind } } }', '{ ...on Root { __type(name: "Thing") { name } } }', 'mutation { __typename }', '{ __type(name: "Root") { name @skip(if: true) kind @include(if: false) } }', '{ __type { name } }', '{ __type(name: 1) { name } }', '{ __type(name: null) { name } }', '{ __type(nam: "x") { name } }', 'mutation { __schema { queryType { name } } }', '{ node { __schema { queryType { name } } } }',
      { query: '{ node { __typename id } any { __typename ... on Thing { size } } }', rootValue: { node: { __typename: 'Root', id: 1 }, any: { __typename: 'Thing', size: 2 } } },
    ],
    validate: [
      '{ __schema { types { fields { type { fields { type { name } } } } } } }', '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', '{ __type(name: "a") { ...A } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { interfaces { possibleTypes { inputFields { name } } } }', '{ a: __schema { ...S } b: __schema { ...S } } fragment S on __Schema { types { ...A } } fragment A on __Type { fields { type { ...A } } }',
      '{ __type(name: "a") { ofType { ofType { ofType { ofType { ofType { name } } } } } } }', '{ __type(name: "a") { interfaces { interfaces { interfaces { name } } } __nope } __nope }', '{ ... { ... { __schema { types { ... on __Type { inputFields { type { inputFields { type { inputFields { name } } } } } } } } } } }', '{ __type(name: "a") { ...U } }', '{ __typename { a } __schema __type(name: "") }',
    ],
  },
  { schema: small, execute: [getIntrospectionQuery(), '{ __schema { types { name } } }', '{ __schema { directives { name description locations args { name description type { name kind ofType { name } } defaultValue } } } }'] },
  { schema: 'type Query { i: I } interface I { a: A } type A implements I { a: A } type Z implements I { a: A } directive @d(x: Only) on FIELD input Only { f: Float } union U = Z', execute: [getIntrospectionQuery(), '{ __type(name: "I") { possibleTypes { name } } }'] },
  { schema: 'directive @skip(if: Boolean!, unless: Int) on FIELD type Query { id: ID } scalar Int', execute: ['{ __schema { directives { name args { name } } types { name } } }', '{ id @skip(if: false, unless: 1) }', '{ id @skip(if: true) __typename }'] },
];
