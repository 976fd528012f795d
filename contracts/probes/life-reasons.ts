/**
 * Asks for changes that depend on the reason of the one before where that was not given, so that the documented one
 * counts, and where another one was given before it, which counts no more.
 */
import type { Reason, Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { carriedOut, type Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, inWords, ownReason, requestInWords, thingOf } from '../life/changes.ts'
import { choosyReasons } from '../life/exclusions.ts'
import { contextAbout, reading } from '../life/observing.ts'
import { readOf } from '../life/reading.ts'
import { type Passage, passagesTo, type Thing } from '../life/thing.ts'
import { templateNames } from '../requests/draft.ts'
import { isAccepted } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-reasons',
  title: 'Changes that depend on a reason that was not given, or is not the last one',
  aims: ['excluded', 'permitted', 'state', 'written', 'another'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change = { context, resource: use.resource, transition }
      yield* byDefault(change)
      yield* withoutReason(change)
      yield* outdated(change)
      yield* afterAny(change)
      yield* besideAnother(change)
      yield* afterWrite(change)
    }
  },
})

/** The reason that counts where a change gives none. */
function defaultReason({ operations }: OperationsTable, { operation, reason }: Transition): string | undefined {
  const { constraints = [] } = operations.find(({ id }) => id === operation) ?? {}
  const found = constraints.find((one) => one.kind === 'default' && one.in === 'body' && one.param === reason?.at)
  return found?.kind === 'default' && typeof found.value === 'string' ? found.value : undefined
}

/** The change for reasons that do not undo the one that counts where none is given. */
function* byDefault(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const through = passagesTo(resource, transition)
  const last = through.at(-1)
  const counts = last && defaultReason(context.table, last.transition)
  if (last?.reason !== undefined || counts === undefined) return
  const on = thingOf(change, 'after the default', through)
  const wrong = choosyReasons(transition).filter(({ after }) => !after?.includes(counts))
  for (const reason of wrong)
    yield* excluded(change, on, reason, `${requestInWords(transition, reason.value)}; the default was ${counts}`)
}

/** The change without a reason, after one that the reason which counts then undoes, and after one that it does not. */
function* withoutReason(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const counts = defaultReason(context.table, transition)
  const undone = choosyReasons(transition).find(({ value }) => value === counts)
  const way = passagesTo(resource, transition)
  const last = way.at(-1)
  if (!last || !undone || ownReason(change) !== undefined) return
  const known = (last.transition.reason?.known ?? []).map(({ value }) => value)
  const mine = undone.after?.find((value) => value !== counts && known.includes(value))
  const other = known.find((value) => undone.after?.includes(value) === false)
  const words = `${requestInWords(transition)} without a reason, so that ${counts} counts`
  const after = (reason: string): Thing => {
    return thingOf(change, `without a reason after ${reason}`, [...way.slice(0, -1), { ...last, reason }])
  }
  const asking = (on: Thing): Case => {
    const fault = faultOf(transition.reason?.at ?? '', 'by-default', inWords(resource, on.through, words))
    return { ...asked(change, undefined, on), fault, rule: undone.pointer }
  }
  const permitted = { plain: false, atMost: 'should' as const }
  if (mine !== undefined) yield { ...asking(after(mine)), aims: { permitted } }
  if (other !== undefined)
    yield { ...asking(after(other)), intent: 'fault', aims: { excluded: true }, atMost: 'should' }
}

/** The change for a reason that undoes one of long ago, and for one that undoes the last. */
function* outdated(change: Change): Steps<void> {
  const { resource, transition } = change
  const found = turnsOf(resource, transition)
  if (!found) return
  const { through, old, due } = found
  const on: Thing = { ...thingOf(change, 'after two reasons', through), kept: true }
  yield* excluded(change, on, old, requestInWords(transition, old.value))
  const fault = faultOf(due.value, 'last-reason', inWords(resource, through, requestInWords(transition, due.value)))
  yield* carriedOut(change, on, { reason: due.value, fault, rule: due.pointer, atMost: 'should' })
  yield* onceMore(change, on, { old, last: found.last })
}

/** The change for the first reason once more, when that was given a second time. */
function* onceMore(change: Change, on: Thing, { old, last }: { old: Reason; last: Passage }): Steps<void> {
  const { context, resource, transition } = change
  const other = contextAbout(context, resource, last.transition)
  if (!other) return
  const again = asked({ context: other, resource, transition: last.transition }, last.reason, on)
  const moved = yield { ...again, intent: 'series', operation: other.operation }
  if (!moved || !isAccepted(moved.answer.status)) return
  const words = `${last.transition.name} (${last.reason}) a second time, and ${requestInWords(transition, old.value)}`
  const fault = faultOf(old.value, 'second-time', inWords(resource, on.through, words))
  const aims = { permitted: { plain: false, atMost: 'should' as const } }
  yield { ...asked(change, old.value, on), aims, fault, rule: old.pointer }
}

