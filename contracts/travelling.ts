/**
 * Journeys as they are travelled: each request is sent when the one before it is answered; an answer is judged, and the
 * journey that comes next begun, while a request is under way.
 * Sends through a conversation; enters what it finds into the ledger.
 */
import type { Conversation, Talk } from './conversation.ts'
import type { RunEvent } from './event.ts'
import { exchangeOf, holdStep } from './holding.ts'
import { enterTalk, isOfSeveral, type Journal } from './judging/earlier.ts'
import type { Journey } from './plan.ts'
import type { Case } from './probes/probe.ts'
import { exchanged, judged, madeMeanwhile, type Running } from './talking.ts'
import { underWay } from './transport/under-way.ts'

/** A journey on its way. */
interface Way {
  probe: string
  steps: ReturnType<Journey['begin']>
  /** What was said on it, where findings rest on several answers. */
  journal: Journal | undefined
}

/** A step of a journey that is to be taken. */
interface Leg {
  way: Way
  step: Case
}

/** Travels one journey after the other; ends early where the target is gone. */
export async function* travel(
  running: Running,
  journeys: readonly Journey[],
  conversation: Conversation,
  opening: Talk | undefined,
): AsyncGenerator<readonly RunEvent[]> {
  const { line, nursery } = running
  const rest = journeys.values()
  const send = ({ way, step }: Leg) => {
    if (!line.broken) return holdStep(nursery, conversation, way.probe, step)
    // Whoever records learns where it ended.
    running.onTalk?.(conversation.unsent(way.probe, step, line.broken), conversation.base, running.masker)
    return undefined
  }
  let leg = setOut(rest, opening)
  let under = leg && send(leg)
  if (under) await underWay()
  let ahead: Leg | undefined
  while (leg && under) {
    ahead ??= setOut(rest, opening)
    const held: Talk[] = await under
    const { way }: Leg = leg
    const making = madeMeanwhile(running)
    const following = way.steps.next(held.map(exchangeOf).at(-1))
    if (!following.done) leg = { way, step: following.value }
    else [leg, ahead] = [line.broken ? undefined : ahead, undefined]
    under = leg && send(leg)
    if (under) await underWay()
    const events = held.flatMap((talk, at) => exchanged(running, talk, at === 0 ? making : []))
    yield [...events, ...judgedOnTheWay(running, way, held, conversation)]
  }
}

/** The first step of the next journey that has any. */
function setOut(journeys: Iterator<Journey>, opening: Talk | undefined): Leg | undefined {
  for (let next = journeys.next(); !next.done; next = journeys.next()) {
    const { probe, begin } = next.value
    const steps = begin()
    const first = steps.next()
    const journal = isOfSeveral(probe) ? { opening, talks: [] } : undefined
    if (!first.done) return { way: { probe, steps, journal }, step: first.value }
  }
  return undefined
}

/** Judges the talks of a step, each by what came before it. */
function judgedOnTheWay(
  running: Running,
  { journal }: Way,
  held: readonly Talk[],
  conversation: Conversation,
): RunEvent[] {
  return held.flatMap((talk) => {
    const told = journal ? { ...talk, before: { journal, count: journal.talks.length } } : talk
    const events = judged(running, told, conversation.baseOf(talk.operation))
    if (journal) enterTalk(journal, talk)
    return events
  })
}
