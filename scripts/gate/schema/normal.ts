/**
 * A schema brought to one form, so that what means the same looks the same: references followed, `allOf` opened, `const`
 * as a list of one, `null` as a type, bounds of integers made inclusive, alternatives that are lists of values united.
 * Pure. What it cannot bring to one form it keeps as it is written.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { joinPointer } from '../../lib/pointer.ts'
import { type Choice, type Located, type Part, subschema, viewOf } from '../../lib/sampling/schema-view.ts'

/** The types of JSON; `integer` stands beside `number`, which has it within. */
export type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string'

const TYPES: readonly TypeName[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/** A schema in one form. */
export interface Normal {
  /** Nothing fits. */
  never: boolean
  types: ReadonlySet<TypeName>
  /** The only values; absent: no such list. */
  values?: Json[]
  /** Bounds and other plain keywords by name; exclusive bounds of integers are inclusive ones. */
  plain: Readonly<Record<string, Json>>
  /** Patterns and formats that must all hold. */
  patterns: readonly string[]
  formats: readonly string[]
  required: readonly string[]
  properties: ReadonlyMap<string, Located>
  patternProperties: ReadonlyMap<string, Located>
  additional: Located
  items: Located
  prefixItems: readonly Located[]
  /** Alternatives that could not be told as types or values. */
  choices: readonly { keyword: 'anyOf' | 'oneOf'; branches: readonly Located[] }[]
  /** Keywords that are compared as they are written. */
  written: Readonly<Record<string, Json>>
}

/** A schema that allows anything. */
export const ANYTHING: Located = { schema: true, pointer: '' }

const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains']
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']
const OTHER = [
  'multipleOf',
  'uniqueItems',
  'default',
  'contentEncoding',
  'contentMediaType',
  'deprecated',
  'readOnly',
  'writeOnly',
]
const WRITTEN = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contentSchema',
]

/** Alternatives inside of alternatives that are looked into; a schema may be an alternative of itself. */
const DEEPEST = 8

/** Brings a schema to one form; an alternative that stands alone stays one, see {@link inlined}. */
export function normalise(root: object, located: Located, depth = 0): Normal {
  const view = viewOf(root, [located])
  const own = ofParts(view.parts, view.impossible)
  return view.choices.reduce<Normal>((normal, choice) => withChoice(root, normal, choice, depth), own)
}

/** The form without alternatives that stand alone: they are no alternatives but part of the whole. */
export function inlined(root: object, normal: Normal): Normal {
  const rest = normal.choices.filter(({ branches }) => branches.length !== 1)
  const alone = normal.choices.flatMap(({ branches }) => (branches.length === 1 ? branches : []))
  return alone.reduce<Normal>(
    (whole, branch) => {
      const part = normalise(root, branch)
      // What admits no value by itself is admitted by the alternatives around it.
      const types = new Set([...part.types, ...(normal.types.has('null') ? (['null'] as const) : [])])
      return both(whole, { ...part, types, ...(normal.types.has('null') ? withNull(part) : {}) })
    },
    { ...normal, choices: rest },
  )
}

function ofParts(parts: readonly Part[], never: boolean): Normal {
  const types = intersection(parts.map(({ schema }) => typesOf(schema)))
  const closing = parts.flatMap((part) => subschema(part, 'additionalProperties') ?? [])
  const [additional = ANYTHING, ...others] = closing.filter(({ schema }) => schema !== true && !isEmpty(schema))
  const single = parts.filter(({ schema }) => isObject(schema.properties)).length <= 1 && others.length === 0
  return {
    never: never || types.size === 0,
    types,
    ...valuesOf(parts),
    plain: plainOf(parts, types),
    patterns: texts(parts, 'pattern'),
    formats: texts(parts, 'format'),
    required: [
      ...new Set(parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required.map(String) : []))),
    ].toSorted(),
    properties: membersOf(parts, 'properties'),
    patternProperties: membersOf(parts, 'patternProperties'),
    // What closes one part of a whole does not know the names of the others.
    additional: single ? additional : ANYTHING,
    items: together(parts.flatMap((part) => subschema(part, 'items') ?? [])),
    prefixItems: parts.flatMap(({ schema, pointer }) =>
      Array.isArray(schema.prefixItems)
        ? schema.prefixItems.map(
            (item, index): Located => ({
              schema: isSchema(item) ? item : true,
              pointer: joinPointer(pointer, 'prefixItems', index),
            }),
          )
        : [],
    ),
    choices: [],
    written: { ...writtenOf(parts), ...(single ? {} : { additionalProperties: closing.map(({ schema }) => schema) }) },
  }
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}

