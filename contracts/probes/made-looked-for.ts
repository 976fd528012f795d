/**
 * Makes something by a POST of which no life cycle speaks, and looks for it where it should be: under the id that the
 * answer gives, and in the list at the path it was made at.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import { readRows } from '../judging/pages.ts'
import { faultOf } from '../life/changes.ts'
import { type Thing, thingFor } from '../life/thing.ts'
import { cursorOf } from '../requests/cursors.ts'
import { parameterKey } from '../requests/draft.ts'
import { ListReader, type Steps } from '../requests/list-reader.ts'
import { hasId, listerOf, madeId, type Shower, showerOf } from '../requests/made-things.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { text } from '../requests/text.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** What was made, and what made it. */
interface Made {
  context: ProbeContext
  id: Json
  making: Case
  on: Pick<Case, 'on'>
}

export default defineProbe({
  id: 'made-looked-for',
  title: 'Something that was made, looked for where it should be',
  aims: ['made', 'listed'],
  *journey(context) {
    const { table, operation, target, base, judge, write } = context
    const declared = (table.resources ?? []).some(({ makers }) => makers.some((one) => one.operation === operation.id))
    if (operation.method !== 'post' || declared || !target.capabilities.stateful) return
    const shower = showerOf(table, operation)
    const lister = listerOf(table, operation)
    if (!shower && !lister) return
    const on = about(context)
    const making: Case = { intent: 'series', aims: {}, ...write(base.draft), rule: operation.pointer, ...on }
    const exchange = yield making
    const id = exchange && madeId(judge, operation, shower, exchange.answer)
    if (id === undefined) return
    const made: Made = { context, id, making, on }
    const found = shower && (yield* read(made, shower))
    if (lister) yield* listed(made, lister, found)
  },
})

/** The thing that the path names, where there is one that can be made. */
function about({ use, operation, base, write }: ProbeContext): Pick<Case, 'on'> {
  if (!use) return {}
  const on: Thing = { ...thingFor(use, write(base.draft).request, false, `${operation.id} looked for`), kept: true }
  return { on }
}

/** What the path of another operation names as the path of the maker does. */
function valuesAt({ operation, base }: ProbeContext, other: ProbeContext): Map<string, Json> {
  const values = new Map(other.base.draft.values)
  for (const parameter of operation.parameters.filter(({ in: place }) => place === 'path')) {
    const value = base.draft.values.get(parameterKey(parameter))
    if (value !== undefined) values.set(parameterKey(parameter), value)
  }
  return values
}

/** Reads what was made; whether it is there. */
function* read({ context, id, making, on }: Made, { operation, id: param }: Shower): Steps<boolean> {
  const other = context.other(operation)
  if (other.base.missing !== undefined) return false
  const { pointer } = operation
  const stands = { made: text(id), shown: `made-by-${context.operation.id.replace(/\W+/g, '-')}` }
  const values = valuesAt(context, other).set(parameterKey(param), stands.shown)
  const sent = other.write({ ...other.base.draft, values })
  const special = `something was made by ${context.operation.id}, and is read under its id`
  const there = yield {
    ...{ intent: 'series', operation, rule: pointer, fault: faultOf(operation.id, 'made', special) },
    ...{ ...sent, ...on, stands, earlier: [making.request] },
    chosen: { special, values: { [param.name]: 'the id that the request before it answers' } },
    aims: { made: { pointer, atMost: 'should' } },
    until: ({ answer }: Exchange) => isAccepted(answer.status),
  }
  return there !== undefined && isAccepted(there.answer.status)
}

/** Looks for it in the list; what can be read may yet be kept out of a list. */
function* listed({ context, id, making, on }: Made, operation: Operation, found: boolean | undefined): Steps<void> {
  const other = context.other(operation)
  if (other.base.missing !== undefined) return
  const paging = pagingsOf(context.table, operation)[0]
  const draft = { ...other.base.draft, values: valuesAt(context, other) }
  const list = new ListReader({ ...other, base: { ...other.base, draft } }, paging)
  const whole = paging ? { offset: 0, limit: list.largest } : {}
  const words = `something was made by ${context.operation.id}, and is looked for in the list`
  const { reading } = list
  const cursor = cursorOf(operation)
  const atMost = found === undefined ? 'should' : 'may'
  const extent = { ...(cursor ? { cursor } : {}), ...(paging ? { limit: list.largest } : {}) }
  const due: Aims['listed'] = { id: text(id), ...extent, reading, pointer: operation.pointer, atMost }
  yield list.step(whole, {
    ...{ ...on, operation, rule: operation.pointer, fault: faultOf(operation.id, 'listed', words) },
    earlier: [making.request],
    aims: { listed: due },
    until: (exchange) => readRows(exchange, reading)?.some(({ value }) => hasId(value, text(id))) !== false,
  })
}
