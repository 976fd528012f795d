/**
 * How a parameter that keeps only some rows takes its values: one by one, as a list of which any may fit, or as an
 * object with a member for each property of a row.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-examples
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import {
  itemSchemas,
  type Located,
  type Part,
  propertyNames,
  propertySchemas,
  typesOf,
  viewOf,
} from '../../scripts/lib/sampling/schema-view.ts'
import { memberSchemas } from './schema-places.ts'

/** One property of a row that a parameter speaks of. */
export interface FilterShape {
  /** Name of the property. */
  property: string
  /** What is spoken of, as people write it. */
  label: string
  /** Whether several values may be given, any of which may fit. */
  many: boolean
  /** The value of the parameter that asks for some values of the property. */
  put(...values: readonly [Json, ...Json[]]): Json
}

/** The properties of a row that a parameter speaks of, by its name or by those of its members. */
export function shapesOf(
  table: OperationsTable,
  row: readonly Part[],
  { name, schema, style }: Parameter,
): FilterShape[] {
  const own = viewOf(table, [{ schema, pointer: '~' }]).parts
  const [type] = declaredTypes(own)
  if (type === 'object') return members(table, row, own, style === 'deepObject' ? name : undefined)
  const many = type === 'array'
  const taken = many ? viewOf(table, itemSchemas(own, 0)).parts : own
  const property = namesFor(name, many).find((one) => isAlike(table, taken, row, one))
  if (property === undefined) return []
  return [{ property, label: name, many, put: (...values) => (many ? [...values] : values[0]) }]
}

/** The property of the rows of a page that a parameter speaks of, where the document describes none: each row has it. */
export function shapeSeen(
  table: OperationsTable,
  rows: readonly Json[],
  { name, schema }: Parameter,
): FilterShape | undefined {
  const own = viewOf(table, [{ schema, pointer: '~' }]).parts
  const [type] = declaredTypes(own)
  const kind = type === 'integer' ? 'number' : type
  const isIn = (row: Json) => isObject(row) && Object.hasOwn(row, name) && typeof row[name] === kind
  const isSeen = type !== 'object' && rows.length > 0 && rows.every(isIn)
  return isSeen ? { property: name, label: name, many: false, put: (value) => value } : undefined
}

function members(
  table: OperationsTable,
  row: readonly Part[],
  own: readonly Part[],
  holder: string | undefined,
): FilterShape[] {
  return propertyNames(own)
    .filter((name) => isAlike(table, viewOf(table, propertySchemas(own, name)).parts, row, name))
    .map((name) => ({
      property: name,
      label: holder === undefined ? name : `${holder}[${name}]`,
      many: false,
      put: (value) => ({ [name]: value }),
    }))
}

/** What a property may be called that is spoken of under a name. */
function namesFor(name: string, many: boolean): string[] {
  const bare = name.replace(/\[\]$/, '')
  const singular = bare.replace(/(?<=[^s])s$/, '')
  return many ? [bare, singular, bare.replace(/ies$/, 'y'), bare.replace(/(?<=s|x|ch|sh)es$/, '')] : [name]
}

/** Whether a row has a property of a name, and both are texts, or numbers, or truth values. */
function isAlike(table: OperationsTable, taken: readonly Part[], row: readonly Part[], name: string): boolean {
  const [own] = typesOf(taken)
  const named: Located[] = memberSchemas(table, row, name)
  const [other] = named.length === 0 ? [] : typesOf(viewOf(table, named).parts)
  return own !== undefined && own === other && own !== 'array' && own !== 'object' && own !== 'null'
}

function declaredTypes(parts: readonly Part[]): string[] {
  return parts.some(({ schema }) => schema.type !== undefined) ? typesOf(parts) : []
}
