/**
 * Bodies in which what stands beside a value is moved along with it: a first frame and a last one, the ends of a period.
 * Where one of them is served, a refusal of the value alone speaks of how the two go together, which no schema says.
 * Pure, deterministic.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'

/** How far the others are moved from the value: as much as it, less, more. */
const STEPS = [0, -1, 1]
const DAY = 86_400_000
const DATE = /^\d{4}-\d\d-\d\d$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Valid bodies with the value at a place, and other values of its kind around it beside it. */
export function movedAlong(table: OperationsTable, schema: JsonSchema, body: Json, pointer: string): Json[] {
  const steps = splitPointer(pointer)
  const above = joinPointer('', ...steps.slice(0, -1))
  const own = steps.at(-1)
  const [holder, value] = [follow(body, above), follow(body, pointer) as Json | undefined]
  const kind = kindOf(value)
  if (kind === undefined || value === undefined || !isObject(holder)) return []
  const beside = Object.keys(holder).filter((name) => name !== own && kindOf(holder[name]) === kind)
  if (beside.length === 0) return []
  const judge = createJudge(table)
  const put = (others: (name: string) => Json | undefined) =>
    beside.reduce<Json>((whole, name) => withValue(whole, joinPointer(above, name), others(name)), body)
  const moved = [...STEPS.map((step) => put(() => shifted(value, step))), put(() => undefined)]
  return moved.filter((one) => judge.accepts(schema, one))
}

/** What can be more or less. */
export type Kind = 'number' | 'date' | 'time'

/** What a value can be more or less than; `undefined` where that is nothing. */
export function kindOf(value: unknown): Kind | undefined {
  if (typeof value === 'number') return 'number'
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return undefined
  return DATE.test(value) ? 'date' : TIME.test(value) ? 'time' : undefined
}

/** Whether a value is a day or a time. */
export function isMoment(value: unknown): boolean {
  return ['date', 'time'].includes(kindOf(value) ?? '')
}

/** A value of the same kind a step away: a number by one, a moment by a day. */
export function shifted(value: Json, step: number): Json {
  if (step === 0) return value
  if (typeof value === 'number') return value + step
  const moment = new Date(Date.parse(String(value)) + step * DAY)
  if (Number.isNaN(moment.getTime())) return value
  return DATE.test(String(value)) ? moment.toISOString().slice(0, 10) : moment.toISOString()
}
