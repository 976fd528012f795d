/**
 * Makes things in each declared way, with everything that can be said of one, in each state that can be asked for and
 * without asking for any, and reads them: they are there, as they were written, each under an id of its own.
 */
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Aims, WrittenValue } from '../aims.ts'
import { aroundVaried, fullest, mayBe } from '../life/bodies.ts'
import type { Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { idIn } from '../life/ids.ts'
import { readersOf, reading } from '../life/observing.ts'
import { readOf, showing } from '../life/reading.ts'
import { bodyOf, type Thing } from '../life/thing.ts'
import { writtenBy } from '../life/written.ts'
import { parameterKey, withValue } from '../requests/draft.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** A way that things are made, and what is made. */
interface Making {
  context: ProbeContext
  resource: Resource
  maker: Maker
}

/** A body, and what is special about it. */
interface Variant {
  keyword: string
  words: string
  body: Json | undefined
}

export default defineProbe({
  id: 'things-made',
  title: 'Things made in each way, and read',
  aims: ['written', 'another', 'begun', 'state'],
  *journey(context) {
    for (const resource of context.table.resources ?? []) {
      const maker = resource.makers.find(({ operation }) => operation === context.operation.id)
      // Only where the id can be put in, and what is read is the thing that was made.
      if (!maker || context.shownId(resource) === undefined) continue
      const making = { context, resource, maker }
      if (maker.id !== undefined || context.use) yield* made(making)
    }
  },
})

/** One thing of every variant. */
function* made(making: Making): Steps<void> {
  const ids: Json[] = []
  for (const [turn, variant] of variants(making).entries()) {
    const on = yield* one(making, variant, ids)
    if (turn === 0 && on) yield* parts(making.context, on)
  }
}

/** With everything, or plain where that is refused; in other states; without a state. */
function variants({ context, resource, maker }: Making): Variant[][] {
  const { body } = context.base.draft
  const { name } = resource
  const plain = { keyword: 'made', words: `one more ${name} is made`, body }
  const most = fullest(context)
  const full = { keyword: 'made-full', words: `a ${name} is made with everything that can be said of it`, body: most }
  const at = maker.state?.at
  if (at === undefined || body === undefined) return most === undefined ? [[plain], [plain]] : [[full, plain], [plain]]
  const said = follow(body, at)
  const states = resource.states.filter((state) => state.name !== said)
  const others = states.flatMap((state): Variant[] => {
    const words = `a ${name} is made in the state ${state.name}`
    const inState = (whole: Json) => aroundVaried(context, replaceAt(whole, at, state.name), [at])
    const bare = { keyword: `made-${state.name}`, words, body: inState(body) }
    if (most === undefined || sameJson(most, body)) return [bare]
    const withAll = `${words}, with everything that can be said of it`
    return [bare, { keyword: `made-full-${state.name}`, words: withAll, body: inState(most) }]
  })
  const silent = {
    keyword: 'made-silent',
    words: `a ${name} is made without a state`,
    body: aroundVaried(context, replaceAt(body, at, undefined), [at]),
  }
  const valid = [...others, ...(said === undefined ? [] : [silent])].filter(
    (variant) => variant.body !== undefined && mayBe(context, variant.body),
  )
  return [most === undefined ? [plain] : [full, plain], ...valid.map((variant) => [variant])]
}

/** Makes one thing, from the first body that is accepted, and reads it; the thing, where it is there. */
function* one({ context, resource, maker }: Making, choice: readonly Variant[], ids: Json[]): Steps<Thing | undefined> {
  for (const { keyword, words, body } of choice) {
    const fresh: Thing = { resource, made: false, key: `${maker.operation} ${keyword} ${ids.length}`, through: [] }
    const aims: Partial<Aims> =
      maker.id === undefined ? { begun: true } : ids.length === 0 ? {} : { another: { at: maker.id, ids: [...ids] } }
    const fault = faultOf(resource.name, keyword, words)
    const exchange = yield {
      ...{ intent: 'valid', aims, ...context.write({ ...context.base.draft, body }), rule: maker.pointer, fault },
      ...(maker.id === undefined ? { on: fresh } : {}),
    }
    if (!exchange || !isAccepted(exchange.answer.status)) continue
    const id = maker.id === undefined ? undefined : idIn(exchange.answer, maker.id)
    if (maker.id !== undefined && id === undefined) return undefined
    if (id !== undefined) ids.push(id)
    const on = id === undefined ? fresh : { ...fresh, id }
    const read = {
      on,
      body: bodyOf(exchange.request) ?? body,
      keyword,
      words: `${words} by ${maker.operation}, and is read`,
    }
    return (yield* seen({ context, resource, maker }, read)) ? on : undefined
  }
  return undefined
}

/** Reads what was made; whether it is there. */
function* seen(
  { context, resource, maker }: Making,
  { on, body, keyword, words }: { on: Thing; body: Json | undefined; keyword: string; words: string },
): Steps<boolean> {
  const look = readOf(context, resource, on)
  if (!look) return false
  const said = maker.state?.at === undefined || body === undefined ? undefined : follow(body, maker.state.at)
  const want = typeof said === 'string' ? said : maker.state?.otherwise
  const { aims, until } = showing(context, resource, want)
  const written = { values: body === undefined ? [] : writtenBy(context, body) }
  const there = (exchange: Exchange) => isAccepted(exchange.answer.status) && until(exchange)
  const fault = faultOf(resource.name, keyword, words)
  const rule = maker.state?.pointer ?? maker.pointer
  const shown = yield { ...look, aims: { ...aims, written }, fault, rule, until: there }
  const absent = written.values.filter(({ at }) => shown && isAccepted(shown.answer.status) && !shows(shown, at))
  const lost = absent.length === 0 ? [] : yield* shownOfAnother({ context, resource, maker }, absent)
  if (lost.length > 0) yield { ...look, aims: { written: { values: lost } }, fault, rule }
  return shown !== undefined && isAccepted(shown.answer.status)
}

/** Reads everything else of what was made. */
function* parts(context: ProbeContext, on: Thing): Steps<void> {
  const { resource } = on
  const reader = context.table.operations.find(({ id }) => id === resource.read.operation)
  for (const operation of reader ? readersOf(context.table, resource, reader) : []) {
    const look = operation === reader ? undefined : reading(context, operation, on)
    const fault = faultOf(operation.id, 'new', `the ${resource.name} is new, and ${operation.id} is asked for`)
    if (look) yield { ...look, intent: 'valid', fault }
  }
}

/** Of values that are not shown, those that are shown when a thing is made in another way. */
function* shownOfAnother({ context, resource, maker }: Making, absent: readonly WrittenValue[]): Steps<WrittenValue[]> {
  const other = resource.makers.find(({ operation }) => operation !== maker.operation)
  const operation = context.table.operations.find(({ id }) => id === other?.operation)
  const shownId = context.shownId(resource)
  if (!other || !operation || shownId === undefined) return []
  const making = context.other(operation)
  const body = making.base.missing === undefined ? fullest(making) : undefined
  if (body === undefined) return []
  const fresh: Thing = { resource, made: false, key: `${other.operation} beside ${maker.operation}`, through: [] }
  const own =
    other.id === undefined
      ? withValue(making.base.draft, parameterKey({ in: 'path', name: resource.id }), shownId)
      : making.base.draft
  const plain: Case = { intent: 'series', aims: {}, ...making.write({ ...own, body }), rule: other.pointer, operation }
  const made = yield { ...plain, ...(other.id === undefined ? { on: fresh } : {}) }
  const id = made && isAccepted(made.answer.status) && other.id !== undefined ? idIn(made.answer, other.id) : undefined
  if (!made || !isAccepted(made.answer.status) || (other.id !== undefined && id === undefined)) return []
  const look = readOf(context, resource, id === undefined ? fresh : { ...fresh, id })
  const shown = look && (yield look)
  return absent.filter(({ at }) => shown && shows(shown, at)).map((value) => ({ ...value, shownOfOthers: true }))
}

function shows({ answer }: Exchange, at: string): boolean {
  const parsed = parseBody(answer)
  return parsed.ok && follow(parsed.value, at) !== undefined
}
