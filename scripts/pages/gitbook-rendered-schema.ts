/**
 * Rows of GitBook's rendered form → OpenAPI 3.0 schemas and parameters.
 * Pure; what a row leaves out becomes a gap, never a guess.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#schema-object
 */

import { joinPointer } from '../lib/pointer.ts'
import type { GapKind } from '../lib/provenance.ts'
import type { Line } from './gitbook-rendered-lines.ts'
import type { Row, RowContext } from './gitbook-rendered-rows.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { readJson } from './json-positions.ts'
import { type Located, type LocatedObject, list, type Origin, object, type PageName, scalar } from './located.ts'
import type { FoundGap } from './page.ts'

/** What the making of a document needs to know. */
export interface Making extends RowContext {
  page: PageName
  gaps: FoundGap[]
}

/** Notes a hole. */
export function noteGap(making: Making, kind: GapKind, pointer: string, line: number, message: string): void {
  making.gaps.push({ kind, pointer, message, at: { page: making.page, line } })
}

/** The schema of a row, without its description when it is that of a parameter. */
export function rowSchema(row: Row, pointer: string, making: Making): LocatedObject {
  const { name } = row
  const at = { page: making.page, line: row.line }
  let schema = innermost(row, at)
  let inner = schema
  for (let depth = name.arrays; depth > 0; depth -= 1) {
    schema = object(at, { type: scalar(at, 'array'), items: schema })
  }
  inner = name.arrays > 0 && name.detail !== 'enum' ? schema : inner
  if (name.nullable) schema.value.set('nullable', scalar(at, true))
  addBounds(schema, row, at, making)
  addValues(schema, row, making)
  if (row.enumLabel || name.detail === 'enum') addEnum(inner, row, pointer, making)
  if (row.children.length > 0) addChildren(schema, row, pointer, making)
  if (name.readOnly) schema.value.set('readOnly', scalar(at, true))
  if (name.writeOnly) schema.value.set('writeOnly', scalar(at, true))
  return schema
}

/** The schema of a property: that of its row, described. */
export function propertySchema(row: Row, pointer: string, making: Making): LocatedObject {
  const schema = rowSchema(row, pointer, making)
  const description = markdown(row.description, making.page)
  if (description) schema.value.set('description', description)
  if (row.name.deprecated) schema.value.set('deprecated', scalar(schema.at, true))
  return schema
}

/** The object schema of rows that stand side by side. */
export function objectSchema(rows: readonly Row[], at: Origin, pointer: string, making: Making): LocatedObject {
  const schema = object(at, { type: scalar(at, 'object') })
  fillObject(schema, rows, pointer, making)
  return schema
}

/** Adds rows to an object schema as its properties. */
function fillObject(schema: LocatedObject, rows: readonly Row[], pointer: string, making: Making): void {
  const named = rows.filter((row) => row.name.name !== 'Other properties')
  const required = named
    .filter((row) => row.name.required)
    .map((row) => scalar({ page: making.page, line: row.line }, row.name.name))
  const [firstRequired] = required
  if (firstRequired) schema.value.set('required', list(firstRequired.at, required))
  const [first] = named
  if (first) {
    const properties = object({ page: making.page, line: first.line })
    for (const row of named) {
      const to = joinPointer(pointer, 'properties', row.name.name)
      if (properties.value.has(row.name.name)) {
        making.warn(row.line, `The property \`${row.name.name}\` is shown twice; the first is kept.`)
      } else properties.value.set(row.name.name, propertySchema(row, to, making))
    }
    schema.value.set('properties', properties)
  }
  const others = rows.find((row) => row.name.name === 'Other properties')
  if (others) {
    schema.value.set(
      'additionalProperties',
      propertySchema(others, joinPointer(pointer, 'additionalProperties'), making),
    )
  }
}

