/**
 * Values that a list is searched by: of rows at both ends of what was seen, of one far back, of several at once, and one
 * that no row has.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Page, Row } from '../judging/pages.ts'
import { valueAt } from '../judging/rows.ts'
import type { ListReader } from './list-reader.ts'
import type { Filter } from './paged-list.ts'
import { text } from './text.ts'
import { staysValid } from './wire.ts'

/** What is searched by. */
export interface ValueChoice {
  /** One value, or several of which any may fit. */
  values: readonly [Json, ...Json[]]
  /** What is special about it, in words. */
  label: string
  /** Rows among which those are that should be found. */
  rows: readonly Row[]
}

/** The values that a list is searched by; none where no row has any. */
export function valueChoices(list: ListReader, first: Page, deep: Page | undefined, filter: Filter): ValueChoice[] {
  const usable = (rows: readonly Row[]) => rows.flatMap((row) => ownValue(list, filter, row) ?? [])
  const found = usable(first.rows)
  const [newest] = found
  const oldest = found.at(-1)
  if (newest === undefined || oldest === undefined) return []
  const { property, declared, shape } = filter
  const one = { label: 'the value of a row', rows: first.rows }
  const isOne = text(oldest) === text(newest)
  const other = isOne ? found.find((value) => text(value) !== text(oldest)) : newest
  const isUnique = property.length === 1 && property[0] === list.reading.identity
  const far = deep && isUnique ? usable(deep.rows).at(-1) : undefined
  const none = declared ? missing(list, filter, found) : undefined
  return [
    { ...one, values: [oldest] },
    ...(isOne ? [] : [{ ...one, values: [newest] as const }]),
    ...(shape.many && other !== undefined ? several(list, filter, one, [oldest, other]) : []),
    ...(deep && far !== undefined
      ? [{ values: [far] as const, label: 'the value of a row far back', rows: deep.rows }]
      : []),
    ...(none === undefined
      ? []
      : [{ values: [none] as const, label: 'the value of a row without its last character', rows: [] }]),
  ]
}

/** Two values at once, where that may be asked for. */
function several(
  { context }: ListReader,
  { param, shape }: Filter,
  one: Pick<ValueChoice, 'rows'>,
  values: readonly [Json, Json],
): ValueChoice[] {
  if (!staysValid(context.judge, param, shape.put(...values))) return []
  return [{ ...one, values, label: 'the values of two rows' }]
}

/** A value that no row has. */
function missing({ context }: ListReader, { param, shape }: Filter, found: readonly Json[]): Json | undefined {
  const short = text(found.at(-1) ?? '').slice(0, -1)
  const isOther = !found.map(text).includes(short) && short.length > 2
  return isOther && staysValid(context.judge, param, shape.put(short)) ? short : undefined
}

/** The value of a row as it can be searched by. */
export function ownValue(
  { context }: ListReader,
  { param, property, shape }: Filter,
  { value }: Row,
): Json | undefined {
  const own: Json | undefined = valueAt(value, property)
  if (own === undefined || own === null || typeof own === 'object') return undefined
  return staysValid(context.judge, param, shape.put(own)) ? own : undefined
}
