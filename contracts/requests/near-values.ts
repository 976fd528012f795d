/**
 * Values nearly those of rows, for a search that must not take them for the same: read as numbers, in the other case,
 * with a space, cut, or with the signs by which databases stand for any text.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Row } from '../judging/pages.ts'
import type { Severity } from '../result.ts'
import type { ListReader } from './list-reader.ts'
import type { Filter } from './paged-list.ts'
import { ownValue } from './value-choices.ts'
import { staysValid } from './wire.ts'

/** A value that no row has, though some are nearly it. */
export interface NearValue {
  value: string
  /** What is special about it, in words. */
  label: string
  /** The weightiest a failure can be, where no page speaks of such differences. */
  atMost?: Severity
  /** Whether nothing but its form could be disliked about it. */
  ordinary?: true
}

/** A way to come near a value; `undefined` where it leads to none. */
interface Way {
  label: string
  near(value: string): string | undefined
  atMost?: Severity
  ordinary?: true
}

const WAYS: readonly Way[] = [
  {
    label: 'the value of a row with a zero before it',
    near: (value) => (isNumber(value) ? `0${value}` : undefined),
    ordinary: true,
  },
  {
    label: 'the value of a row without the zero it begins with',
    near: (value) => (/^0\d+$/.test(value) ? value.slice(1) : undefined),
    ordinary: true,
  },
  { label: 'the value of a row without its first character', near: (value) => value.slice(1), ordinary: true },
  { label: 'the value of a row with `_%` for its last two characters', near: (value) => `${value.slice(0, -2)}_%` },
  { label: 'the value of a row with `.*` for its last two characters', near: (value) => `${value.slice(0, -2)}.*` },
  // How texts are compared no page says, and some stores take these for the same.
  { label: 'the value of a row in the other case', near: otherCase, atMost: 'should', ordinary: true },
  { label: 'the value of a row with a space behind it', near: (value) => `${value} `, atMost: 'should' },
]

/** The least that is left of a value, so that it is hardly that of a row that was not seen. */
const LEAST = 3

/** Values near those of rows, one of each way there is one for. */
export function nearValues(list: ListReader, rows: readonly Row[], filter: Filter): NearValue[] {
  const { judge } = list.context
  const own = rows.map((row) => ownValue(list, filter, row))
  const texts = own.filter((value): value is string => typeof value === 'string')
  if (texts.length === 0 || texts.length < own.filter((value) => value !== undefined).length) return []
  const isFree = (value: string | undefined): value is string =>
    value !== undefined && !texts.includes(value) && staysValid(judge, filter.param, filter.shape.put(value))
  const near = WAYS.flatMap(({ near: make, ...words }): NearValue[] => {
    const value = texts.map(make).find((one) => isFree(one) && (one.length >= LEAST || words.atMost !== undefined))
    return value === undefined ? [] : [{ ...words, value }]
  })
  return [...near, ...lettered(list, filter, texts, isFree)]
}

/** A value with letters, where those of rows have none. */
function lettered(
  { context }: ListReader,
  { param }: Filter,
  texts: readonly string[],
  isFree: (value: string) => boolean,
): NearValue[] {
  if (texts.some((value) => /\p{L}/u.test(value))) return []
  const others: Json[] = [...context.ordinaryOf(param), 'abc', 'Abc123']
  const value = others.find((one): one is string => typeof one === 'string' && /[a-z]/i.test(one) && isFree(one))
  return value === undefined ? [] : [{ value, label: 'a text with letters, which no row has', ordinary: true }]
}

function isNumber(value: string): boolean {
  return /^\d+$/.test(value)
}

function otherCase(value: string): string | undefined {
  const other = value.replace(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  return other === value ? undefined : other
}
