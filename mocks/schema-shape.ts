/**
 * What a schema says about the outside of its values: which types, which properties, which items. That is what reading
 * a parameter, finding a list and filling an error need; whether a value conforms is the judge's business.
 * Pure apart from its cache; references and alternatives are followed, circles are left.
 */
import { isObject } from '../scripts/lib/json.ts'
import type { JsonSchema } from '../scripts/lib/operations.ts'
import { follow, refPointer } from '../scripts/lib/pointer.ts'

/** The outside of the values of a schema. */
export interface Shape {
  /** JSON Schema type names; `number` brings `integer` along; `undefined` when nothing is said. */
  types: ReadonlySet<string> | undefined
  /** Declared properties; of several declarations an `anyOf`. */
  properties: ReadonlyMap<string, JsonSchema>
  /** Schema of the items; `true` when nothing is said. */
  items: JsonSchema
  /** Names of the properties that every value has. */
  required: ReadonlySet<string>
}

/** Tells shapes of schemas whose references point into one document. */
export type Shapes = (schema: JsonSchema) => Shape

/** Shapes of the schemas of one document, each worked out once. */
export function createShapes(root: object): Shapes {
  const known = new WeakMap<object, Shape>()
  const nothing: Shape = { types: undefined, properties: new Map(), items: true, required: new Set() }
  return (schema) => {
    if (typeof schema === 'boolean') return nothing
    const shape = known.get(schema) ?? toShape(collect(schema, { root, left: MAX_SCHEMAS }, new Set()))
    known.set(schema, shape)
    return shape
  }
}

/** Schemas looked at for one shape: a document that composes beyond that is told incompletely, never for ever. */
const MAX_SCHEMAS = 2000

/** The document, and how many more schemas are looked at. */
interface Walk {
  readonly root: object
  left: number
}

/** What was found so far; lists keep every declaration. */
interface Collected {
  types: Set<string> | undefined
  properties: Map<string, JsonSchema[]>
  items: JsonSchema[]
  required: Set<string>
}

function toShape({ types, properties, items, required }: Collected): Shape {
  const merged = [...properties].map(([name, schemas]): [string, JsonSchema] => [name, anyOf(schemas)])
  return { types, properties: new Map(merged), items: anyOf(items), required }
}

/** One schema for several that may hold. */
function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, ...others] = schemas
  return first === undefined ? true : others.length === 0 ? first : { anyOf: [...schemas] }
}

function collect(schema: JsonSchema, walk: Walk, path: ReadonlySet<object>): Collected {
  const found: Collected = { types: undefined, properties: new Map(), items: [], required: new Set() }
  if (!isObject(schema) || path.has(schema) || walk.left === 0) return found
  walk.left -= 1
  const inner = new Set(path).add(schema)
  const collectAll = (list: unknown): Collected[] =>
    (Array.isArray(list) ? list : []).filter(isSchema).map((member) => collect(member, walk, inner))
  found.types = ownTypes(schema)
  addOwn(found, schema)
  const target = typeof schema.$ref === 'string' ? follow(walk.root, refPointer(schema.$ref) ?? '/') : undefined
  const parts = [...collectAll([target]), ...collectAll(schema.allOf)]
  for (const part of parts) add(found, part, true)
  for (const branches of [collectAll(schema.oneOf), collectAll(schema.anyOf)]) {
    found.types = intersect(found.types, unite(branches.map(({ types }) => types)))
    for (const branch of branches) add(found, branch, false)
  }
  return found
}

/** Adds what a schema object declares itself. */
function addOwn(found: Collected, schema: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    if (isSchema(value)) found.properties.set(name, [value])
  }
  if (isSchema(schema.items)) found.items.push(schema.items)
  for (const name of Array.isArray(schema.required) ? schema.required : []) found.required.add(String(name))
}

/** Adds what another schema declares; types and requirements only of one that always holds. */
function add(found: Collected, other: Collected, always: boolean): void {
  for (const [name, schemas] of other.properties) {
    found.properties.set(name, [...(found.properties.get(name) ?? []), ...schemas])
  }
  found.items.push(...other.items)
  if (!always) return
  found.types = intersect(found.types, other.types)
  for (const name of other.required) found.required.add(name)
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}

/** The types a schema object names, or those of its constant and enumerated values. */
function ownTypes(schema: Record<string, unknown>): Set<string> | undefined {
  const { type } = schema
  if (typeof type === 'string') return widen([type])
  if (Array.isArray(type)) return widen(type.map(String))
  if ('const' in schema) return widen([typeOf(schema.const)])
  if (Array.isArray(schema.enum)) return widen(schema.enum.map(typeOf))
  return undefined
}

function widen(types: readonly string[]): Set<string> {
  return new Set(types.includes('number') ? [...types, 'integer'] : types)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function intersect(a: Set<string> | undefined, b: Set<string> | undefined): Set<string> | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.intersection(b)
}

/** All types of alternatives; `undefined` as soon as one leaves them open. */
function unite(all: readonly (Set<string> | undefined)[]): Set<string> | undefined {
  if (all.length === 0) return undefined
  return all.reduce((union, types) => (union && types ? union.union(types) : undefined))
}