/** The schema a type names, without the arrays around it. */
function innermost({ name }: Row, at: Origin): LocatedObject {
  if (name.constant !== undefined) {
    return object(at, { enum: list(at, [typed(name.constant, undefined, at)]) })
  }
  const alternatives = (name.base ?? 'any').split(' | ')
  const types = alternatives.filter((type) => type !== 'null')
  if (types.length > 1) {
    const anyOf = types.map((type) => object(at, { type: scalar(at, type) }))
    return object(at, {
      anyOf: list(at, anyOf),
      nullable: types.length < alternatives.length ? scalar(at, true) : undefined,
    })
  }
  const [type = 'any'] = types
  const known = /^(?:string|integer|number|boolean|object|array)$/.test(type)
  const detail = name.detail === 'enum' ? undefined : name.detail
  return object(at, {
    type: known ? scalar(at, type) : undefined,
    format: detail && type !== 'object' ? scalar(at, detail) : undefined,
    title: detail && type === 'object' ? scalar(at, detail) : undefined,
    nullable: types.length < alternatives.length ? scalar(at, true) : undefined,
  })
}

/** Writes `min` and `max` as the keywords that fit the type. */
function addBounds(schema: LocatedObject, { name, line }: Row, at: Origin, making: Making): void {
  if (name.min === undefined && name.max === undefined) return
  const type = schema.value.get('type')?.value
  const suffix = type === 'string' ? 'Length' : type === 'array' ? 'Items' : 'imum'
  if (suffix === 'imum' && type !== 'integer' && type !== 'number') {
    making.warn(line, `The bounds of \`${name.name}\` are of unknown kind, since its type is not shown.`)
    return
  }
  if (name.min !== undefined) schema.value.set(`min${suffix}`, scalar(at, name.min))
  if (name.max !== undefined) schema.value.set(`max${suffix}`, scalar(at, name.max))
}

/** Writes pattern, default and example. */
function addValues(schema: LocatedObject, row: Row, making: Making): void {
  const at = (piece: Line): Origin => ({ page: making.page, line: piece.line })
  const type = schema.value.get('type')?.value
  const value = (piece: Line) => typed(piece.text, typeof type === 'string' ? type : undefined, at(piece))
  if (row.pattern) schema.value.set('pattern', scalar(at(row.pattern), row.pattern.text))
  if (row.default) schema.value.set('default', value(row.default))
  if (row.example) schema.value.set('example', value(row.example))
}

/** Writes the possible values, or notes that the page does not show them. */
function addEnum(schema: LocatedObject, row: Row, pointer: string, making: Making): void {
  const values = row.values ?? []
  const line = row.enumLabel?.line ?? row.line
  // One word may be several values that the extraction glued together.
  if (values.length < 2) {
    noteGap(making, 'enum-without-values', pointer, line, `The possible values of \`${row.name.name}\` are not shown.`)
    return
  }
  const type = schema.value.get('type')?.value
  const typedValues = values.map((value) =>
    typed(value.text, typeof type === 'string' ? type : undefined, { page: making.page, line: value.line }),
  )
  schema.value.set('enum', list({ page: making.page, line }, typedValues))
}

/** Puts child rows into the object, or into the items of the array, that they belong to. */
function addChildren(schema: LocatedObject, row: Row, pointer: string, making: Making): void {
  let target = schema
  let to = pointer
  for (let items = target.value.get('items'); items?.value instanceof Map; items = target.value.get('items')) {
    target = { at: items.at, value: items.value }
    to = joinPointer(to, 'items')
  }
  const [only] = row.children
  if (only && row.children.length === 1 && only.name.name === 'items' && row.name.arrays > 0) {
    for (const [key, value] of propertySchema(only, to, making).value) target.value.set(key, value)
  } else fillObject(target, row.children, to, making)
}

/** A printed value as a value of a type; text where it cannot be one. */
export function typed(text: string, type: string | undefined, at: Origin): Located {
  if (text === 'null' && type !== 'string') return scalar(at, null)
  if (type === 'string') return scalar(at, text === '""' ? '' : text)
  if (type !== 'boolean' && /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) return scalar(at, Number(text))
  if ((text === 'true' || text === 'false') && type !== 'integer' && type !== 'number')
    return scalar(at, text === 'true')
  if (type !== 'array' && type !== 'object') return scalar(at, text)
  try {
    return readJson({ text, page: at.page, line: at.line })
  } catch {
    return scalar(at, text)
  }
}
