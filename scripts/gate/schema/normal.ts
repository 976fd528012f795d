/**
 * A schema brought to one form, so that what means the same looks the same: references followed, `allOf` opened, `const`
 * as a list of one, `null` as a type, bounds of integers made inclusive, alternatives that are lists of values united.
 * Pure. What it cannot bring to one form it keeps as it is written.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { isObject, type Json, sameJson } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { joinPointer } from '../../lib/pointer.ts'
import { type Choice, type Located, type Part, subschema, viewOf } from '../../lib/sampling/schema-view.ts'
import { ANYTHING, both, type Normal, together } from './form.ts'
import { plainOf } from './plain.ts'
import { intersection, isOf, TYPES, typesOf, union } from './types.ts'

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
  const closed = closing.filter(({ schema }) => schema !== true && !isEmpty(schema))
  const [additional = ANYTHING, ...others] = closed
  const single = parts.filter(({ schema }) => isObject(schema.properties)).length <= 1 && others.length === 0
  return {
    never: never || types.size === 0,
    types,
    ...valuesOf(parts),
    plain: plainOf(
      parts.map(({ schema }) => schema),
      types,
    ),
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
    prefixItems: parts.flatMap(firstItems),
    choices: [],
    written: {
      ...writtenOf(parts),
      ...(single || closed.length === 0 ? {} : { additionalProperties: closed.map(({ schema }) => schema) }),
    },
  }
}

/** The schemas of the first items, of one part. */
function firstItems({ schema, pointer }: Part): Located[] {
  const list = Array.isArray(schema.prefixItems) ? schema.prefixItems : []
  return list.map((item, index) => ({
    schema: isSchema(item) ? item : true,
    pointer: joinPointer(pointer, 'prefixItems', index),
  }))
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
