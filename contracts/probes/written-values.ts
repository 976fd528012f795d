/**
 * Writes values that show what becomes of them, and reads them: long and mixed texts, decimals, lists in no order, and
 * values that are easily taken for none, where ordinary ones were seen before. Reads the last ones over other
 * connections, too, behind which another part of the target may answer.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { WrittenValue } from '../aims.ts'
import { answeredValues } from '../life/answered.ts'
import { largestFirst } from '../life/bodies.ts'
import { unmoved, watchedBeside } from '../life/bystander.ts'
import { faultOf } from '../life/changes.ts'
import { dueValues, movedWays, shownWays, showsAll, sureWays } from '../life/shown-ways.ts'
import { bodyOf } from '../life/thing.ts'
import { type Writer, writersOf } from '../life/writers.ts'
import type { Steps } from '../requests/list-reader.ts'
import { tellingBodies } from '../requests/telling-values.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Kinds of values, in words. */
const KINDS = {
  plain: 'with everything that may be said',
  rich: 'with values that are hard to keep',
  bare: 'with values that are easily taken for none',
  listed: 'with other values of those that are listed',
} as const
/** Connections over which what was written is read in the end. */
const CONNECTIONS = 2

export default defineProbe({
  id: 'written-values',
  title: 'Values that are easily spoilt, written and read',
  aims: ['written', 'unmoved'],
  *journey(context) {
    if (context.target.capabilities.stateful && context.base.draft.body !== undefined) {
      for (const writer of writersOf(context)) {
        const beside = yield* watchedBeside(context, writer.observer)
        yield* compared(context, writer)
        if (beside) yield* unmoved(context, beside)
      }
    }
  },
})

/** Whether an operation changes the state of a thing, so that its listed values mean other changes. */
function isTransition({ use }: ProbeContext): boolean {
  return (use?.transitions.length ?? 0) > 0
}

/** What was written, and what reads it. */
interface Written {
  body: Json
  look: Case
  /** What its answer shows as it was sent. */
  answered: readonly WrittenValue[]
  /** What was written before, where that may be seen still. */
  unlike?: Json
}

/** Writes ordinary values, sees where they are shown, and writes others. */
function* compared(context: ProbeContext, writer: Writer): Steps<void> {
  const before = writer.before && (yield writer.before)
  const plain = yield* written(context, writer, largestFirst(context), 'plain')
  const seen = plain && (yield* readBack(context, writer, { ...plain, kind: 'plain', values: [] }))
  if (!plain || !seen || !isAccepted(seen.answer.status)) return
  const { observer } = writer
  const found = shownWays(context, observer, { body: plain.body, seen })
  const ways = before ? movedWays(found, plain.body, before) : found
  const rich = yield* another(context, writer, plain, 'rich')
  const unlike = plain.body
  const richly = rich && { ...rich, kind: 'rich' as const, values: dueValues(ways, rich.body, seen), unlike }
  const again = richly && (yield* readBack(context, writer, richly))
  const exactly = before !== undefined
  const told = again && { body: rich.body, seen: again, exactly, unlike }
  const sure = told ? sureWays(ways, shownWays(context, observer, told)) : ways
  const bare = yield* another(context, writer, plain, 'bare')
  if (bare) yield* readBack(context, writer, { ...bare, kind: 'bare', values: dueValues(sure, bare.body, seen) })
  const listed = isTransition(context) ? undefined : yield* another(context, writer, plain, 'listed')
  if (listed)
    yield* readBack(context, writer, { ...listed, kind: 'listed', values: dueValues(sure, listed.body, seen) })
  const last = listed ?? bare ?? rich
  if (last) yield* readElsewhere(context, writer, { ...last, values: dueValues(sure, last.body, seen) })
}

/** Whether a reading shows something of what was written: that may take a moment. */
function seenBy(context: ProbeContext, { observer }: Writer, { body, unlike }: Written): (seen: Exchange) => boolean {
  return (seen) =>
    shownWays(context, observer, { body, seen, ...(unlike === undefined ? {} : { unlike, exactly: true }) }).length > 0
}

/** Writes values of one kind, the farthest that are accepted. */
function* another(
  context: ProbeContext,
  writer: Writer,
  { body }: Written,
  kind: Exclude<keyof typeof KINDS, 'plain'>,
): Steps<Written | undefined> {
  return yield* written(context, writer, tellingBodies(context, body, kind, fromData(context)), kind)
}

/** Places of the body whose values name what exists. */
function fromData({ base }: ProbeContext): string[] {
  return [...base.origins].flatMap(([key, origin]) =>
    origin === 'data' && key.startsWith('body:/') ? [key.slice('body:'.length)] : [],
  )
}

/** Sends bodies until one is accepted; what went out, and what reads it. */
function* written(
  { operation }: ProbeContext,
  writer: Writer,
  bodies: Iterable<Json>,
  turn: string,
): Steps<Written | undefined> {
  for (const body of bodies) {
    const exchange = yield writer.write(body, turn)
    if (!exchange || !isAccepted(exchange.answer.status)) continue
    const look = writer.look(exchange, turn)
    // Ids of its own, and what is encrypted, are put in when a request is written.
    const sent = bodyOf(exchange.request) ?? body
    return look && { body: sent, look, answered: answeredValues(operation, writer.observer, sent, exchange.answer) }
  }
  return undefined
}

/** What was written, and which of its values are due. */
interface Due extends Written {
  values: readonly WrittenValue[]
}

/** Reads what was written. */
function* readBack(
  context: ProbeContext,
  writer: Writer,
  { values: due, kind, ...written }: Due & { kind: keyof typeof KINDS },
): Steps<Exchange | undefined> {
  const { operation } = context
  const values = [...due, ...written.answered.filter(({ at }) => !due.some((one) => one.at === at))]
  const fault = faultOf(operation.id, `written-${kind}`, `${writer.about} ${KINDS[kind]}, and is read`)
  const seen = seenBy(context, writer, written)
  const until = (exchange: Exchange) => (values.length > 0 ? showsAll(exchange, values) : seen(exchange))
  // That the first of them is there at all is another rule; what is listed may name a state that nobody reads.
  const unread = ['plain', 'listed'].includes(kind) ? { unread: 'elsewhere' as const } : {}
  const aims = kind === 'plain' && values.length === 0 ? {} : { written: { values, ...unread } }
  return yield { ...written.look, aims, fault, rule: operation.pointer, until }
}

/** Reads the same once more over connections of its own. */
function* readElsewhere({ operation }: ProbeContext, { about, observer }: Writer, { look, values }: Due): Steps<void> {
  const words = `${about}, and is read over another connection`
  const fault = faultOf(operation.id, 'written-elsewhere', words)
  for (let turn = 1; turn <= CONNECTIONS; turn += 1) {
    const request = { ...look.request, connection: connectionOf(operation, observer, turn) }
    yield { ...look, request, aims: { written: { values } }, fault, rule: operation.pointer }
  }
}

function connectionOf(operation: Operation, observer: Operation, turn: number): string {
  return `${observer.id} after ${operation.id} ${turn}`
}
