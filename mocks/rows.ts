/**
 * A list as long as a real one, made from a few rows: identifiers that differ, times that go back. What the rows do
 * not allow (an enumeration, a strict pattern) stays as it is, so every row conforms.
 * Pure; the same rows give the same list.
 */
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { JsonSchema } from '../scripts/lib/operations.ts'
import type { Schemas } from './schemas.ts'

/** What a list is made from. */
export interface RowSource {
  /** Valid rows, at least one. */
  rows: readonly [Json, ...Json[]]
  /** Schema of a row. */
  schema: JsonSchema
  /** Properties that say what the list belongs to, so they are the same in each row. */
  fixed: ReadonlySet<string>
}

/** Between two rows; no divisor of a day, so that the times do not look made up. */
const STEP_MS = 61 * 60 * 1000

/** Makes the rows of a list, newest first. */
export function makeRows({ rows, schema, fixed }: RowSource, total: number, schemas: Schemas): Json[] {
  const [newest] = rows
  const start = firstTime(newest)
  const identifier = findIdentifier(newest, schema, fixed, schemas)
  return Array.from({ length: total }, (_, index) => {
    const template = rows[index % rows.length] ?? newest
    const time = firstTime(template)
    const shift = start === undefined || time === undefined ? 0 : start - index * STEP_MS - time
    const shifted = shiftTimes(template, shift, 0)
    const candidates = [identifier?.(shifted, index), shifted, identifier?.(template, index)]
    return candidates.find((row) => row !== undefined && schemas.faultOf(schema, row) === undefined) ?? template
  })
}

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)((?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)$/

/** Milliseconds of the first date-time in a row, its own properties before nested ones. */
function firstTime(row: Json): number | undefined {
  const texts = isObject(row) ? Object.values(row) : [row]
  for (const text of texts) {
    const local = typeof text === 'string' ? TIME.exec(text)?.[1] : undefined
    if (local !== undefined && !Number.isNaN(Date.parse(`${local}Z`))) return Date.parse(`${local}Z`)
  }
  const nested = texts.filter(isObject)
  return nested.map(firstTime).find((time) => time !== undefined)
}

/** Levels of a row that are looked into. */
const MAX_DEPTH = 8

/** Moves every date-time in a value by the same span; fraction and zone stay as they are written. */
function shiftTimes(value: Json, shift: number, depth: number): Json {
  if (depth > MAX_DEPTH || shift === 0) return value
  if (typeof value === 'string') return shiftTime(value, shift)
  if (Array.isArray(value)) return value.map((item) => shiftTimes(item, shift, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shiftTimes(member, shift, depth + 1)]))
}

function shiftTime(text: string, shift: number): string {
  const [, local, rest = ''] = TIME.exec(text) ?? []
  const moved = new Date(Date.parse(`${local}Z`) + shift)
  return Number.isNaN(moved.getTime()) ? text : moved.toISOString().slice(0, 19) + rest
}

/** Puts the number of a row into it. */
type Identify = (row: Json, index: number) => Json

/** Ways to write a number into a text; the first that the schema takes for every row is used. */
const WRITINGS: readonly ((text: string, number: string) => string)[] = [
  (text, number) => (text.length < number.length ? number : text.slice(0, -number.length) + number),
  (text, number) => `${text}-${number}`,
  (text, number) => text + number,
  (_, number) => number,
]

/** Rows that are tried before a writing is taken. */
const TRIED = [0, 1, 9, 10, 99, 100]

/** Finds the property that tells rows apart and how a number can be written into it. */
function findIdentifier(
  row: Json,
  schema: JsonSchema,
  fixed: ReadonlySet<string>,
  schemas: Schemas,
): Identify | undefined {
  if (!isObject(row)) return undefined
  const { properties } = schemas.shapeOf(schema)
  const names = Object.keys(row)
    .filter((name) => !fixed.has(name) && typeof row[name] === 'string' && !TIME.test(String(row[name])))
    .map((name) => ({ name, rank: rankOf(name) }))
    .sort((a, b) => a.rank - b.rank)
  for (const { name } of names) {
    const property = properties.get(name) ?? true
    const writing = WRITINGS.find((write) =>
      TRIED.every((index) => schemas.faultOf(property, write(String(row[name]), numberOf(index))) === undefined),
    )
    if (writing === undefined) continue
    return (other, index) =>
      isObject(other) ? { ...other, [name]: writing(String(other[name] ?? ''), numberOf(index)) } : other
  }
  return undefined
}

/** How much a name looks like an identifier: the lower, the more. */
function rankOf(name: string): number {
  if (/^(id|uuid|guid)$/i.test(name)) return 0
  if (/(Id|ID|_id|-id|Uuid|uuid)$/.test(name)) return 1
  return /(number|reference|ref|key)$/i.test(name) ? 2 : 3
}

function numberOf(index: number): string {
  return String(index).padStart(3, '0')
}
