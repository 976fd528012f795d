/**
 * Changes a thing, reads it, changes a part of it to something else, reads it again: what was written is seen, a change
 * leaves alone what others wrote, a PATCH what it does not name, and a PUT nothing of what was there before.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import type { Aims, WrittenValue } from '../aims.ts'
import { lightest } from '../judging/evidence.ts'
import { changedPlaces, collect, isBelow, type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { barest, largestFirst } from '../life/bodies.ts'
import type { Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { placesOf, waysOf } from '../life/named-places.ts'
import { observersOf, reading } from '../life/observing.ts'
import { hasIndex, isMerged, lonelyChanges, partsOf, unnamedWithin } from '../life/parts.ts'
import { bodyOf, isMaker, thingFor } from '../life/thing.ts'
import { together } from '../life/together.ts'
import { type Beside, untouchedBeside, writtenBeside } from '../life/written-beside.ts'
import { rulesAt } from '../requests/schema-places.ts'
import { type Exchange, headerOf, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'changes-shown',
  title: 'Changes, and what can be read after each',
  aims: ['written', 'untouched', 'replaced', 'tagged', 'cleared'],
  *journey(context) {
    const { operation, table, target, base, write, use } = context
    const changes = ['patch', 'put'].includes(operation.method) && !isMaker(table, operation)
    if (!changes || !target.capabilities.stateful) return
    const [observer] = observersOf(table, operation)
    const on = use && {
      ...thingFor(use, write(base.draft).request, false, `${operation.id} shown`),
      kept: true as const,
    }
    const look = observer && reading(context, observer, on)
    if (!look) return
    const before = yield look
    if (!before || !isAccepted(before.answer.status)) return
    const change = (body: Json): Case => ({
      ...{ intent: 'series', aims: {}, ...write({ ...base.draft, body }, 'shown'), rule: operation.pointer },
      ...(on ? { on } : {}),
    })
    // What is put in the place of everything takes the place of what others wrote, too.
    const isWhole = operation.method === 'put' && operation.path === observer.path
    const beside = isWhole ? undefined : yield* writtenBeside(context, { observer, look, before, on })
    yield* changed(context, { look, before, change, beside })
  },
})

/** What the steps of one journey have in common. */
interface Journey {
  look: Case
  before: Exchange
  change(body: Json): Case
  beside: Beside | undefined
}

function* changed(context: ProbeContext, { look, before, change, beside }: Journey): Steps<void> {
  const { operation } = context
  const first = yield* accepted(largestFirst(context), change)
  if (first === undefined) return
  const others = beside ? ` after ${beside.by.join(', ')}` : ''
  const words = `it was changed by ${operation.id}${others}, and is read`
  const untouched = beside
    ? untouchedBeside(beside, placesOf(first, waysOf(context, before, first)))
    : mergedInto(context, first, snapshotOf(before))
  const shown = yield* readAgain(context, {
    look,
    before,
    body: first,
    words,
    more: { aims: untouched ? { untouched } : {} },
  })
  if (!shown) return
  if (operation.method === 'put') yield* replaced(context, { look, before, change, beside }, { first, shown })
  else yield* changedInPart(context, { look, before, change, beside }, { first, shown })
}

/** What a body leaves alone of the objects that it is merged into. */
function mergedInto(context: ProbeContext, body: Json, after: Snapshot): Aims['untouched'] | undefined {
  const steady = isMerged(context) ? unnamedWithin(body, after) : []
  return steady.length === 0 ? undefined : { after, named: [], steady, atMost: 'should' }
}

/** Puts less in the place of more, and reads it: what is not named any more is gone. */
function* replaced(context: ProbeContext, { look, change }: Journey, { first, shown }: Shown): Steps<void> {
  const { operation } = context
  const body = barest(context)
  const dropped = body === undefined ? [] : droppedPlaces(context, first, body, snapshotOf(shown))
  if (body === undefined || dropped.length === 0 || (yield* accepted([body], change)) === undefined) return
  const words = `less was put in its place by ${operation.id}, and it is read`
  const fault = faultOf(operation.id, 'replaced', words)
  const until = (exchange: Exchange) => isAccepted(exchange.answer.status)
  yield { ...look, aims: { replaced: { after: snapshotOf(shown), dropped } }, fault, rule: operation.pointer, until }
}

/** Places of one body that another one lacks, and that are read as they were written. */
function droppedPlaces(
  { table, operation, base }: ProbeContext,
  first: Json,
  less: Json,
  { leaves }: Snapshot,
): string[] {
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  const kept = collect(less, '', new Map())
  const sent = [...collect(first, '', new Map())].filter(([place]) => !hasIndex(first, place) && !kept.has(place))
  return sent.flatMap(([place, value]) => {
    // What it is by default it may well be still.
    const usual = rulesAt(table, schema, first, place).some(
      (rule) => JSON.stringify(rule.default) === JSON.stringify(value),
    )
    if (usual) return []
    const ends = [...leaves.keys()].filter((shown) => shown.endsWith(place))
    const [only] = ends
    const isShown =
      ends.length === 1 && only !== undefined && JSON.stringify(leaves.get(only)) === JSON.stringify(value)
    return isShown ? [only] : []
  })
}

