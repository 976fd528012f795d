/**
 * Instances of schemas: whether an example or a default is valid against the schema it stands for.
 * Pure; messages name rules and places, never values.
 */

import { messageOf } from '../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { follow, parentPointer } from '../lib/pointer.ts'
import { createJudge } from '../lib/sampling/judge.ts'
import { objectNode, walkObjects } from '../lib/spec/objects.ts'

/** Says what is wrong with a value under the schema at a pointer, as a sentence; nothing when it is valid. */
export type Complaint = (schemaPointer: string, value: Json) => string | undefined

/** Judges instances against the schemas of a document. */
export function instanceJudge(spec: JsonObject): Complaint {
  const judge = createJudge(String(spec.openapi).startsWith('3.0') ? modernised(spec) : spec)
  return (schemaPointer, value) => {
    try {
      return judge.faults({ $ref: `#${encodeURI(schemaPointer)}` }, value)[0]?.message
    } catch (thrown) {
      return `Its schema cannot be used: ${messageOf(thrown)}`
    }
  }
}

/** A copy of an OpenAPI 3.0 document with its schemas as JSON Schema 2020-12 writes them. */
function modernised(spec: JsonObject): JsonObject {
  const copy = structuredClone(spec)
  const schemas = [...walkObjects(objectNode('document', copy, ''), false)].filter(({ kind }) => kind === 'schema')
  for (const { value, ref } of schemas) {
    if (ref !== undefined) for (const sibling of Object.keys(value)) if (sibling !== '$ref') delete value[sibling]
    if (value.nullable === true && typeof value.type === 'string') value.type = [value.type, 'null']
    exclude(value, 'exclusiveMinimum', 'minimum')
    exclude(value, 'exclusiveMaximum', 'maximum')
  }
  return copy
}

/** Writes a bound that a flag excludes as the exclusive bound itself. */
function exclude(schema: JsonObject, flag: string, bound: string): void {
  const on = schema[flag]
  if (typeof on !== 'boolean') return
  delete schema[flag]
  const limit = schema[bound]
  if (!on || limit === undefined) return
  schema[flag] = limit
  delete schema[bound]
}

/** Whether the example or default at a pointer breaks the schema it belongs to. */
export function breaksSchema(spec: JsonObject, pointer: string): boolean {
  const value = follow(spec, pointer)
  const owner = parentPointer(pointer)
  if (value === undefined || owner === undefined) return false
  const holder = follow(spec, owner)
  const schema = isObject(holder) && holder.schema !== undefined ? `${owner}/schema` : owner
  return instanceJudge(spec)(schema, value as Json) !== undefined
}
