/**
 * What a cell does not hold, as cells.
 * Pure. What cannot be said becomes everything or nothing, as asked.
 */
import { isObject } from '../../lib/json.ts'
import { anyOf } from '../patterns/asked.ts'
import { type Cell, EVERYTHING, LIST, NUMBER, type NumberCell, OBJECT, type ObjectCell, TEXT } from './cells.ts'

/** Whether cells may hold more than is meant (`over`), or fewer (`under`). */
export type Bound = 'over' | 'under'

/** The other one. */
export const otherBound = (bound: Bound): Bound => (bound === 'over' ? 'under' : 'over')

/** The values that a cell does not hold. */
export function without(cell: Cell, bound: Bound): Cell[] {
  const others = EVERYTHING.filter(({ type }) => type !== cell.type)
  const whole = EVERYTHING.filter(({ type }) => type === cell.type)
  const told = partsWithout(cell)
  const rest = cell.marks.map((mark) => whole.map((one) => ({ ...one, marks: [`not ${mark}`] })))
  return [...others, ...(told.whole ? [...told.cells, ...rest.flat()] : bound === 'over' ? whole : told.cells)]
}

/** What a cell does not hold, in cells of its own type; `whole` when they hold all of it. */
interface Rest {
  cells: Cell[]
  whole: boolean
}

/** Cells of the same type that hold what a cell does not. */
function partsWithout(cell: Cell): Rest {
  switch (cell.type) {
    case 'number':
      return numbersWithout(cell)
    case 'string': {
      const asked = [...cell.asked, ...(cell.values ? [anyOf(cell.values)] : [])]
      const others = asked.map(({ pattern, not }) => ({ ...TEXT, asked: [{ pattern, not: !not }] }))
      return { cells: [...others, ...beside(TEXT, cell)], whole: true }
    }
    case 'array': {
      const whole = !cell.unique && cell.layers.length + cell.contains.length === 0
      return { cells: beside(LIST, cell), whole }
    }
    case 'object':
      return objectsWithout(cell, beside(OBJECT, cell))
    default: {
      const values = cell.type === 'null' ? [] : [false, true].filter((value) => !cell.values.includes(value))
      return { cells: values.length > 0 ? [{ ...cell, values, marks: [] }] : [], whole: true }
    }
  }
}

/** Cells with fewer or more of what is counted. */
function beside<Counted extends Cell & { low: number; high: number }>(
  any: Counted,
  { low, high }: { low: number; high: number },
): Counted[] {
  return [
    ...(low > 0 ? [{ ...any, high: low - 1 }] : []),
    ...(high < Number.POSITIVE_INFINITY ? [{ ...any, low: high + 1 }] : []),
  ]
}

function numbersWithout(cell: NumberCell): Rest {
  const [value, ...others] = cell.values ?? []
  if (value !== undefined && others.length === 0) {
    const [below, above] = [
      { ...NUMBER, high: value, highOpen: true },
      { ...NUMBER, low: value, lowOpen: true },
    ]
    return { cells: [below, above], whole: true }
  }
  const below = { ...NUMBER, high: cell.low, highOpen: !cell.lowOpen }
  const above = { ...NUMBER, low: cell.high, lowOpen: !cell.highOpen }
  const cells = [...(Number.isFinite(cell.low) ? [below] : []), ...(Number.isFinite(cell.high) ? [above] : [])]
  return { cells, whole: cell.step === undefined && cell.values === undefined }
}

function objectsWithout(cell: ObjectCell, beside: Cell[]): Rest {
  const absent = cell.required.map((name) => ({
    ...OBJECT,
    layers: [{ named: new Map([[name, false]]), patterned: [], rest: true }],
  }))
  const wrong = cell.layers.flatMap(({ named }) =>
    [...named].map(([name, schema]) => ({
      ...OBJECT,
      required: [name],
      layers: [
        {
          named: new Map([[name, typeof schema === 'boolean' ? !schema : { not: schema }]]),
          patterned: [],
          rest: true,
        },
      ],
    })),
  )
  const isPlain = cell.layers.every(({ patterned, rest }) => patterned.length === 0 && isAnything(rest))
  return { cells: [...absent, ...wrong, ...beside], whole: isPlain && cell.names.length === 0 }
}

/** Whether a schema says nothing. */
export function isAnything(schema: unknown): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).length === 0)
}
