/**
 * The form of schemas that must all hold, alternatives aside: each keyword of all parts together, without what says
 * nothing about the types that are left.
 * Pure. What it cannot bring to one form it keeps as it is written.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { joinPointer } from '../../lib/pointer.ts'
import { type Located, type Part, subschema } from '../../lib/sampling/schema-view.ts'
import { applicable, contentOf, isChecked } from './applicable.ts'
import { ANYTHING, type Normal, together } from './form.ts'
import { plainOf } from './plain.ts'
import { intersection, type TypeName, typesOf } from './types.ts'

/** Keywords that are compared as they are written. */
const WRITTEN = ['not', 'if', 'then', 'else', 'contains', 'unevaluatedProperties', 'unevaluatedItems']

/** Brings parts that must all hold to one form; `alone`: there are no alternatives beside them. */
export function formOfParts(parts: readonly Part[], { never, alone }: { never: boolean; alone: boolean }): Normal {
  const types = typesOfParts(parts)
  const { additional, written } = additionalOf(parts, alone)
  const required = [...new Set(parts.flatMap(({ schema }) => textsIn(schema.required)))].toSorted()
  const plain = plainOf(
    parts.map(({ schema }) => schema),
    types,
  )
  // As many properties as are required are there anyway.
  if (Number(plain.minProperties) <= required.length) delete plain.minProperties
  return applicable({
    never: never || types.size === 0,
    types,
    ...valuesOf(parts),
    plain: { ...contentOf(parts), ...plain },
    patterns: texts(parts, 'pattern'),
    formats: texts(parts, 'format').filter(isChecked),
    required,
    properties: membersOf(parts, 'properties'),
    patternProperties: membersOf(parts, 'patternProperties'),
    additional,
    names: together(parts.flatMap((part) => subschema(part, 'propertyNames') ?? [])),
    dependents: dependentsOf(parts),
    items: together(parts.flatMap((part) => subschema(part, 'items') ?? [])),
    contains: parts.flatMap((part) => subschema(part, 'contains') ?? []),
    prefixItems: parts.flatMap(firstItems),
    held: together(parts.flatMap((part) => subschema(part, 'contentSchema') ?? [])),
    choices: [],
    written,
  })
}

/** The types that all parts allow; a number in whole steps is an integer. */
function typesOfParts(parts: readonly Part[]): Set<TypeName> {
  const types = intersection(parts.map(({ schema }) => typesOf(schema)))
  const isWhole = ({ schema: { multipleOf } }: Part) => typeof multipleOf === 'number' && Number.isInteger(multipleOf)
  if (types.has('integer') && parts.some(isWhole)) types.delete('number')
  return types
}

/** What properties that are not listed must satisfy. */
function additionalOf(parts: readonly Part[], alone: boolean): Pick<Normal, 'additional' | 'written'> {
  const closed = parts
    .flatMap((part) => subschema(part, 'additionalProperties') ?? [])
    .filter(({ schema }) => schema !== true && !isEmpty(schema))
  const [additional = ANYTHING, ...others] = closed
  const single = parts.filter(({ schema }) => isObject(schema.properties)).length <= 1 && others.length === 0
  const { unevaluatedProperties, ...written } = writtenOf(parts)
  const [first] = parts
  const own = first ? subschema(first, 'unevaluatedProperties') : undefined
  // Where there are no alternatives, what is not evaluated is what no part lists.
  if (own && alone && closed.length === 0) return { additional: own, written }
  const kept = unevaluatedProperties === undefined ? written : { ...written, unevaluatedProperties }
  if (single || closed.length === 0) return { additional: single ? additional : ANYTHING, written: kept }
  // What closes one part of a whole does not know the names of the others.
  return { additional: ANYTHING, written: { ...kept, additionalProperties: closed.map(({ schema }) => schema) } }
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

/** The texts of a list. */
function textsIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.map(String) : []
}

/** What an object must satisfy because it has a property, by the name of that property. */
function dependentsOf(parts: readonly Part[]): Map<string, Located> {
  const found = new Map<string, Located[]>()
  const add = (name: string, located: Located) => void found.set(name, [...(found.get(name) ?? []), located])
  for (const part of parts) {
    const { dependentRequired, dependentSchemas } = part.schema
    for (const [name, list] of Object.entries(isObject(dependentRequired) ? dependentRequired : {})) {
      const schema: JsonObject = { required: textsIn(list) }
      add(name, { schema, pointer: joinPointer(part.pointer, 'dependentRequired', name) })
    }
    for (const name of isObject(dependentSchemas) ? Object.keys(dependentSchemas) : []) {
      const member = subschema(part, 'dependentSchemas', name)
      if (member) add(name, member)
    }
  }
  return new Map([...found].map(([name, list]) => [name, together(list)]))
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
