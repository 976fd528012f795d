/**
 * Schemas with some keywords taken away, such as the values a schema gives itself.
 * Pure; the same schema gives the same copy, so that it is compiled once.
 */
import type { JsonSchema } from '../operations.ts'
import { viewOf } from './schema-view.ts'

/** A schema without the values it names itself: those are special, and what they name may well exist. */
export const withoutGiven = withoutKeywords('default', 'example', 'examples')

const own = withoutKeywords('default', 'example', 'examples', '$ref', 'allOf')
const gathered = new WeakMap<object, JsonSchema>()

/** The same of all that a schema refers to: `root` is what its references point into. */
export function withoutGivenAnywhere(root: object, schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const known = gathered.get(schema)
  if (known !== undefined) return known
  const { parts } = viewOf(root, [{ schema, pointer: '~' }])
  const all = { allOf: parts.map((part) => own(part.schema)) }
  gathered.set(schema, all)
  return all
}

/** Takes these keywords away from schemas, at the top of each. */
export function withoutKeywords(...keywords: readonly string[]): (schema: JsonSchema) => JsonSchema {
  const known = new WeakMap<object, JsonSchema>()
  return (schema) => {
    if (typeof schema === 'boolean') return schema
    const kept = Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword))
    const copy = known.get(schema) ?? Object.fromEntries(kept)
    known.set(schema, copy)
    return copy
  }
}
