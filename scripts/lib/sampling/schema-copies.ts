/**
 * Copies of schemas that Ajv compiles: only keywords that decide validity, references made absolute, and a record of
 * where each copied schema object came from.
 * Pure; reads only what the schema reaches, so the rest of the root document may hold anything.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
import { PipelineError } from '../errors.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import type { JsonSchema } from '../operations.ts'
import { follow, joinPointer, refPointer } from '../pointer.ts'

/** Schemas nested deeper than this are refused: the compiler would run out of stack. */
const MAX_DEPTH = 150
/** Schemas with more parts than this in one piece are refused: compiling them takes minutes. */
const MAX_PARTS = 20_000

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

/** What copying keeps in mind. */
interface Copying {
  root: object
  origins: WeakMap<object, Origin>
  /** The absolute names of referenced schemas, by pointer. */
  names: Map<string, string>
  /** Referenced schemas that have a name and no copy yet. */
  pending: Origin[]
  /** Names given so far. */
  named: number
  /** Schema objects in the piece at hand. */
  parts: number
}

/** Starts the copies of one root document; `added` is called with each referenced schema, once. */
export function createCopies(root: object, added: (name: string, copy: JsonObject) => void): SchemaCopies {
  const copying: Copying = { root, origins: new WeakMap(), names: new Map(), pending: [], named: 0, parts: 0 }
  const copy = (schema: JsonSchema): JsonObject => {
    try {
      const made = copyPiece(copying, { schema, pointer: '~' })
      for (let next = copying.pending.pop(); next; next = copying.pending.pop()) {
        const piece = copyPiece(copying, next)
        added(copying.names.get(next.pointer) ?? '', piece)
      }
      return made
    } catch (thrown) {
      // What was left over must be found again when it is asked for again.
      for (const { pointer } of copying.pending) copying.names.delete(pointer)
      copying.pending = []
      throw thrown
    }
  }
  return { copy, origin: (made) => copying.origins.get(made) }
}

/** Copies a schema that stands by itself: the one that was asked for, or a referenced one. */
function copyPiece(copying: Copying, { schema, pointer }: Origin): JsonObject {
  copying.parts = 0
  try {
    return copyAt(copying, schema, pointer, 0)
  } catch (thrown) {
    copying.names.delete(pointer)
    throw thrown
  }
}

/** Copies a schema and those in it. */
function copyAt(copying: Copying, schema: JsonSchema, pointer: string, depth: number): JsonObject {
  if (++copying.parts > MAX_PARTS) {
    throw new PipelineError('SPEC', `A schema has more than ${MAX_PARTS} parts in one piece; give its parts names.`)
  }
  if (depth > MAX_DEPTH) {
    throw new PipelineError('SPEC', `A schema is nested more than ${MAX_DEPTH} levels deep; give its parts names.`)
  }
  const entries = typeof schema === 'boolean' ? [] : Object.entries(schema)
  const copied = entries.flatMap(([keyword, value]) => copyKeyword(copying, keyword, value, pointer, depth))
  // The boolean form of "nothing" has no identity to find its origin by.
  const copy: JsonObject = schema === false ? { not: {} } : Object.fromEntries(copied)
  copying.origins.set(copy, { schema, pointer })
  return copy
}

/** Copies one keyword; none when it does not decide validity. */
function copyKeyword(
  copying: Copying,
  keyword: string,
  value: Json,
  at: string,
  depth: number,
): [keyword: string, value: Json][] {
  if (keyword === '$ref' && typeof value === 'string') return [['$ref', referenceName(copying, value)]]
  if (PLAIN.has(keyword)) return [[keyword, value]]
  const child = (schema: unknown, ...steps: (string | number)[]): JsonObject =>
    copyAt(copying, asSchema(schema), joinPointer(at, keyword, ...steps), depth + 1)
  // A lone boolean stays one: Ajv names the extra property or item only then.
  if (ONE.has(keyword)) return [[keyword, typeof value === 'boolean' ? value : child(value)]]
  if (LIST.has(keyword) && Array.isArray(value)) return [[keyword, value.map((schema, index) => child(schema, index))]]
  if (MAP.has(keyword) && isObject(value)) {
    const named = Object.entries(value).map(([name, schema]) => [name, child(schema, name)] as const)
    return [[keyword, Object.fromEntries(named)]]
  }
  return []
}

/** The absolute name of a referenced schema; a new one is copied later. */
function referenceName(copying: Copying, ref: string): string {
  const { schema, pointer } = resolveReference(copying.root, ref)
  const known = copying.names.get(pointer)
  if (known !== undefined) return known
  const name = `urn:schema:${copying.named++}`
  copying.names.set(pointer, name)
  copying.pending.push({ schema, pointer })
  return name
}

/** Reads a schema position; anything that is no schema allows everything. */
function asSchema(value: unknown): JsonSchema {
  return typeof value === 'boolean' || isObject(value) ? value : true
}
