/**
 * Rows of GitBook's rendered form → OpenAPI 3.0 schemas.
 * Pure; what a row leaves out becomes a gap, never a guess.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#schema-object
 */
import { PipelineError } from '../lib/errors.ts'
import { joinPointer } from '../lib/pointer.ts'
import type { GapKind } from '../lib/provenance.ts'
import type { Line } from './gitbook-rendered-lines.ts'
import { isComposition, type Row, type RowContext } from './gitbook-rendered-rows.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { typed } from './gitbook-rendered-values.ts'
import {
  type Located,
  type LocatedObject,
  list,
  type Origin,
  object,
  type PageName,
  scalar,
  textOf,
} from './located.ts'
import type { FoundGap } from './page.ts'

/** What the making of a document needs to know. */
export interface Making extends RowContext {
  page: PageName
  gaps: FoundGap[]
}

/** Order of the keywords of a schema. */
const ORDER = (
  'type title format nullable description deprecated readOnly writeOnly x-deprecated-sunset x-unlisted minLength maxLength pattern ' +
  'minimum maximum enum default example minItems maxItems items oneOf anyOf allOf discriminator required properties ' +
  'additionalProperties'
).split(' ')

/** Notes a hole. */
export function noteGap(making: Making, kind: GapKind, pointer: string, line: number, message: string): void {
  making.gaps.push({ kind, pointer, message, at: { page: making.page, line } })
}

/** The name of a row. @throws PipelineError for a name that can reach into every object of a reader. */
export function safeName({ name, line }: Row, { page }: Making): string {
  if (name.name !== '__proto__') return name.name
  throw new PipelineError('PAGE', 'The name `__proto__` is refused.', { file: page.file, line })
}

/** The schema of a row, without what describes the row itself. */
export function rowSchema(row: Row, pointer: string, making: Making): LocatedObject {
  const { name } = row
  const at: Origin = { page: making.page, line: row.line }
  const inner = typeSchema(row, pointer + '/items'.repeat(name.arrays), at, making)
  let schema = inner
  for (let depth = name.arrays; depth > 0; depth -= 1) {
    schema = object(at, { type: scalar(at, 'array'), items: schema })
  }
  if (name.nullable) schema.value.set('nullable', scalar(at, true))
  addBounds(schema, row, at, making)
  addValues(schema, inner, row, making)
  if (row.enumLabel || name.detail === 'enum') {
    addEnum(inner, row, pointer + '/items'.repeat(name.arrays), making)
  }
  if (!isComposition(row)) addChildren(inner, row, pointer + '/items'.repeat(name.arrays), making)
  if (row.folded && row.children.length === 0) {
    noteGap(making, 'properties-not-shown', pointer, row.line, `What is below \`${name.name}\` is not shown.`)
  }
  if (name.readOnly) schema.value.set('readOnly', scalar(at, true))
  if (name.writeOnly) schema.value.set('writeOnly', scalar(at, true))
  if (row.sunset) {
    schema.value.set('x-deprecated-sunset', scalar({ page: making.page, line: row.sunset.line }, row.sunset.text))
  }
  return ordered(schema)
}

/** The schema of a property: that of its row, described. */
export function propertySchema(row: Row, pointer: string, making: Making): LocatedObject {
  const schema = rowSchema(row, pointer, making)
  const description = markdown(row.description, making.page)
  if (description) schema.value.set('description', description)
  if (row.name.deprecated) schema.value.set('deprecated', scalar(schema.at, true))
  return ordered(schema)
}

/** The schema of rows that stand side by side: an object, or any of several where they are alternatives. */
export function objectSchema(rows: readonly Row[], at: Origin, pointer: string, making: Making): LocatedObject {
  const alternatives = [...Map.groupBy(rows, ({ alternative }) => alternative).values()]
  if (alternatives.length <= 1) return plainObject(rows, at, pointer, making)
  // Whether exactly one of them may hold, the page does not say.
  const schemas = alternatives.map((group, index) => {
    const from: Origin = { page: making.page, line: group[0]?.line ?? 1 }
    return plainObject(group, from, joinPointer(pointer, 'anyOf', index), making)
  })
  return object(at, { anyOf: list(at, schemas) })
}

/** The object that has the rows as its properties. */
function plainObject(rows: readonly Row[], at: Origin, pointer: string, making: Making): LocatedObject {
  const schema = object(at, { type: scalar(at, 'object') })
  fillObject(schema, rows, pointer, making)
  return ordered(schema)
}

/** A schema with its keywords in one order. */
export function ordered({ at, value }: LocatedObject): LocatedObject {
  return { at, value: new Map([...value].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))) }
}

/** Adds rows to an object schema as its properties. */
function fillObject(schema: LocatedObject, rows: readonly Row[], pointer: string, making: Making): void {
  const others = rows.find((row) => row.name.name === 'Other properties')
  const named = rows.filter((row) => row !== others)
  const lineOf = (row: Row): Origin => ({ page: making.page, line: row.line })
  const required = named.filter((row) => row.name.required).map((row) => scalar(lineOf(row), row.name.name))
  if (required[0]) schema.value.set('required', list(required[0].at, required))
  if (named[0]) {
    const properties = object(lineOf(named[0]))
    for (const row of named) addProperty(properties, row, joinPointer(pointer, 'properties', row.name.name), making)
    schema.value.set('properties', properties)
  }
  if (others) {
    const to = joinPointer(pointer, 'additionalProperties')
    schema.value.set('additionalProperties', propertySchema(others, to, making))
  }
  const discriminator = named.find((row) => row.name.discriminator)
  if (discriminator) {
    const at = lineOf(discriminator)
    schema.value.set('discriminator', object(at, { propertyName: scalar(at, discriminator.name.name) }))
  }
}

