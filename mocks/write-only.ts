/**
 * Answers without what may only be written: properties marked `writeOnly`. This is the mock's own reading of the mark.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#schema-object
 */
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { JsonSchema } from '../scripts/lib/operations.ts'
import { follow, refPointer } from '../scripts/lib/pointer.ts'
import type { Shapes } from './schema-shape.ts'

/** How deep an answer is looked through, and how many schemas stand behind one place at most. */
const DEEPEST = 30

/** A value without the properties that some schema of their place says may only be written. */
export function withoutWriteOnly(root: object, shapeOf: Shapes, schema: JsonSchema, value: Json, depth = 0): Json {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return value
  const { properties, items } = shapeOf(schema)
  if (Array.isArray(value)) return value.map((item) => withoutWriteOnly(root, shapeOf, items, item, depth + 1))
  const kept = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const own = properties.get(name) ?? true
    return isWriteOnly(root, own, 0) ? [] : [[name, withoutWriteOnly(root, shapeOf, own, member, depth + 1)]]
  })
  return Object.fromEntries(kept)
}

/** Whether a schema, or one it is made of, is marked. */
function isWriteOnly(root: object, schema: unknown, depth: number): boolean {
  if (!isObject(schema) || depth > DEEPEST) return false
  const { writeOnly, $ref, allOf, anyOf } = schema
  if (writeOnly === true) return true
  const target = typeof $ref === 'string' ? [follow(root, refPointer($ref) ?? '/')] : []
  const parts = [target, allOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []))
  return parts.some((part) => isWriteOnly(root, part, depth + 1))
}
