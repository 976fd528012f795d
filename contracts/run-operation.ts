/**
 * One operation of a run: its plain request, everything that varies it, what is asked in a row, each answer judged.
 * Sends through conversations; enters what it finds into the ledger.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import { Conversation, type Talk } from './conversation.ts'
import type { RunEvent } from './event.ts'
import type { Use } from './life/thing.ts'
import { aboutThing, usableBy } from './life/usage.ts'
import { type GradualPlan, type Planned, planGradually, WIDTH } from './plan.ts'
import type { Case } from './probes/probe.ts'
import { type BaseRequest, baseRequest, parameterMaker } from './requests/base-request.ts'
import { type OtherBase, otherBases, refusesTheRequest } from './requests/other-bases.ts'
import { askParts, exchanged, isServed, isToBeParted, judged, madeMeanwhile, type Running, talks } from './talking.ts'
import { underWay } from './transport/under-way.ts'
import { travel } from './travelling.ts'

/** One request to start from. */
interface Start {
  base: BaseRequest
  /** What the plain request is beside it; absent: it is the plain one. */
  other?: OtherBase
}

/** What is known when a start is taken. */
interface Setting {
  use: Use | undefined
  /** Whether there is another start to try. */
  last: boolean
  /** The plain request, which was not served. */
  plain: Talk | undefined
}

/**
 * Everything about one operation; where the target does not serve the plain request, from another valid one. Events that
 * come at once come together: handing each through every step would cost more than judging does.
 */
export async function* runOperation(
  running: Running,
  operation: Operation,
  { index, of }: { index: number; of: number },
): AsyncGenerator<readonly RunEvent[]> {
  yield [{ type: 'operation', operation: operation.id, index, of }]
  const { table, target, seed, nursery, ledger } = running
  const use = await usableBy(nursery, table, operation, ledger.notes(operation))
  const plain = aboutThing(table, baseRequest(table, operation, target, seed), use, nursery)
  const valueFor = parameterMaker(table, operation, target, seed)
  const inType = (mediaType: string) => baseRequest(table, operation, target, seed, mediaType)
  const others = otherBases(table, operation, plain, valueFor, inType).map(
    (other): Start => ({ base: other.base, other }),
  )
  const starts: Start[] = [{ base: plain }, ...others]
  const unserved: Talk[] = []
  let accepted = false
  for (const [turn, start] of starts.entries()) {
    const last = turn === starts.length - 1
    const opening = yield* runFrom(running, operation, start, { use, last, plain: unserved[0] })
    if (!opening || running.line.broken || last || !leadsElsewhere(opening)) {
      accepted = opening !== undefined && isServed(opening)
      break
    }
    unserved.push(opening)
  }
  for (const talk of unserved.filter(isSilent)) {
    // Where another request is served, the silence to the plain one has been judged beside that.
    if (accepted) running.onTalk?.(talk, undefined, running.masker)
    else yield judged(running, talk, {})
  }
  // What was made and could not be asked about any more.
  yield exchanged(running)
}

/** Everything about one operation, as variations of a base request; returns what came of that one. */
async function* runFrom(
  running: Running,
  operation: Operation,
  { base, other }: Start,
  { use, last, plain }: Setting,
): AsyncGenerator<readonly RunEvent[], Talk | undefined> {
  const { ledger, line, hangs, nursery } = running
  const notes = ledger.notes(operation)
  const plan = planGradually(running, operation, base, notes, use)
  const conversation = new Conversation(line, operation, plan.base?.case, hangs, nursery)
  // Until the base request is answered nobody knows what the refusal of another one is worth.
  const waiting: Talk[] = []
  // Another start may not be served either: whether it is comes before everything that varies it.
  for await (const talk of talks(plan, other ? [] : plan.before, conversation, line)) {
    waiting.push(talk)
    yield exchanged(running, talk)
  }
  let opening: Talk | undefined
  if (plan.base && !line.broken) {
    opening = await conversation.open(plan.base.probe, plan.base.case, { once: !last })
    notes.base = conversation.base
    yield exchanged(running, opening)
  }
  const elsewhere = opening !== undefined && !last && leadsElsewhere(opening)
  // What silence is worth shows when another request is answered.
  if (opening && !(elsewhere && isSilent(opening))) waiting.unshift(opening)
  for (const talk of waiting.splice(0)) yield judged(running, talk, conversation.baseOf(talk.operation))
  if (elsewhere) return opening
  if (opening && other && plain && isServed(opening)) yield* askPlain(running, plain, other, conversation)
  const after = other ? afterOther(plan, opening) : plan.after
  for await (const talk of talks(plan, afterBase(after, conversation, notes), conversation, line)) {
    const making = madeMeanwhile(running)
    if (plan.width === 1) await underWay()
    const events = exchanged(running, talk, making)
    if (isToBeParted(talk, conversation)) yield* askParts(running, plan, talk, conversation, events)
    else yield [...events, ...judged(running, talk, conversation.baseOf(talk.operation))]
  }
  if (conversation.base.status !== 401) yield* furtherOn(running, plan, conversation, opening)
  return opening
}

/** What is left to send from another start: where that is not served either, what came before the plain one tells no more. */
function afterOther({ before, after }: GradualPlan, opening: Talk | undefined): Iterable<Planned> {
  const sooner = [...before]
  return opening && isServed(opening) ? [...sooner, ...after] : after
}

/** What comes after single requests: several at the same time, and journeys. */
async function* furtherOn(
  running: Running,
  plan: GradualPlan,
  conversation: Conversation,
  opening: Talk | undefined,
): AsyncGenerator<readonly RunEvent[]> {
  for await (const talk of talks({ width: WIDTH }, plan.together, conversation, running.line)) {
    yield [...exchanged(running, talk), ...judged(running, talk, conversation.baseOf(talk.operation))]
  }
  yield* travel(running, plan.journeys, conversation, opening)
}

/** Sends the plain request, which was not served, once more: as a variation of one that is. */
async function* askPlain(
  running: Running,
  { probe, case: one, outcome }: Talk,
  { plain, rule, telling }: OtherBase,
  conversation: Conversation,
): AsyncGenerator<readonly RunEvent[]> {
  // Where the document may leave a case in which it is refused, that it is says little.
  const asked: Case = { ...one, fault: plain, rule, ...(telling ? {} : { atMost: 'may' }) }
  const talk = await conversation.hold(probe, 'exchange' in outcome || telling ? asked : { ...asked, aims: {} })
  yield [...exchanged(running, talk), ...judged(running, talk, conversation.baseOf(talk.operation))]
}

/** Whether another request is worth a try in the place of one. */
function leadsElsewhere(talk: Talk): boolean {
  return isSilent(talk) || ('exchange' in talk.outcome && refusesTheRequest(talk.outcome.exchange.answer.status))
}

/** Whether the target was reached and gave no answer. */
function isSilent({ outcome }: Talk): boolean {
  return 'failure' in outcome && (outcome.failure.kind === 'timeout' || outcome.failure.kind === 'reset')
}

/** What is left to send: with a token that is refused, only what does without it. */
function afterBase(
  after: Iterable<Planned>,
  conversation: Conversation,
  notes: { withheld: string[] },
): Iterable<Planned> {
  if (conversation.base.status !== 401) return after
  notes.withheld.push('the plain valid request is answered 401; token rejected, give one that the target accepts')
  return Iterator.from(after).filter(({ case: one }) => one.aims.credentials !== undefined)
}