function isEmpty(schema: JsonSchema): boolean {
  return (
    isObject(schema) &&
    Object.keys(schema).every((name) => ['title', 'description', 'examples', '$comment'].includes(name))
  )
}

/** The types a schema object allows by its `type`, with `integer` wherever there is `number`. */
function typesOf({ type, ...schema }: JsonObject): Set<TypeName> {
  const named = type === undefined ? undefined : Array.isArray(type) ? type : [type]
  const listed = Array.isArray(schema.enum)
    ? schema.enum
    : Object.hasOwn(schema, 'const')
      ? [schema.const ?? null]
      : undefined
  const allowed = TYPES.filter(
    (one) => named === undefined || named.includes(one) || (one === 'integer' && named.includes('number')),
  )
  return new Set(listed === undefined ? allowed : allowed.filter((one) => listed.some((value) => isOf(value, one))))
}

function isOf(value: Json | undefined, type: TypeName): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

function intersection(sets: readonly Set<TypeName>[]): Set<TypeName> {
  return new Set(TYPES.filter((type) => sets.every((set) => set.has(type))))
}

/** The values that `enum` and `const` leave. */
function valuesOf(parts: readonly Part[]): { values?: Json[] } {
  const lists = parts.flatMap(({ schema }): Json[][] => [
    ...(Array.isArray(schema.enum) ? [schema.enum] : []),
    ...(Object.hasOwn(schema, 'const') ? [[schema.const ?? null]] : []),
  ])
  const [first, ...others] = lists
  if (first === undefined) return {}
  return { values: first.filter((value) => others.every((list) => list.some((other) => sameJson(value, other)))) }
}

function plainOf(parts: readonly Part[], types: ReadonlySet<TypeName>): Record<string, Json> {
  const plain: Record<string, Json> = {}
  for (const { schema } of parts) {
    for (const name of UPPER)
      if (typeof schema[name] === 'number')
        plain[name] = Math.min(Number(schema[name]), Number(plain[name] ?? Infinity))
    for (const name of LOWER)
      if (typeof schema[name] === 'number')
        plain[name] = Math.max(Number(schema[name]), Number(plain[name] ?? -Infinity))
    for (const name of OTHER) {
      const value = schema[name]
      if (value !== undefined && value !== false) plain[name] = value
    }
  }
  for (const name of ['minLength', 'minItems', 'minProperties']) if (plain[name] === 0) delete plain[name]
  if (!types.has('number') && types.has('integer')) integerBounds(plain)
  return plain
}

/** Exclusive and fractional bounds of whole numbers as inclusive whole ones. */
function integerBounds(plain: Record<string, Json>): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = plain
  const lows = [
    minimum === undefined ? -Infinity : Math.ceil(Number(minimum)),
    exclusiveMinimum === undefined ? -Infinity : Math.floor(Number(exclusiveMinimum)) + 1,
  ]
  const highs = [
    maximum === undefined ? Infinity : Math.floor(Number(maximum)),
    exclusiveMaximum === undefined ? Infinity : Math.ceil(Number(exclusiveMaximum)) - 1,
  ]
  for (const name of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) delete plain[name]
  if (Math.max(...lows) > -Infinity) plain.minimum = Math.max(...lows)
  if (Math.min(...highs) < Infinity) plain.maximum = Math.min(...highs)
}

function texts(parts: readonly Part[], keyword: string): string[] {
  return [
    ...new Set(parts.flatMap(({ schema }) => (typeof schema[keyword] === 'string' ? [schema[keyword]] : []))),
  ].toSorted()
}

function membersOf(parts: readonly Part[], keyword: string): Map<string, Located> {
  const found = new Map<string, Located[]>()
  for (const part of parts) {
    const map = part.schema[keyword]
    for (const name of isObject(map) ? Object.keys(map) : []) {
      const member = subschema(part, keyword, name)
      if (member) found.set(name, [...(found.get(name) ?? []), member])
    }
  }
  return new Map([...found].map(([name, list]) => [name, together(list)]))
}

const wholes = new WeakMap<object, Map<unknown, JsonObject>>()

