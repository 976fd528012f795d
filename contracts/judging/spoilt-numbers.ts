/**
 * What became of a number between its writing and its reading.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Spoiling } from './spoiling.ts'

/** Hundredths in one: amounts are kept in either. */
const HUNDRED = 100
/** Digits of a fraction that may be left of one. */
const FEW_DIGITS = [0, 1, 2, 3]

/** What became of a number that is shown otherwise than it was sent. */
export function numberSpoiling(sent: number, shown: Json): Spoiling | undefined {
  if (typeof shown === 'string') return spoiltText(sent, shown)
  if (typeof shown !== 'number') return undefined
  const cuts = FEW_DIGITS.map((digits) => 10 ** digits)
  if (cuts.some((unit) => isOneOf(shown, Math.trunc(sent * unit) / unit, Math.round(sent * unit) / unit))) {
    return { keyword: 'rounded', words: 'without some of its decimals', spelling: false }
  }
  if (isOneOf(shown, Math.fround(sent), Number.parseFloat(sent.toPrecision(7)))) {
    return { keyword: 'precision', words: 'with fewer digits than it had', spelling: false }
  }
  if (isNear(shown, sent * HUNDRED) || isNear(shown, sent / HUNDRED)) {
    return { keyword: 'unit', words: 'a hundred times as large or as small', spelling: false }
  }
  if (shown === -sent) return { keyword: 'sign', words: 'with another sign', spelling: false }
  return shown === (sent | 0) ? { keyword: 'overflow', words: 'in too few bits', spelling: false } : undefined
}

function spoiltText(sent: number, shown: string): Spoiling | undefined {
  const number = shown.trim() === '' ? Number.NaN : Number(shown)
  if (number === sent) return { keyword: 'type', words: 'as a text', spelling: true }
  return Number.isNaN(number) ? undefined : numberSpoiling(sent, number)
}

function isOneOf(shown: number, ...others: number[]): boolean {
  return others.includes(shown)
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * Number.EPSILON * 4
}
