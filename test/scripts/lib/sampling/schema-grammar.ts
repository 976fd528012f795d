/**
 * Random JSON Schemas for property tests: any schema of a small grammar over every keyword that sampling knows, and
 * schemas that have an instance for sure because they are drawn around one.
 * Pure; used by tests only.
 */
import fc from 'fast-check'
import { isObject, type Json, type JsonObject } from '../../../../scripts/lib/json.ts'

const PATTERNS = [
  '^[A-Za-z0-9_-]{1,48}$',
  '^[a-zA-Z. -]{0,26}$',
  '^(?:[a-z]+\\.){1,3}[a-z]{2,4}$',
  '^(?!x)[a-z]{2,9}$',
  '[0-9]{3}',
  '^\\p{Lu}+$',
  '^(foo|bar|ba[rz]{2})?$',
  '^#?([0-9a-f]{3}){1,2}$',
]
const TEXTS = ['', 'a', 'foo', 'bar', '#0af0af', 'some.dotted.name', 'A-b_9', 'UPPER', 'x 100 y', 'é日😀', '2024-05-17']
const FORMATS = ['date-time', 'date', 'uuid', 'email', 'uri', 'ipv4', 'unknown-format']
const NAMES = ['a', 'b', 'c', 'd~/e']

/** The definitions a random schema may refer to; `node` is recursive. */
export const DEFINITIONS: JsonObject = {
  text: { type: 'string', minLength: 1, maxLength: 12 },
  node: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      next: { $ref: '#/$defs/node' },
      all: { type: 'array', items: { $ref: '#/$defs/node' } },
    },
  },
  money: {
    type: 'object',
    additionalProperties: false,
    required: ['v'],
    properties: { v: { type: 'number', minimum: 0 }, c: { enum: ['EUR', 'USD'] } },
  },
}

/** Keywords by name, each there or not. */
function some(keywords: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(keywords).map(([name, value]) =>
    fc.option(value, { nil: undefined }).map((drawn) => (drawn === undefined ? [] : [[name, drawn] as const])),
  )
  return fc.tuple(...entries).map((drawn) => Object.fromEntries(drawn.flat()))
}

/** One of the values. */
function oneOf(...values: Json[]): fc.Arbitrary<Json> {
  return fc.constantFrom(...values)
}

const small = fc.integer({ min: 0, max: 6 })
const text = some({ minLength: small, maxLength: fc.integer({ min: 6, max: 40 }) }).map((rest) => ({
  type: 'string',
  ...rest,
}))
const pattern = fc
  .tuple(
    fc.constantFrom(...PATTERNS),
    some({ minLength: fc.integer({ min: 0, max: 3 }), maxLength: fc.integer({ min: 5, max: 60 }) }),
  )
  .map(([regex, rest]) => ({ type: 'string', pattern: regex, ...rest }))
const format = fc.constantFrom(...FORMATS).map((name) => ({ type: 'string', format: name }))
const number = fc
  .tuple(
    fc.constantFrom('integer', 'number'),
    some({
      minimum: fc.integer({ min: -20, max: 20 }),
      maximum: fc.integer({ min: 25, max: 90 }),
      exclusiveMinimum: fc.integer({ min: -20, max: 20 }),
      multipleOf: oneOf(1, 2, 5, 0.5, 0.01),
    }),
  )
  .map(([type, rest]) => ({ type, ...rest }))
const named = fc.oneof(
  fc
    .uniqueArray(oneOf('x', 'Y', '', 0, 1.5, true, null, 'long value'), { minLength: 1, maxLength: 4 })
    .map((values) => ({ enum: values })),
  oneOf('x', 7, false, { k: [1] }).map((value) => ({ const: value })),
)
const plain = fc.constantFrom<JsonObject>(
  { type: 'boolean' },
  { type: 'null' },
  { type: ['string', 'null'], maxLength: 4 },
  { type: ['integer', 'boolean'] },
  {},
)
const reference = fc.constantFrom(...Object.keys(DEFINITIONS)).map((name) => ({ $ref: `#/$defs/${name}` }))

