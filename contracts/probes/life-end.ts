/**
 * Brings things to their end, reads them, and asks for everything else that could be done with them.
 */
import type { LifeState, Transition } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { boundTo } from '../life/binding.ts'
import type { Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, inWords, requestInWords, thingOf } from '../life/changes.ts'
import { choosyReasons } from '../life/exclusions.ts'
import { canDiffer, madeDifferent } from '../life/ids.ts'
import { contextAbout, readersOf, reading } from '../life/observing.ts'
import { readOf } from '../life/reading.ts'
import { type Passage, passagesTo, type Thing } from '../life/thing.ts'
import { text } from '../requests/text.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-end',
  title: 'What can be done with a thing, and read, once nothing leads any further',
  aims: ['ended', 'remains', 'vanished'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      const end = use?.resource.states.find(({ name }) => name === transition.to)
      if (!use || !end?.final) continue
      const change = { context, resource: use.resource, transition }
      yield* ending(change, end)
      yield* fromAfar(change, end)
    }
  },
})

/** Reads first, and once more when everything was asked for: neither may bring it back. */
function* ending(change: Change, end: LifeState): Steps<void> {
  const { context, resource, transition } = change
  const through: Passage[] = [...passagesTo(resource, transition), { transition }]
  const on: Thing = { ...thingOf(change, 'ended', through), kept: true }
  const rule = `${end.pointer}/final`
  const special = (words: string) => ({
    fault: faultOf(transition.name, 'final', inWords(resource, through, words)),
    rule,
  })
  const look = readOf(context, resource, on)
  const remains = remainsOf(change)
  const first = look && (yield { ...look, intent: 'fault', aims: { remains }, ...special('it is read') })
  if (first && [404, 410].includes(first.answer.status)) yield* parts(change, on, special)
  for (const [operation, out] of others(change)) {
    const other = context.other(operation)
    if (other.base.missing !== undefined) continue
    const one = reading({ ...context, other: () => other }, operation, on)
    if (one) yield { ...one, intent: 'fault', aims: { ended: { out } }, ...special(`${operation.id} is asked for`) }
  }
  if (look) yield { ...look, intent: 'fault', aims: { remains }, ...special('it is read at last') }
}

/** Ends what was changed for a reason, and asks for that to be undone for the reason which does, and for once more. */
function* fromAfar(change: Change, end: LifeState): Steps<void> {
  const { context, resource, transition } = change
  for (const undoing of resource.transitions) {
    const way = passagesTo(resource, undoing)
    const last = way.at(-1)
    const [due] = choosyReasons(undoing)
    const mine = due?.after?.[0]
    if (!last || !due || mine === undefined || !transition.from.includes(last.transition.to)) continue
    const through: Passage[] = [...way.slice(0, -1), { ...last, reason: mine }, { transition, reason: mine }]
    const on: Thing = { ...thingOf(change, 'ended from afar', through), kept: true }
    const worst = last.transition.reason?.known.findLast(({ value }) => !isUndone(undoing, value))?.value
    for (const [step, reason] of [
      [undoing, due.value],
      [last.transition, worst],
    ] as const) {
      const about = contextAbout(context, resource, step)
      if (!about) continue
      const words = inWords(resource, through, requestInWords(step, reason))
      const one = asked({ context: about, resource, transition: step }, reason, on)
      const special = { fault: faultOf(transition.name, 'final', words), rule: `${end.pointer}/final` }
      yield { ...one, operation: about.operation, intent: 'fault', aims: { ended: { out: true } }, ...special }
    }
    return
  }
}

function isUndone(undoing: Transition, value: string): boolean {
  return choosyReasons(undoing).some(({ after }) => after?.includes(value))
}

/** What a reading may still show. */
function remainsOf({ context: { table }, resource: { read, states } }: Change): Aims['remains'] {
  if (!read.state) return {}
  const finals = states.filter(({ final }) => final).map(({ name }) => name)
  const known = states.map(({ name }) => name)
  return { at: read.state.at, finals, known, atMost: weigh('must', sourceOf(table, read.state.pointer)) }
}

/** Reads everything else of what is not there any more, and the same of what never was. */
function* parts(
  { context, resource }: Change,
  on: Thing,
  special: (words: string) => Pick<Case, 'fault' | 'rule'>,
): Steps<void> {
  const shown = context.shownId(resource)
  if (shown === undefined || !canDiffer(text(shown))) return
  const never = madeDifferent(text(shown), context.seed, 0)
  for (const reader of readersOf(context.table, resource, context.operation)) {
    const look = reader.id === resource.read.operation ? undefined : reading(context, reader, on)
    if (!look) continue
    const reference = boundTo(look.request, shown, never)
    yield { ...look, reference, intent: 'fault', aims: { vanished: true }, ...special(`${reader.id} is asked for`) }
  }
}

/** What else changes a thing, and whether it would bring that back to life. */
function others({ context, resource, transition }: Change): [Operation, boolean][] {
  const final = (name: string) => resource.states.some((state) => state.name === name && state.final)
  const makers = resource.makers.map(({ operation }) => operation)
  const writers = resource.writes.map(({ operation }) => operation).filter((name) => !makers.includes(name))
  const outs = new Map<string, boolean>(writers.map((name) => [name, false]))
  for (const { operation, to } of resource.transitions)
    if (operation !== transition.operation) outs.set(operation, !final(to))
  return context.table.operations.flatMap((operation): [Operation, boolean][] => {
    const out = outs.get(operation.id)
    return out === undefined ? [] : [[operation, out]]
  })
}
