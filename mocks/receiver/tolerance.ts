/**
 * What a reader of notifications has to tolerate beyond the document: its publisher declares new properties and new
 * enumeration values compatible, so neither a closed object nor a list of values may refuse anything.
 * Pure; the table it is given stays as it is.
 */
import { keywordHolds } from '../../scripts/emitters/table/keywords.ts'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'

/** Keywords that close an object. */
const CLOSING = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'maxProperties'])

/** The table as a tolerant reader takes it: only what requests may hold differs. */
export function tolerantTable(table: OperationsTable): OperationsTable {
  const schemas = Object.entries(table.components.schemas).map(([name, schema]) => [name, tolerantSchema(schema)])
  return {
    ...table,
    components: { schemas: Object.fromEntries(schemas) },
    operations: table.operations.map(tolerantOperation),
  }
}

function tolerantOperation(operation: Operation): Operation {
  if (operation.requestBody === undefined) return operation
  const content = Object.entries(operation.requestBody.content).map(([type, media]) => {
    return [type, { ...media, schema: tolerantSchema(media.schema) }]
  })
  return { ...operation, requestBody: { ...operation.requestBody, content: Object.fromEntries(content) } }
}

/** A schema without what closes it, at every level. */
export function tolerantSchema(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const members = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (CLOSING.has(keyword)) return []
    return keyword === 'enum' ? typesOf(value, schema) : [[keyword, inside(keyword, value)]]
  })
  return Object.fromEntries(members)
}

/** A new value is of the type of the old ones. */
function typesOf(values: Json, { type }: JsonObject): [string, Json][] {
  if (type !== undefined || !Array.isArray(values)) return []
  const types = new Set(
    values.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)),
  )
  return [['type', [...types]]]
}

/** The value of a keyword, with the schemas it holds made tolerant. */
function inside(keyword: string, value: Json): Json {
  const holds = keywordHolds(keyword, value)
  if (holds === 'schema') return tolerantMember(value)
  if (holds === 'schemas' && Array.isArray(value)) return value.map(tolerantMember)
  if ((holds === 'map' || holds === 'patterns') && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, tolerantMember(member)]))
  }
  return value
}

function tolerantMember(value: Json): Json {
  return typeof value === 'boolean' || isObject(value) ? tolerantSchema(value) : value
}