const grammar = fc.letrec<{ schema: JsonObject; object: JsonObject; array: JsonObject; mix: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    pattern,
    format,
    number,
    named,
    plain,
    reference,
    tie('object'),
    tie('object'),
    tie('array'),
    tie('mix'),
  ),
  object: fc
    .tuple(
      fc.dictionary(fc.constantFrom(...NAMES), tie('schema'), { maxKeys: 4 }),
      some({
        required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
        additionalProperties: fc.oneof(oneOf(false, true), text),
        minProperties: fc.integer({ min: 0, max: 2 }),
        maxProperties: fc.integer({ min: 2, max: 5 }),
        dependentRequired: oneOf({ a: ['b'] }, { b: ['c', 'a'] }),
        propertyNames: oneOf({ maxLength: 5 }, { pattern: '^[a-z]' }),
        patternProperties: oneOf({ '^x-': { type: 'integer' } }, { '^[ab]$': { minLength: 2 } }),
        dependentSchemas: oneOf({ a: { required: ['c'] } }),
        not: oneOf({ required: ['a', 'b'] }, { required: ['c'] }),
      }),
    )
    .map(([properties, rest]) => ({ type: 'object', properties, ...rest })),
  array: fc
    .tuple(
      tie('schema'),
      some({
        minItems: fc.integer({ min: 0, max: 3 }),
        maxItems: fc.integer({ min: 3, max: 5 }),
        uniqueItems: oneOf(true),
        contains: oneOf({ type: 'integer' }, { minLength: 3 }),
        prefixItems: oneOf([{ type: 'string' }, { type: 'integer' }]),
      }),
    )
    .map(([items, rest]) => ({ type: 'array', items, ...rest })),
  mix: fc.oneof(
    fc.array(tie('object'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((branches) => ({ oneOf: branches })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.tuple(tie('object'), tie('object')).map(([met, otherwise]) => ({ ...CONDITION, ...sides(met, otherwise) })),
    fc.tuple(tie('schema'), tie('schema')).map(([schema, not]) => ({ ...schema, not })),
  ),
}))

const CONDITION: JsonObject = {
  type: 'object',
  properties: { kind: { enum: ['one', 'two'] } },
  required: ['kind'],
  if: { properties: { kind: { const: 'one' } } },
}

/** The two sides of a condition. */
function sides(met: JsonObject, otherwise: JsonObject): JsonObject {
  return Object.fromEntries([
    ['then', met],
    ['else', otherwise],
  ])
}

/** A random schema that is its own root; it may have no instance at all. */
export const arbitrarySchema: fc.Arbitrary<JsonObject> = grammar.schema.map((schema) => ({
  ...schema,
  $defs: DEFINITIONS,
}))

const values = fc.letrec<{ value: Json; object: JsonObject; array: Json[] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    oneOf(...TEXTS),
    fc.integer({ min: -50, max: 50 }),
    oneOf(true, false, null, 0.5, 12.25),
    tie('object'),
    tie('array'),
  ),
  object: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  array: fc.array(tie('value'), { maxLength: 4 }),
}))

/** A random schema drawn around a value that it allows. */
export const satisfiableSchema: fc.Arbitrary<JsonObject> = values.value.chain((value) => around(value, 3))

/** A schema that allows a value: of its type, with alternatives, conditions and exclusions around it. */
function around(value: Json, depth: number): fc.Arbitrary<JsonObject> {
  const own = ownSchema(value, depth)
  if (depth <= 0) return own
  const inner = around(value, depth - 1)
  const other = oneOf({ type: 'object', required: ['never'] }, { const: 'never' }, { type: 'string', minLength: 60 })
  return fc.oneof(
    { weight: 6, arbitrary: own },
    { weight: 1, arbitrary: fc.tuple(inner, ownSchema(value, 0)).map(([a, b]) => ({ allOf: [a, b] })) },
    { weight: 1, arbitrary: fc.tuple(other, inner).map(([a, b]) => ({ anyOf: [a, b] })) },
    { weight: 1, arbitrary: fc.tuple(other, inner).map(([a, b]) => ({ oneOf: [a, b] })) },
    { weight: 1, arbitrary: fc.tuple(other, inner).map(([not, schema]) => ({ allOf: [schema], not })) },
    {
      weight: 1,
      arbitrary: inner.map((schema) => ({ if: { type: typeOf(value) }, ...sides(schema, { type: 'null' }) })),
    },
    { weight: 1, arbitrary: inner.map((schema) => ({ type: [typeOf(value), 'boolean'], ...schema })) },
  )
}