/** Schemas that must all hold, as one; the same one for the same first two. */
function together(list: readonly Located[]): Located {
  const [first, second] = list
  if (first === undefined) return ANYTHING
  if (second === undefined) return first
  if (!isObject(first.schema)) return first.schema === true ? together(list.slice(1)) : first
  const known = wholes.get(first.schema) ?? new Map<unknown, JsonObject>()
  wholes.set(first.schema, known)
  const whole = known.get(second.schema) ?? { allOf: list.map(({ schema }) => schema) }
  known.set(second.schema, whole)
  return { schema: whole, pointer: first.pointer }
}

function writtenOf(parts: readonly Part[]): Record<string, Json> {
  const entries = WRITTEN.flatMap((name): [string, Json][] => {
    const found = parts.flatMap(({ schema }) => schema[name] ?? [])
    return found.length === 0 ? [] : [[name, found.length === 1 ? (found[0] ?? null) : found]]
  })
  return Object.fromEntries(entries)
}

/** A schema with alternatives, told as types or values where that says it all. */
function withChoice(root: object, normal: Normal, { keyword, branches }: Choice, depth: number): Normal {
  if (keyword === 'if') return normal
  const located = branches.map((branch) => together(branch))
  if (depth > DEEPEST) return { ...normal, choices: [...normal.choices, { keyword, branches: located }] }
  const parts = located.map((branch) => ({ branch, normal: normalise(root, branch, depth + 1) }))
  const isNull = (one: Normal) => [...one.types].join() === 'null'
  const others = parts.filter((part) => !isNull(part.normal))
  const nullable = others.length < parts.length
  if (others.length > 0 && others.every((part) => isList(part.normal))) {
    const values = [...others.flatMap((part) => part.normal.values ?? []), ...(nullable ? [null] : [])]
    return both(normal, {
      ...(others[0]?.normal ?? normal),
      values: distinct(values),
      types: new Set(TYPES.filter((type) => values.some((value) => isOf(value, type)))),
    })
  }
  const kept = { keyword, branches: nullable ? others.map(({ branch }) => branch) : located }
  const types = union(parts.map((part) => part.normal.types))
  return { ...normal, types: intersection([new Set(normal.types), types]), choices: [...normal.choices, kept] }
}

function withNull({ values }: Normal): { values?: Json[] } {
  return values === undefined ? {} : { values: distinct([...values, null]) }
}

function union(sets: readonly ReadonlySet<TypeName>[]): Set<TypeName> {
  return new Set(TYPES.filter((type) => sets.some((set) => set.has(type))))
}

function distinct(values: readonly Json[]): Json[] {
  return values.filter((value, index) => values.findIndex((other) => sameJson(other, value)) === index)
}

/** Whether a schema is nothing but a list of values. */
function isList(normal: Normal): boolean {
  const { values, patterns, formats, required, choices, written, properties } = normal
  return (
    values !== undefined &&
    patterns.length + formats.length + required.length + choices.length + properties.size === 0 &&
    Object.keys(written).length === 0
  )
}

/** What satisfies two forms at once. */
function both(one: Normal, other: Normal): Normal {
  const types = intersection([new Set(one.types), new Set(other.types)])
  const values =
    one.values === undefined
      ? other.values
      : other.values === undefined
        ? one.values
        : one.values.filter((value) => other.values?.some((known) => sameJson(known, value)))
  const merged = (name: 'properties' | 'patternProperties') => {
    const names = new Set([...one[name].keys(), ...other[name].keys()])
    return new Map(
      [...names].map((key) => [key, together([one[name].get(key) ?? [], other[name].get(key) ?? []].flat())]),
    )
  }
  return {
    never: one.never || other.never || types.size === 0,
    types,
    ...(values === undefined ? {} : { values }),
    plain: { ...other.plain, ...one.plain },
    patterns: [...new Set([...one.patterns, ...other.patterns])].toSorted(),
    formats: [...new Set([...one.formats, ...other.formats])].toSorted(),
    required: [...new Set([...one.required, ...other.required])].toSorted(),
    properties: merged('properties'),
    patternProperties: merged('patternProperties'),
    additional: one.additional === ANYTHING ? other.additional : one.additional,
    items: one.items === ANYTHING ? other.items : one.items,
    prefixItems: one.prefixItems.length > 0 ? one.prefixItems : other.prefixItems,
    choices: [...one.choices, ...other.choices],
    written: { ...other.written, ...one.written },
  }
}
