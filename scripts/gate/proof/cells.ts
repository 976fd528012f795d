/**
 * What schemas admit, written out: a list of cells, each of which holds the values of one type that satisfy all that
 * stands in it; a schema admits what any of its cells holds.
 * Types, the cells that hold everything, and how two cells become the one of what both hold. Pure.
 */
import type { Json } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import type { Asked } from '../patterns/asked.ts'
import { leastCommon } from './numbers.ts'

/** What cells of any type have. */
interface Marked {
  /** What is not understood, as text: who asks for it admits only what asks for the same. */
  marks: readonly string[]
}

/** Values without inner structure. */
interface PlainCell extends Marked {
  type: 'null' | 'boolean'
  values: readonly Json[]
}

/** Numbers between two bounds, in steps. */
export interface NumberCell extends Marked {
  type: 'number'
  low: number
  lowOpen: boolean
  high: number
  highOpen: boolean
  step: number | undefined
  values: readonly number[] | undefined
}

/** Texts of some length that patterns take. */
export interface TextCell extends Marked {
  type: 'string'
  low: number
  high: number
  asked: readonly Asked[]
  values: readonly string[] | undefined
}

/** What one schema object says of items: the first ones, and all others. */
export interface ListLayer {
  first: readonly JsonSchema[]
  rest: JsonSchema
}

/** Lists whose items satisfy all layers. */
export interface ListCell extends Marked {
  type: 'array'
  low: number
  high: number
  unique: boolean
  layers: readonly ListLayer[]
  contains: readonly { schema: JsonSchema; low: number; high: number }[]
}

/** What one schema object says of properties: by name, by pattern, and all others. */
export interface ObjectLayer {
  named: ReadonlyMap<string, JsonSchema>
  patterned: readonly (readonly [string, JsonSchema])[]
  rest: JsonSchema
}

/** Objects whose properties satisfy all layers. */
export interface ObjectCell extends Marked {
  type: 'object'
  low: number
  high: number
  required: readonly string[]
  layers: readonly ObjectLayer[]
  names: readonly JsonSchema[]
}

/** Values of one type that satisfy all that stands here. */
export type Cell = PlainCell | NumberCell | TextCell | ListCell | ObjectCell

const [LEAST, MOST] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** Any number. */
export const NUMBER: NumberCell = {
  type: 'number',
  low: LEAST,
  lowOpen: false,
  high: MOST,
  highOpen: false,
  step: undefined,
  values: undefined,
  marks: [],
}

/** Any text. */
export const TEXT: TextCell = { type: 'string', low: 0, high: MOST, asked: [], values: undefined, marks: [] }

/** Any list. */
export const LIST: ListCell = { type: 'array', low: 0, high: MOST, unique: false, layers: [], contains: [], marks: [] }

/** Any object. */
export const OBJECT: ObjectCell = { type: 'object', low: 0, high: MOST, required: [], layers: [], names: [], marks: [] }

/** Any value. */
export const EVERYTHING: readonly Cell[] = [
  { type: 'null', values: [null], marks: [] },
  { type: 'boolean', values: [false, true], marks: [] },
  NUMBER,
  TEXT,
  LIST,
  OBJECT,
]

/** What two cells both hold; `undefined` where that is nothing. */
export function meet(one: Cell, other: Cell): Cell | undefined {
  const marks = [...new Set([...one.marks, ...other.marks])]
  if (one.type === 'number' && other.type === 'number') return meetNumbers(one, other, marks)
  if (one.type === 'string' && other.type === 'string') {
    const values = shared(one.values, other.values)
    const asked = [...one.asked, ...other.asked]
    return { ...one, ...within(one, other), asked, values, marks }
  }
  if (one.type === 'array' && other.type === 'array') {
    const layers = [...one.layers, ...other.layers]
    const contains = [...one.contains, ...other.contains]
    return { ...one, ...within(one, other), unique: one.unique || other.unique, layers, contains, marks }
  }
  if (one.type === 'object' && other.type === 'object') {
    const required = [...new Set([...one.required, ...other.required])].toSorted()
    const layers = [...one.layers, ...other.layers]
    return { ...one, ...within(one, other), required, layers, names: [...one.names, ...other.names], marks }
  }
  if (!('values' in one) || !('values' in other) || one.type !== other.type) return undefined
  if (one.type !== 'null' && one.type !== 'boolean') return undefined
  const values = one.values.filter((value) => other.values?.some((own) => own === value))
  return values.length === 0 ? undefined : { type: one.type, values, marks }
}

function within(one: { low: number; high: number }, other: { low: number; high: number }) {
  return { low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) }
}

function shared<Value>(
  one: readonly Value[] | undefined,
  other: readonly Value[] | undefined,
): readonly Value[] | undefined {
  return one && other ? one.filter((value) => other.includes(value)) : (one ?? other)
}

function meetNumbers(one: NumberCell, other: NumberCell, marks: string[]): NumberCell {
  const low = one.low > other.low || (one.low === other.low && one.lowOpen) ? one : other
  const high = one.high < other.high || (one.high === other.high && one.highOpen) ? one : other
  const step =
    one.step === undefined ? other.step : other.step === undefined ? one.step : leastCommon(one.step, other.step)
  const isLost = step === undefined && one.step !== undefined && other.step !== undefined
  return {
    type: 'number',
    low: low.low,
    lowOpen: low.lowOpen,
    high: high.high,
    highOpen: high.highOpen,
    // Two steps that have none in common that can be told: one of them is kept in words.
    step: isLost ? one.step : step,
    values: shared(one.values, other.values),
    marks: isLost ? [...marks, `step:${other.step}`] : marks,
  }
}