/** What was written first, and how it was read. */
interface Shown {
  first: Json
  shown: Exchange
}

function* changedInPart(
  context: ProbeContext,
  { look, before, change, beside }: Journey,
  { first, shown }: Shown,
): Steps<void> {
  const { operation } = context
  const ways = waysOf(context, before, first)
  const then = beside?.after ?? snapshotOf(before)
  const moved = changedPlaces(then, snapshotOf(shown))
  const set = new Set(placesOf(first, ways))
  let last = shown
  const written = [first]
  let leavesAlone = false
  for (const { body, cleared: place, became, keyword, atMost = ways[0]?.atMost ?? 'should' } of partsOf(
    context,
    first,
    snapshotOf(before),
  )) {
    if ((yield* accepted([body], change)) === undefined) continue
    written.push(body)
    const after = snapshotOf(last)
    const steady = [...after.leaves.keys(), ...then.leaves.keys()].filter(
      (place) => set.has(place) || !moved.includes(place),
    )
    const untouched = { after, named: placesOf(body, ways), steady: [...new Set(steady)], atMost }
    const words = `a part of it was ${became} by ${operation.id}, and it is read`
    const tag = headerOf(last.answer, 'etag')
    const tagged = tag === undefined ? {} : { tagged: { before: after, tag } }
    const cleared = place === undefined ? {} : { cleared: { after, place, atMost } }
    const more = { aims: { untouched, ...tagged, ...cleared } }
    const seen = yield* readAgain(context, { look, before, body, words, keyword, more })
    if (!seen || !isAccepted(seen.answer.status)) continue
    const moving = changedPlaces(after, snapshotOf(seen)).filter((one) => steady.includes(one))
    leavesAlone = moving.every((one) => untouched.named.some((named) => isBelow(one, named)))
    last = seen
  }
  const journey = { look, before, change, beside }
  if (context.target.rate === undefined) yield* changedAtOnce(context, journey, written, leavesAlone)
}

/**
 * Changes two parts at the same time: where each is accepted, both are read. Two of one object only where a change of one
 * is known to leave the other alone.
 */
function* changedAtOnce(
  context: ProbeContext,
  { look, before, change }: Journey,
  written: readonly Json[],
  leavesAlone: boolean,
): Steps<void> {
  const [first = null] = written
  const [one, other] = lonelyChanges(context, first, written)
  if (!isObject(one) || !isObject(other)) return
  const isApart = Object.keys(one).every((name) => !Object.hasOwn(other, name))
  if (!isApart && !leavesAlone) return
  const came = yield* together(change(one), change(other))
  if (!came.every((exchange) => exchange && isAccepted(exchange.answer.status))) return
  const values = [one, other]
    .flatMap((part) => valuesOf(context, before, part))
    .map((value) => ({ ...value, atMost: lightest('should', value.atMost) }))
  const words = `two parts of it were changed by ${context.operation.id} at the same time, and it is read`
  const fault = faultOf(context.operation.id, 'changed-at-once', words)
  yield { ...look, aims: { written: { values } }, fault, rule: context.operation.pointer, until: showing(values) }
}

/** Sends bodies until one is accepted; that one. */
function* accepted(bodies: readonly Json[], change: (body: Json) => Case): Steps<Json | undefined> {
  for (const body of bodies) {
    const exchange = yield change(body)
    // What addresses of its own a request got is only seen there.
    if (exchange && isAccepted(exchange.answer.status)) return bodyOf(exchange.request) ?? body
  }
  return undefined
}

/** What is read after a change, and what is known of that. */
interface Reading {
  look: Case
  before: Exchange
  body: Json
  words: string
  more?: Pick<Case, 'aims'>
  keyword?: string
}

/** Reads the thing, and holds it to what was written. */
function* readAgain(
  context: ProbeContext,
  { look, before, body, words, more, keyword = 'changed' }: Reading,
): Steps<Exchange | undefined> {
  // What is set to null may have a value of its own again.
  const values = more?.aims.cleared ? [] : valuesOf(context, before, body)
  const fault = faultOf(context.operation.id, keyword, words)
  const aims = { ...more?.aims, ...(values.length > 0 ? { written: { values } } : {}) }
  return yield { ...look, aims, fault, rule: context.operation.pointer, until: showing(values) }
}

/** The values of a body, where they are read. */
function valuesOf(context: ProbeContext, before: Exchange, body: Json): WrittenValue[] {
  return waysOf(context, before, body).flatMap(({ from, to, ...way }): WrittenValue[] => {
    const value = follow(body, from) as Json | undefined
    return value === undefined ? [] : [{ at: to, value, ...way }]
  })
}

/** Whether what is read shows these values. */
const showing = (values: readonly WrittenValue[]) => (exchange: Exchange) =>
  values.every(({ at, value }) => showsValue(snapshotOf(exchange), at, value))

function showsValue({ leaves }: Snapshot, at: string, value: Json): boolean {
  return [...collect(value, at, new Map())].every(
    ([place, leaf]) => JSON.stringify(leaves.get(place)) === JSON.stringify(leaf),
  )
}
