/**
 * The rows a request asks for, where the operation says which parameters keep which: those with a value, those from a
 * moment on, those until one. Both ends of a period belong to it. This is the mock's own reading of these rules.
 * Pure.
 */
import type { Constraint, FilterConstraint } from '../scripts/lib/constraints.ts'
import { isObject, type Json } from '../scripts/lib/json.ts'
import { escapeStep, follow } from '../scripts/lib/pointer.ts'
import type { Request } from './exchange.ts'

/** The rows that pass every filter of a request. */
export function keptRows({ operation, values }: Request, rows: readonly Json[]): readonly Json[] {
  return operation.constraints.filter(isFilter).reduce((left, constraint) => {
    const wanted = values.query.get(constraint.param)
    return wanted === undefined ? left : left.filter((row) => isKept(constraint, row, wanted))
  }, rows)
}

function isFilter(constraint: Constraint): constraint is FilterConstraint {
  return constraint.kind === 'filter'
}

function isKept({ keeps, param, property }: FilterConstraint, row: Json, wanted: unknown): boolean {
  if (keeps === 'equals') return String(follow(row, property ?? `/${escapeStep(param)}`)) === String(wanted)
  const time = property === undefined ? firstMoment(row) : momentOf(follow(row, property))
  const bound = momentOf(wanted)
  // A row that does not say when it was is in any period.
  if (time === undefined || bound === undefined) return true
  return keeps === 'from' ? time >= bound : time <= bound
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d))?$/

/** Milliseconds since 1970 of a text that is a date-time with its zone, or a day. */
function momentOf(value: unknown): number | undefined {
  const moment = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}

/** The first moment among the properties of a row. */
function firstMoment(row: Json): number | undefined {
  const members = isObject(row) ? Object.values(row) : []
  return members.map(momentOf).find((moment) => moment !== undefined)
}
