/**
 * Numbers of cells: bounds on the steps they are taken in, and whether some ranges cover another.
 * Pure.
 */
import type { NumberCell } from './cells.ts'

/** Decimals that are told apart. */
const DECIMALS = 10

/** Most numbers that a range is written out to. */
const MOST_LISTED = 256

/** The least number that is a multiple of two; `undefined` when that cannot be told. */
export function leastCommon(one: number, other: number): number | undefined {
  const scale = 10 ** Math.max(decimalsOf(one), decimalsOf(other))
  const [a, b] = [Math.round(one * scale), Math.round(other * scale)]
  const common = (a / divisor(a, b)) * b
  return scale <= 10 ** DECIMALS && Number.isSafeInteger(common) ? common / scale : undefined
}

function decimalsOf(number: number): number {
  const [, exponent] = number.toExponential().split('e')
  const digits = number.toExponential().replace(/e.*$/, '').split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent))
}

function divisor(a: number, b: number): number {
  let [one, other] = [a, b]
  while (other !== 0) [one, other] = [other, one % other]
  return one
}

/** Whether one number is a multiple of another. */
export function isMultiple(number: number, step: number): boolean {
  return leastCommon(Math.abs(number), step) === Math.abs(number)
}

/** A range with its bounds on its steps, and its numbers where they are few; `undefined` when there are none. */
export function tidied(cell: NumberCell): NumberCell | undefined {
  const { step } = cell
  let { low, lowOpen, high, highOpen } = cell
  if (step !== undefined) {
    if (Number.isFinite(low)) [low, lowOpen] = [firstStep(low, lowOpen, step), false]
    if (Number.isFinite(high)) [high, highOpen] = [-firstStep(-high, highOpen, step), false]
  }
  if (low > high || (low === high && (lowOpen || highOpen))) return undefined
  const tidy: NumberCell = { ...cell, low, lowOpen, high, highOpen }
  const values = (cell.values ?? listed(tidy))?.filter((value) => has({ ...tidy, values: undefined }, value))
  return values?.length === 0 ? undefined : { ...tidy, values }
}

/** The least step that is not below a bound. */
function firstStep(bound: number, open: boolean, step: number): number {
  const count = Math.ceil(Number((bound / step).toPrecision(12)))
  const at = Number((count * step).toPrecision(15))
  return open && at === bound ? Number(((count + 1) * step).toPrecision(15)) : at
}

function listed({ low, high, step }: NumberCell): number[] | undefined {
  if (low === high) return [low]
  if (step === undefined || !((high - low) / step < MOST_LISTED)) return undefined
  const count = Math.round((high - low) / step) + 1
  return Array.from({ length: count }, (_, index) => Number((low + index * step).toPrecision(15)))
}

/** Whether a cell holds a number, marks aside. */
export function has({ low, lowOpen, high, highOpen, step, values }: NumberCell, number: number): boolean {
  if (values) return values.includes(number)
  if (step !== undefined && !isMultiple(number, step)) return false
  return (lowOpen ? number > low : number >= low) && (highOpen ? number < high : number <= high)
}

/** Whether ranges cover a cell, marks aside. */
export function isCovered(cell: NumberCell, ranges: readonly NumberCell[]): boolean {
  if (cell.values) return cell.values.every((value) => ranges.some((range) => has(range, value)))
  const fitting = ranges.filter(
    ({ step, values }) => !values && (step === undefined || (cell.step !== undefined && isMultiple(cell.step, step))),
  )
  let left: NumberCell[] = [cell]
  for (const range of fitting) left = left.flatMap((part) => without(part, range))
  return left.length === 0
}

/** What a range leaves of a cell. */
function without(cell: NumberCell, { low, lowOpen, high, highOpen }: NumberCell): NumberCell[] {
  const below = {
    ...cell,
    ...(low < cell.high || (low === cell.high && lowOpen) ? { high: low, highOpen: !lowOpen } : {}),
  }
  const above = {
    ...cell,
    ...(high > cell.low || (high === cell.low && highOpen) ? { low: high, lowOpen: !highOpen } : {}),
  }
  return [tidied(below), tidied(above)].filter((part) => part !== undefined)
}