/** The JSON type of a value. */
function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

/** A schema with keywords of the value's own type that all hold. */
function ownSchema(value: Json, depth: number): fc.Arbitrary<JsonObject> {
  const typed = fc.constant<JsonObject>({ type: typeOf(value) })
  const listed = oneOf({ enum: ['other', value] }, { const: value }).map((schema) => (isObject(schema) ? schema : {}))
  const rest = keywordsAround(value, depth)
  return fc.oneof(
    { weight: 1, arbitrary: listed },
    { weight: 8, arbitrary: fc.tuple(typed, rest).map(([a, b]) => ({ ...a, ...b })) },
  )
}

/** Keywords that hold for a value. */
function keywordsAround(value: Json, depth: number): fc.Arbitrary<JsonObject> {
  if (typeof value === 'string') return textAround(value)
  if (typeof value === 'number') return numberAround(value)
  if (Array.isArray(value)) return arrayAround(value, depth)
  return isObject(value) ? objectAround(value, depth) : fc.constant({})
}

/** Keywords that hold for a text. */
function textAround(value: string): fc.Arbitrary<JsonObject> {
  const size = [...value].length
  const fitting = PATTERNS.filter((regex) => new RegExp(regex, 'u').test(value))
  return some({
    minLength: fc.integer({ min: 0, max: size }),
    maxLength: fc.integer({ min: size, max: size + 20 }),
    ...(fitting.length > 0 ? { pattern: oneOf(...fitting) } : {}),
  })
}

/** Keywords that hold for a number. */
function numberAround(value: number): fc.Arbitrary<JsonObject> {
  const steps = [1, 2, 5, 7, 0.5, 0.25].filter((step) => Number.isInteger(value / step))
  return some({
    minimum: fc.integer({ min: -60, max: Math.floor(value) }),
    maximum: fc.integer({ min: Math.ceil(value), max: 60 }),
    exclusiveMinimum: fc.integer({ min: -60, max: Math.ceil(value) - 1 }),
    exclusiveMaximum: fc.integer({ min: Math.floor(value) + 1, max: 60 }),
    ...(steps.length > 0 ? { multipleOf: oneOf(...steps) } : {}),
  })
}

/** Keywords that hold for an array. */
function arrayAround(value: Json[], depth: number): fc.Arbitrary<JsonObject> {
  const size = value.length
  const bounds = some({
    minItems: fc.integer({ min: 0, max: size }),
    maxItems: fc.integer({ min: size, max: size + 3 }),
  })
  const [first] = value
  if (first === undefined) return bounds
  const tuple = fc.tuple(...value.map((item) => around(item, depth - 1)))
  const wanted = around(first, depth - 1)
  const isSet = new Set(value.map((item) => JSON.stringify(item))).size === size
  return fc
    .tuple(bounds, some({ prefixItems: tuple, contains: wanted, ...(isSet ? { uniqueItems: oneOf(true) } : {}) }))
    .map(([a, b]) => ({ ...a, ...b }))
}

/** Keywords that hold for an object. */
function objectAround(value: JsonObject, depth: number): fc.Arbitrary<JsonObject> {
  const names = Object.keys(value)
  const size = names.length
  const members = names.map((name) => around(value[name] ?? null, depth - 1).map((schema) => [name, schema] as const))
  const absent = NAMES.filter((name) => !names.includes(name))
  const rest = some({
    required: fc.subarray(names),
    additionalProperties: oneOf(false, true),
    minProperties: fc.integer({ min: 0, max: size }),
    maxProperties: fc.integer({ min: size, max: size + 2 }),
    propertyNames: oneOf({ maxLength: 5 }),
    ...(size > 1 ? { dependentRequired: fc.shuffledSubarray(names).map(([a = '', ...b]) => ({ [a]: b })) } : {}),
    ...(absent.length > 0 ? { not: fc.constantFrom(...absent).map((name) => ({ required: [name] })) } : {}),
  })
  return fc.tuple(fc.tuple(...members), rest).map(([properties, keywords]) => ({
    properties: Object.fromEntries(properties),
    ...keywords,
  }))
}