/** Adds one property. */
function addProperty(properties: LocatedObject, row: Row, pointer: string, making: Making): void {
  const name = safeName(row, making)
  if (properties.value.has(name)) {
    making.warn(row.line, `The property \`${name}\` is shown twice; the first is kept.`)
  } else properties.value.set(name, propertySchema(row, pointer, making))
}

/** The schema a type names, without the arrays around it. */
function typeSchema(row: Row, pointer: string, at: Origin, making: Making): LocatedObject {
  const { name } = row
  if (name.constant !== undefined) {
    const constant = typed(name.constant, undefined, at)
    const type = typeof constant.value === 'string' ? scalar(at, 'string') : undefined
    return object(at, { type, enum: list(at, [constant]) })
  }
  if (isComposition(row)) return compositionSchema(row, pointer, at, making)
  const types = (name.base ?? 'any').split(' | ')
  const nullable = types.includes('null') ? scalar(at, true) : undefined
  const [type = 'null', ...alternatives] = types.filter((candidate) => candidate !== 'null')
  if (alternatives.length > 0) {
    const anyOf = [type, ...alternatives].map((each) => object(at, { type: typeNode(each, at) }))
    return object(at, { anyOf: list(at, anyOf), nullable })
  }
  const detail = name.detail === undefined || name.detail === 'enum' ? undefined : scalar(at, name.detail)
  const title = type === 'object'
  return object(at, {
    type: typeNode(type, at),
    ...(title ? { title: detail } : { format: detail }),
    nullable,
    enum: type === 'null' ? list(at, [scalar(at, null)]) : undefined,
  })
}

/** The type keyword of a printed type; none for `any`, `undefined` and what OpenAPI 3.0 has no type for. */
function typeNode(type: string, at: Origin): Located | undefined {
  return /^(?:string|integer|number|boolean|object|array)$/.test(type) ? scalar(at, type) : undefined
}

/** The schema of `one of` and its like: of its alternatives only those that are not behind a button. */
function compositionSchema(row: Row, pointer: string, at: Origin, making: Making): LocatedObject {
  const key = { 'one of': 'oneOf', 'any of': 'anyOf', 'all of': 'allOf' }[row.name.base ?? '']
  const message = `The schemas that \`${row.name.name}\` is made of are not all shown.`
  noteGap(making, 'properties-not-shown', pointer, row.line, message)
  const schema = object(at)
  if (key === undefined || row.children.length === 0) return schema
  const alternatives = row.children.map((child, index) =>
    propertySchema(child, joinPointer(pointer, key, index), making),
  )
  return object(at, { [key]: list(alternatives[0]?.at ?? at, alternatives) })
}

/** Writes `min` and `max` as the keywords that fit the type. */
function addBounds(schema: LocatedObject, { name, line }: Row, at: Origin, making: Making): void {
  if (name.min === undefined && name.max === undefined) return
  const type = textOf(schema.value.get('type'))
  const suffix = { string: 'Length', array: 'Items', integer: 'imum', number: 'imum' }[type ?? '']
  if (suffix === undefined) {
    making.warn(line, `The bounds of \`${name.name}\` are of unknown kind, since its type is not shown.`)
    return
  }
  if (name.min !== undefined) schema.value.set(`min${suffix}`, scalar(at, name.min))
  if (name.max !== undefined) schema.value.set(`max${suffix}`, scalar(at, name.max))
}

/** Writes pattern, default and example; an example of an array may be that of its items. */
function addValues(schema: LocatedObject, inner: LocatedObject, row: Row, making: Making): void {
  const value = (piece: Line, target: LocatedObject) =>
    typed(piece.text, textOf(target.value.get('type')), { page: making.page, line: piece.line })
  if (row.pattern) {
    schema.value.set('pattern', scalar({ page: making.page, line: row.pattern.line }, row.pattern.text))
  }
  if (row.default) schema.value.set('default', value(row.default, schema))
  if (!row.example) return
  const example = value(row.example, schema)
  if (schema === inner || Array.isArray(example.value)) schema.value.set('example', example)
  else inner.value.set('example', value(row.example, inner))
}

/** Writes the possible values, or marks that the page does not show them. */
function addEnum(schema: LocatedObject, row: Row, pointer: string, making: Making): void {
  const values = row.values ?? []
  const line = row.enumLabel?.line ?? row.line
  const type = textOf(schema.value.get('type'))
  if (values.length > 1) {
    const nodes = values.map(({ text, line: at }) => typed(text, type, { page: making.page, line: at }))
    schema.value.set('enum', list({ page: making.page, line }, nodes))
    return
  }
  const what = `The possible values of \`${row.name.name}\` are`
  schema.value.set('x-unlisted', scalar({ page: making.page, line }, true))
  const message = values.length === 0 ? `${what} not shown.` : `${what} shown as one word, which may be several values.`
  noteGap(making, 'enum-without-values', pointer, line, message)
}

/** Puts child rows into the object, or into the items of the array, that they belong to. */
function addChildren(schema: LocatedObject, row: Row, pointer: string, making: Making): void {
  const [only] = row.children
  if (!only) return
  if (row.children.length > 1 || only.name.name !== 'items' || row.name.arrays === 0) {
    fillObject(schema, row.children, pointer, making)
    return
  }
  // The row says again, with more detail, what `[]` already said.
  for (const [key, value] of propertySchema(only, pointer, making).value) schema.value.set(key, value)
}