/** The change after each reason of the one before that no other change undoes: then this is the way out. */
function* afterAny(change: Change): Steps<void> {
  const { resource, transition } = change
  if (transition.reason?.known.some(({ after }) => after !== undefined)) return
  for (const state of transition.from) {
    const way = passagesTo(resource, { ...transition, from: [state] })
    const last = way.at(-1)
    if (last?.transition.to !== state) continue
    const ends = resource.transitions.filter((one) => one.from.includes(state) && isFinal(resource, one))
    for (const [turn, { value, pointer }] of stuckIn(resource, last.transition).entries()) {
      // One of the ways to an end for each reason is enough.
      if (ends.includes(transition) && ends[turn % ends.length] !== transition) continue
      const through = [...way.slice(0, -1), { ...last, reason: value }]
      const fault = faultOf(value, 'after-any', inWords(resource, through, requestInWords(transition)))
      const on = thingOf(change, `after ${value}, which nothing undoes`, through)
      const aims = { permitted: { plain: false, atMost: 'should' as const } }
      yield { ...asked(change, undefined, on), aims, fault, rule: pointer }
    }
  }
}

/** The change for the one reason that undoes the last, when another thing has been through that for another since. */
function* besideAnother(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const way = passagesTo(resource, transition)
  const last = way.at(-1)
  for (const due of choosyReasons(transition)) {
    const mine = due.after?.[0]
    const other = last?.transition.reason?.known.find(({ value }) => due.after?.includes(value) === false)?.value
    if (!last || mine === undefined || other === undefined) continue
    const thing = (turn: string, reason: string): Thing => ({
      ...thingOf(change, `beside another, ${turn}`, [...way.slice(0, -1), { ...last, reason }]),
      kept: true,
    })
    const on = thing('the one', mine)
    const looks = [on, thing('the other', other)].flatMap((one) => {
      const look = readOf(context, resource, one)
      const words = inWords(resource, one.through, 'it is read')
      return look ? [{ ...look, fault: faultOf(resource.name, 'beside', words) }] : []
    })
    for (const look of looks.length === 2 ? looks : []) yield look
    const since = `another one has been through ${last.transition.name} (${other}) since, and `
    const words = inWords(resource, on.through, `${since}${requestInWords(transition, due.value)}`)
    const fault = faultOf(due.value, 'beside-another', words)
    const aims = { permitted: { plain: false, atMost: 'should' as const } }
    if (looks.length === 2) yield { ...asked(change, due.value, on), aims, fault, rule: due.pointer }
    return
  }
}

/** The change for a reason that does not undo the last, when something else was written of the thing since. */
function* afterWrite(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const way = passagesTo(resource, transition)
  const last = way.at(-1)
  const operation = context.table.operations.find((one) => writesOnly(resource, one))
  const [due] = choosyReasons(transition)
  const mine = due?.after?.[0]
  const wrong = choosyReasons(transition).findLast(({ after }) => mine !== undefined && after?.includes(mine) === false)
  if (!last || mine === undefined || !operation || !wrong) return
  const on: Thing = {
    ...thingOf(change, 'written since', [...way.slice(0, -1), { ...last, reason: mine }]),
    kept: true,
  }
  const write = reading(context, operation, on)
  const written = write && (yield write)
  if (!written || !isAccepted(written.answer.status)) return
  yield* excluded(change, on, wrong, `${requestInWords(transition, wrong.value)} after ${operation.id}`)
}

/** Whether an operation changes a thing, and nothing of its state. */
function writesOnly({ id: name, makers, transitions }: Resource, { id, method, path }: Operation): boolean {
  const isOther = ![...makers, ...transitions].some(({ operation }) => operation === id)
  return isOther && !isSafe(method) && templateNames(path).at(-1) === name
}

/** The reasons of a change that are undone by no other one for a reason of its own. */
function stuckIn({ transitions }: Resource, { to, reason }: Transition): Reason[] {
  const undoing = transitions.filter(({ from }) => from.includes(to)).flatMap(choosyReasons)
  if (undoing.length === 0) return []
  return (reason?.known ?? []).filter(({ value }) => !undoing.some(({ after }) => after?.includes(value)))
}

function isFinal({ states }: Resource, { to }: Transition): boolean {
  return states.some(({ name, final }) => name === to && final)
}

/** A way through one reason, its undoing, and another reason; what undid the first, and what is due for the second. */
function turnsOf(
  resource: Resource,
  transition: Transition,
): { through: Passage[]; old: Reason; due: Reason; last: Passage } | undefined {
  const way = passagesTo(resource, transition)
  const last = way.at(-1)?.transition
  if (!last?.from.includes(transition.to)) return undefined
  for (const old of choosyReasons(transition)) {
    for (const due of choosyReasons(transition)) {
      const [first, second] = [old.after?.[0], due.after?.find((value) => !old.after?.includes(value))]
      if (first === undefined || second === undefined) continue
      const turns = [
        { transition: last, reason: first },
        { transition, reason: old.value },
        { transition: last, reason: second },
      ]
      return { through: [...way.slice(0, -1), ...turns], old, due, last: { transition: last, reason: first } }
    }
  }
  return undefined
}

function* excluded(change: Change, on: Thing, reason: Reason, words: string): Steps<void> {
  const { resource, transition } = change
  const fault = faultOf(transition.reason?.at ?? '', 'after', inWords(resource, on.through, words))
  yield { ...asked(change, reason.value, on), intent: 'fault', aims: { excluded: true }, fault, rule: reason.pointer }
}
