/**
 * Copies of schemas that Ajv compiles: only keywords that decide validity, references made absolute, and a record of
 * where each copied schema object came from.
 * Pure; reads only what the schema reaches, so the rest of the root document may hold anything.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
import { PipelineError } from '../errors.ts'
import { isObject, type JsonObject } from '../json.ts'
import type { JsonSchema } from '../operations.ts'
import { follow, joinPointer, refPointer } from '../pointer.ts'

/** Schemas nested deeper than this are refused: the compiler would run out of stack. */
const MAX_DEPTH = 150

/** Keywords whose value is copied as it stands. */
const PLAIN = new Set(
  (
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems ' +
    'minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired format'
  ).split(' '),
)
/** Keywords that hold one schema. */
const ONE = new Set(
  'items additionalProperties contains not if then else propertyNames unevaluatedItems unevaluatedProperties'.split(
    ' ',
  ),
)
/** Keywords that hold a list of schemas. */
const LIST = new Set('allOf anyOf oneOf prefixItems'.split(' '))
/** Keywords that hold schemas by name. */
const MAP = new Set('properties patternProperties dependentSchemas'.split(' '))

/** Where a copied schema object came from: a pointer in the root, or `~…` relative to the schema that was asked for. */
export interface Origin {
  schema: JsonSchema
  pointer: string
}

/** The copies made for one root document. */
export interface SchemaCopies {
  /** Copies a schema; `added` receives every referenced schema that was not copied before, under its absolute name. */
  copy(schema: JsonSchema): JsonObject
  /** Where a copy came from. */
  origin(copy: object): Origin | undefined
}

/** Follows a local reference; throws a `PipelineError` when it leads nowhere. */
export function resolveReference(root: object, ref: string): { schema: JsonSchema; pointer: string } {
  const pointer = refPointer(ref)
  const schema = pointer === undefined ? undefined : follow(root, pointer)
  if (pointer === undefined || (typeof schema !== 'boolean' && !isObject(schema))) {
    throw new PipelineError('SPEC', `The reference "${ref}" leads to no schema of the document.`)
  }
  return { schema, pointer }
}

/** Starts the copies of one root document; `added` is called with each referenced schema, once. */
export function createCopies(root: object, added: (name: string, copy: JsonObject) => void): SchemaCopies {
  const origins = new WeakMap<object, Origin>()
  const names = new Map<string, string>()
  const pending: { name: string; schema: JsonSchema; pointer: string }[] = []

  const referenceName = (ref: string): string => {
    const { schema, pointer } = resolveReference(root, ref)
    const known = names.get(pointer)
    if (known !== undefined) return known
    const name = `urn:schema:${names.size}`
    names.set(pointer, name)
    pending.push({ name, schema, pointer })
    return name
  }

  const copyAt = (schema: JsonSchema, pointer: string, depth: number): JsonObject => {
    if (depth > MAX_DEPTH) {
      throw new PipelineError('SPEC', `A schema is nested more than ${MAX_DEPTH} levels deep; give its parts names.`)
    }
    const entries = typeof schema === 'boolean' ? [] : Object.entries(schema)
    const copied = entries.flatMap(([keyword, value]) => copyKeyword(keyword, value, pointer, depth))
    // The boolean form of "nothing" has no identity to find its origin by.
    const copy: JsonObject = schema === false ? { not: {} } : Object.fromEntries(copied)
    origins.set(copy, { schema, pointer })
    return copy
  }

  const copyKeyword = (
    keyword: string,
    value: JsonObject[string],
    at: string,
    depth: number,
  ): [string, JsonObject[string]][] => {
    if (keyword === '$ref' && typeof value === 'string') return [['$ref', referenceName(value)]]
    if (PLAIN.has(keyword)) return [[keyword, value]]
    const child = (schema: unknown, ...steps: (string | number)[]): JsonObject =>
      copyAt(asSchema(schema), joinPointer(at, keyword, ...steps), depth + 1)
    // A lone boolean stays one: Ajv names the extra property or item only then.
    if (ONE.has(keyword)) return [[keyword, typeof value === 'boolean' ? value : child(value)]]
    if (LIST.has(keyword) && Array.isArray(value))
      return [[keyword, value.map((schema, index) => child(schema, index))]]
    if (MAP.has(keyword) && isObject(value)) {
      const named = Object.entries(value).map(([name, schema]) => [name, child(schema, name)] as const)
      return [[keyword, Object.fromEntries(named)]]
    }
    return []
  }

  const copy = (schema: JsonSchema): JsonObject => {
    const made = copyAt(schema, '~', 0)
    for (let next = pending.pop(); next; next = pending.pop()) added(next.name, copyAt(next.schema, next.pointer, 0))
    return made
  }
  return { copy, origin: (made) => origins.get(made) }
}

/** Reads a schema position; anything that is no schema allows everything. */
function asSchema(value: unknown): JsonSchema {
  return typeof value === 'boolean' || isObject(value) ? value : true
}
