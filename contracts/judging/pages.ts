/**
 * Pages of a list as they were read, and what two readings have in common. Findings speak of offsets and numbers of
 * rows, never of what is in a row.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'
import { type ListPlace, rowsInWords, rowsOf, valueAt } from './rows.ts'
import type { Said } from './totals.ts'

/** How the rows of a list are read. */
export interface Reading {
  place: ListPlace
  /** The property that tells rows apart; all of a row does when it is absent. */
  identity?: string
}

/** A row that was read. */
export interface Row {
  /** Tells it from other rows. */
  identity: string
  /** All of it. */
  content: string
  value: Json
}

/** Some rows of a list, in their order. */
export interface Page {
  offset: number
  /** How many rows were asked for. */
  limit: number
  rows: readonly Row[]
  /** What the answer says of the whole list, where its schema has something to say of it. */
  said?: readonly Said[]
}

/** The rows of an answer; `undefined` when none were answered or they cannot be told. */
export function readRows(exchange: Exchange | undefined, { place, identity }: Reading): Row[] | undefined {
  const body = exchange && isAccepted(exchange.answer.status) ? parseBody(exchange.answer) : undefined
  return body?.ok
    ? rowsOf(body.value, place)?.map((value) => {
        const content = canonical(value)
        return { identity: own(value, identity) ?? content, content, value }
      })
    : undefined
}

const canonicals = new WeakMap<object, string>()

/** A value as text, whatever the order of its members; a row is read by many, and written down once. */
function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const known = canonicals.get(value)
  if (known !== undefined) return known
  const written = JSON.stringify(value, (_, member: Json) => (isObject(member) ? sortedMembers(member) : member))
  canonicals.set(value, written)
  return written
}

function sortedMembers(value: JsonObject): JsonObject {
  const names = Object.keys(value)
  if (names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)) return value
  return Object.fromEntries(names.toSorted().map((name) => [name, value[name] ?? null]))
}

/** The scalar under a name of a row, as text. */
function own(row: Json, name: string | undefined): string | undefined {
  if (name === undefined || !isObject(row) || !Object.hasOwn(row, name)) return undefined
  const value = row[name]
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined
}

/** The first of the names whose values tell all rows apart. */
export function identityOf(rows: readonly Json[], names: readonly string[]): string | undefined {
  return names.find((name) => {
    const values = rows.map((row) => own(row, name))
    return values.length > 1 && !values.includes(undefined) && new Set(values).size === values.length
  })
}

/** Whether the same rows came in the same order. */
export function sameRows(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity)
}

/** What is said where a list was written to while it was read. */
export const CHANGED = 'the list changed while it was read'

/** Whether a second reading of rows says that the list was left alone. */
export function isUnchanged(before: readonly Row[], again: Exchange | undefined, reading: Reading): boolean {
  const rows = readRows(again, reading)
  return rows !== undefined && sameRows(before, rows)
}

/** Whether rows have what they had under some steps, as far as they were read again. */
export function haveStayed(
  rows: readonly Row[],
  again: Exchange | undefined,
  reading: Reading,
  steps: readonly string[],
): boolean {
  const now = new Map(readRows(again, reading)?.map(({ identity, value }) => [identity, value]))
  return rows.every(({ identity, value }) => {
    const other = now.get(identity)
    return other === undefined || canonical(valueAt(value, steps) ?? null) === canonical(valueAt(other, steps) ?? null)
  })
}

/** How the rows that came differ from those that were due, in numbers; `undefined` when they do not. */
export function difference(due: readonly Row[], came: readonly Row[]): string | undefined {
  if (sameRows(due, came)) return undefined
  const left = new Map<string, number>()
  for (const { identity } of due) left.set(identity, (left.get(identity) ?? 0) + 1)
  const surplus = came.filter(({ identity }) => {
    const count = left.get(identity) ?? 0
    left.set(identity, count - 1)
    return count <= 0
  }).length
  const missing = due.length - (came.length - surplus)
  const index = due.findIndex(({ identity }, at) => identity !== came[at]?.identity)
  const counts = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(surplus > 0 ? [`${surplus} of them elsewhere or twice`] : []),
    ...(missing === 0 && surplus === 0 ? ['in another order'] : []),
  ]
  return `${rowsInWords(came.length)}, ${counts.join(', ')}; the first difference is at row ${(index < 0 ? due.length : index) + 1}`
}

/** Rows of a page by their numbers, from 1. */
export function rowNumbers(indices: readonly number[]): string {
  const [first = 0] = indices
  const last = indices.at(-1) ?? first
  return first === last ? `row ${first + 1}` : `rows ${first + 1} to ${last + 1}`
}

/** Rows that are on more than one page of a walk, in words. */
export function repeatedRows(pages: readonly Page[]): string | undefined {
  const seen = new Map<string, number>()
  for (const { offset, rows } of pages) {
    const again = [...rows.keys()].filter((index) => seen.has(rows[index]?.content ?? ''))
    const [index] = again
    if (index !== undefined) {
      const from = seen.get(rows[index]?.content ?? '')
      return `${rowNumbers(again)} of offset ${offset} ${again.length === 1 ? 'was' : 'were'} on the page of offset ${from} already`
    }
    for (const { content } of rows) seen.set(content, offset)
  }
  return undefined
}

/** A page that has fewer rows than it should, as there are more behind it; in words. */
export function shortPage(pages: readonly Page[]): { expected: string; actual: string } | undefined {
  for (const [index, { offset, limit, rows }] of pages.entries()) {
    const earlier = new Set(pages.slice(0, index + 1).flatMap((page) => page.rows.map(({ content }) => content)))
    const more = pages.slice(index + 1).find((page) => page.rows.some(({ content }) => !earlier.has(content)))
    if (rows.length >= limit || more === undefined) continue
    const where = `at offset ${more.offset}${more.limit === limit ? '' : ` for a page of ${more.limit}`}`
    const expected = `${rowsInWords(limit)} at offset ${offset}, as there are more ${where}`
    return { expected, actual: rowsInWords(rows.length) }
  }
  return undefined
}

/** Rows that differ from what they are in the list, by number: with another value, or with more or fewer of them. */
export function differingRows(
  rows: readonly Row[],
  before: readonly Row[],
  now: readonly Row[],
): { other: number; fewer: number } {
  const earlier = new Map(before.map(({ identity, content }) => [identity, content]))
  // What changes by itself says nothing about the way it was asked for.
  const steady = now.filter(({ identity, content }) => earlier.get(identity) === content)
  const listed = new Map(steady.map((row) => [row.identity, row]))
  const differing = rows.flatMap(({ identity, content, value }) => {
    const row = listed.get(identity)
    return row === undefined || row.content === content ? [] : [isOther(value, row.value)]
  })
  return { other: differing.filter(Boolean).length, fewer: differing.filter((other) => !other).length }
}

/** Whether two values differ in something that both of them have. */
function isOther(one: Json, other: Json): boolean {
  if (!isObject(one) || !isObject(other)) return canonical(one) !== canonical(other)
  return Object.keys(one).some((name) => {
    const [a, b] = [one[name], Object.hasOwn(other, name) ? other[name] : undefined]
    return a !== undefined && b !== undefined && isOther(a, b)
  })
}
