/**
 * Number keywords of several parts as one range with a step.
 * Pure; never returns a number that JSON cannot carry exactly.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-validation-keywords-for-num
 */
import { createRandom } from './random.ts'
import { numbers, type Part, strings } from './schema-view.ts'

/** Which numbers are allowed; a side without bound is `undefined`. */
export interface NumericRange {
  /** Least allowed number, aligned to the step. */
  min: number | undefined
  /** Greatest allowed number, aligned to the step. */
  max: number | undefined
  /** Distance between neighbours: 1 for integers, the common multiple of `multipleOf`s; `undefined` for any number. */
  step: number | undefined
  /** Distance used to look just inside or outside a bound. */
  unit: number
}

const INT32 = 2 ** 31
/** Numbers drawn from a range. */
const DRAWS = 8
/** Numbers beyond this are not distinguished by every receiver. */
const SAFE = Number.MAX_SAFE_INTEGER

/** The range that all parts allow together. */
export function numericRange(parts: readonly Part[], integer: boolean): NumericRange {
  const formats = strings(parts, 'format').map(({ value }) => value)
  const small = formats.includes('int32')
  const whole = integer || small || formats.includes('int64')
  const steps = numbers(parts, 'multipleOf')
    .map(({ value }) => value)
    .filter((value) => value > 0)
  const step = (whole ? [...steps, 1] : steps).reduce<number | undefined>(commonMultiple, undefined)
  const lows = [...values(parts, 'minimum'), ...values(parts, 'exclusiveMinimum'), ...(small ? [-INT32] : [])]
  const highs = [...values(parts, 'maximum'), ...values(parts, 'exclusiveMaximum'), ...(small ? [INT32 - 1] : [])]
  const low = lows.length > 0 ? Math.max(...lows) : undefined
  const high = highs.length > 0 ? Math.min(...highs) : undefined
  const unit = step ?? (low !== undefined && high !== undefined && high - low < 4 ? tidy((high - low) / 8) || 1 : 1)
  const openLow = low !== undefined && values(parts, 'exclusiveMinimum').includes(low)
  const openHigh = high !== undefined && values(parts, 'exclusiveMaximum').includes(high)
  return {
    min: low === undefined ? undefined : align(low, step, unit, openLow, 1),
    max: high === undefined ? undefined : align(high, step, unit, openHigh, -1),
    step,
    unit,
  }
}

/** Numbers of a range, drawn ones first, then the bounds: within a thousand steps of where the range starts. */
export function numberCandidates(range: NumericRange, seed: number): number[] {
  const { min, max, unit, step } = range
  const start = min ?? (max === undefined || max >= unit ? 0 : max)
  const width = Math.min(1000, max === undefined ? 1000 : Math.floor(tidy((max - start) / unit)))
  const random = createRandom(seed)
  const drawn = Array.from({ length: DRAWS }, () =>
    tidy(start + (random.below(width + 1) + (min === undefined ? 1 : 0)) * unit),
  )
  const inside = (value: number): boolean =>
    (min === undefined || value >= min) && (max === undefined || value <= max) && Math.abs(value) <= SAFE
  return [
    ...new Set([
      ...drawn,
      start,
      tidy(start + unit),
      min ?? 0,
      max ?? 0,
      ...(step === undefined ? [tidy((min ?? 0) + 0.5)] : []),
    ]),
  ].filter(inside)
}

/** Rounds away what binary fractions add to decimal arithmetic. */
export function tidy(value: number): number {
  const rounded = Number(value.toPrecision(15))
  return Object.is(rounded, -0) ? 0 : rounded
}

/** The nearest allowed number from a bound inwards. */
function align(bound: number, step: number | undefined, unit: number, open: boolean, direction: 1 | -1): number {
  if (step === undefined) return open ? tidy(bound + direction * unit) : bound
  const times = tidy(bound / step)
  const nearest = direction === 1 ? Math.ceil(times) : Math.floor(times)
  return tidy((open && nearest === times ? nearest + direction : nearest) * step)
}

/** The values of a keyword, whoever holds it. */
function values(parts: readonly Part[], keyword: string): number[] {
  return numbers(parts, keyword).map(({ value }) => value)
}

/** The least common multiple of two decimal steps. */
function commonMultiple(a: number | undefined, b: number): number {
  if (a === undefined || a === b) return b
  const digits = Math.max(decimals(a), decimals(b))
  const [x, y] = [Math.round(a * 10 ** digits), Math.round(b * 10 ** digits)]
  return tidy(((x / greatestDivisor(x, y)) * y) / 10 ** digits)
}

/** Digits after the decimal point, nine at most. */
function decimals(value: number): number {
  for (let digits = 0; digits < 9; digits++) if (Number.isInteger(tidy(value * 10 ** digits))) return digits
  return 9
}

/** The greatest common divisor of two whole numbers. */
function greatestDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestDivisor(b, a % b)
}
