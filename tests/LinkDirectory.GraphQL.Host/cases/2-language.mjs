// Section 2: source text, tokens, strings, documents of every kind.
const inString = (text) => `{ a(x: ${text}) }`;

export default {
  parse: [
    '', ' ', '\uFEFF', '#', '# only a comment', ',,,', '{', '}', '{}', '{ }', '{ a', '{ a }', '{ a {} }', '{ a { } b }', 'query {}', 'mutation', 'query Q', 'query Q() { a }', 'query Q($a) { a }',
    'query Q($a: Int = $b) { a }', 'query Q($a: Int = [1, $b]) { a }', 'query Q($a: Int = {x: $}) { a }', 'query ($a: [Int!]! = [1] @d(x: 1) @e) @f { a }', '"said" query ("what for" $a: Int) { a }', '"said" { a }',
    '"said" fragment F on T { a }', '"said" extend type T { a: Int }', '"said" nothing', '"said"', 'notanoperation Foo { field }', 'fragment on on on { on }', 'fragment on T { a }', '{ ...on }', '{ ... on }', '{ ...on { a } }',
    '{ ... @d { a } }', '{ ...F @d }', '{ ...F(x: 1) }', 'fragment F($a: Int) on T { a }', '{ a: b: c }', '{ a(x:) }', '{ a() }', '{ a(x: 1 y: 2,, z: 3) }', '{ a @b @c(d: $e) { f } }', '{ a @ }', '...', '{ ... }', '{ .. }', '{ . }', '{ .5 }',
    '{ a }}', '{ a } { b }', '{ a } type T { a: Int }', 'subscription S { a }', 'query query { query }', '{ true: null false: true null }', 'fragment true on null { a }', '{ a(x: on, y: fragment, z: query) }',
    '{ fragment type input on query }', 'query on on { on }', '{ é }', '{ a\u0000 }', '{ a ? }', "{ a(x: 'b') }", '{ a(x: "b\n") }', '{ a - }', '{ a😀 }', '{ a \ud800 }', '# \ud800', '{ a # \ud83d\ude00 b\n c }', '{ a #\r b\r\n c\n\rd ? }',
    '\uFEFF{ a \uFEFF}', '{\ta,\u00a0b }', '{ a \u200b }', '\v{ a }', '{ a\u2028b }',
    ...['""', '"a"', '"', '"a', '"\\"', '"\\"', '"\\n\\r\\t\\b\\f\\/\\\\\\""', '"\\x"', '"\\u"', '"\\u1"', '"\\u12"', '"\\u123"', '"\\u12g4"', '"\\uD83D\\uDE00"', '"\\uD83D"', '"\\uDE00"', '"\\uD83D\\n"', '"\\uD83D\\uD83D"', '"\\uDE00\\uD83D"',
      '"\\u{}"', '"\\u{0}"', '"\\u{1F600}"', '"\\u{10FFFF}"', '"\\u{110000}"', '"\\u{D83D}"', '"\\u{00000000041}"', '"\\u{FFFFFFFF}"', '"\\u{7FFFFFFF}"', '"\\u{80000000}"', '"\\u{x}"', '"\\u{1F600"', '"\\u{1F600 }"', '"\\u{', '"\\', '"\u0000"', '"\u0007"', '"\ud83d"', '"\ud83d\ude00"', '"\ude00"',
      '"a\rb"', '"a\u2028b"', '"""', '""""', '"""""', '""""""', '"""a"""', '"""a""" """b"""', '"""\\""""""', '"""\\"""', '"""a\\b\\n"""', '"""\n  a\n   b\n  """', '"""a\r\nb\rc\n\rd"""', '"""\t a\n\t b"""', '"""  \n  \n"""', '"""\u0000"""', '"""\ud800"""', '"""a" ""b"""', '""" "a" """'].map(inString),
    ...['0', '-0', '00', '01', '-01', '1', '-1', '--1', '+1', '1.', '1.0', '.1', '1.e1', '1e', '1e1', '1E+1', '1e-', '1e1.0', '1.2.3', '1_000', '1a', '0x1', '1e1a', '-', '-a', '1.5e99999', '9'.repeat(400), '1 .5', '1é'].map(inString),
    ...['null', 'true', 'false', 'A', 'on', '$a', '$', '$1', '[]', '[[]]', '[', '[1', '[1 2,3]', '{}', '{a: 1}', '{a: 1 b: {c: [$d]}}', '{a}', '{a:}', '{1: 1}', '{a: 1, a: 2}', '@d', '...'].map(inString),
    // Type system documents.
    'type A', 'type A {}', 'type A { }', 'type A { a }', 'type A { a: }', 'type A { a: Int }', 'type A { a(: Int }', 'type A { a(): Int }', 'type A { a(x: Int = 1 @d): Int @e }', 'type A implements', 'type A implements B', 'type A implements & B & C { a: Int }', 'type A implements B, C { a: Int }',
    'type A implements B C { a: Int }', 'type A implements B & { a: Int }', 'interface I implements J & K @d { a: Int }', 'interface I', 'union U', 'union U =', 'union U = A', 'union U = | A | B', 'union U = || A', 'union U = A |', 'union U @d = A', 'enum E', 'enum E {}', 'enum E { A B @d "said" C }',
    'enum E { true }', 'enum E { null }', 'enum E { false }', 'enum E { "d" true }', 'enum true { A }', 'input I', 'input I { a: Int = 1, b: [I!]! = [{}] @d }', 'input I { a(x: Int): Int }', 'input I { a: Int = $v }', 'scalar S', 'scalar S @d(x: 1)', 'scalar S @d(x: $v)', 'scalar', 'schema { query: Q }', 'schema {}',
    'schema', 'schema @d { query: Q mutation: M subscription: S }', 'schema { queri: Q }', '"said" schema { query: Q }', 'extend schema @d', 'extend schema', 'extend schema { query: Q }', 'extend schema {}', 'extend scalar S', 'extend scalar S @d', 'extend type A', 'extend type A @d', 'extend type A implements B',
    'extend type A { a: Int }', 'extend interface I', 'extend interface I implements J', 'extend union U', 'extend union U = A', 'extend union U @d', 'extend enum E', 'extend enum E { A }', 'extend input I', 'extend input I { a: Int }', 'extend', 'extend { a }', 'extend query', 'extend fragment', 'extend "a" type A @d',
    'extend directive @d', 'extend directive @d @e', 'extend directive d @e', 'extend directive', 'directive @d on FIELD', 'directive @d() on FIELD', 'directive @d(a: Int = 1) repeatable on | FIELD | QUERY', 'directive d on FIELD', 'directive @d', 'directive @d on', 'directive @d on Field', 'directive @d on FIELD |',
    'directive @d on INCORRECT_LOCATION', 'directive @d repeatabl on FIELD', 'directive @d @e(x: 1) on FIELD', 'directive @d repeatable @e on FIELD', 'directive @d on FRAGMENT_VARIABLE_DEFINITION | DIRECTIVE_DEFINITION', 'directive @d on constructor', 'directive @d on VARIABLE_DEFINITION', '"""\n d\n""" type A { """ f """ a("arg" x: Int): Int }',
    'type A { "d" "e" a: Int }', '# c\ntype A # d\n{ # e\na: Int # f\n}', 'type Hello { world: [String] }', 'type Hello { world: String! }', 'type Hello { world: [String!]!! }', 'type Hello { world: [[String] }', 'type Hello { world: [] }', 'type Hello { world: ! }', 'type on implements on { on: on }', 'input I { a: Int = 1 = 2 }',
    'query ($a: [[Int!]!]!) { a }', 'query ($a: [Int) { a }', 'query ($a: Int!!) { a }', 'query ($a: ) { a }', 'query ($: Int) { a }', 'query ($a Int) { a }', '{ a(x: """b""") }', '{ a @d(x: """b""" y: [{z: $w}]) }',
    'query Deep { ' + 'a { '.repeat(150) + 'a' + ' }'.repeat(151), `{ a(x: ${'['.repeat(300)}${']'.repeat(300)}) }`, `query ($a: ${'['.repeat(300)}Int${']'.repeat(300)}) { a }`,
  ],
};
