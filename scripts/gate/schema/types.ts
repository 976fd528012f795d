/**
 * The types of JSON and how schemas and values stand to them; `integer` stands beside `number`, which has it within.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'

/** The name of a type. */
export type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string'

/** All types. */
export const TYPES: readonly TypeName[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/** The types a schema object allows by its `type` and its values, with `integer` wherever there is `number`. */
export function typesOf({ type, ...schema }: JsonObject): Set<TypeName> {
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

/** Whether a value is of a type. */
export function isOf(value: Json | undefined, type: TypeName): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

/** The types that all sets have. */
export function intersection(sets: readonly ReadonlySet<TypeName>[]): Set<TypeName> {
  return new Set(TYPES.filter((type) => sets.every((set) => set.has(type))))
}

/** The types that any set has. */
export function union(sets: readonly ReadonlySet<TypeName>[]): Set<TypeName> {
  return new Set(TYPES.filter((type) => sets.some((set) => set.has(type))))
}
