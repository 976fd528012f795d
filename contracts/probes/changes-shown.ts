/**
 * Changes a thing, reads it, changes a part of it to something else, reads it again: what was written is seen, and a
 * PATCH leaves alone what it does not name.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { WrittenValue } from '../aims.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { changedPlaces, collect, type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { largestFirst, mayBe } from '../life/bodies.ts'
import { faultOf } from '../life/changes.ts'
import { observersOf, reading, writeOf } from '../life/observing.ts'
import { thingFor } from '../life/thing.ts'
import { leadsIntoReadOnly } from '../requests/read-only.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

/** A place in the body that is read elsewhere. */
interface Way extends Pick<WrittenValue, 'pointer' | 'atMost' | 'guessed'> {
  from: string
  to: string
}

export default defineProbe({
  id: 'changes-shown',
  title: 'Changes, and what can be read after each',
  aims: ['written', 'untouched'],
  *journey(context) {
    const { operation, table, target, base, write, use } = context
    const made = (table.resources ?? []).some(({ makers }) => makers.some((maker) => maker.operation === operation.id))
    if (!['patch', 'put'].includes(operation.method) || made || !target.capabilities.stateful) return
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
      ...{ intent: 'series', aims: {}, ...write({ ...base.draft, body }), rule: operation.pointer },
      ...(on ? { on } : {}),
    })
    yield* changed(context, { look, before, change })
  },
})

/** What the steps of one journey have in common. */
interface Journey {
  look: Case
  before: Exchange
  change(body: Json): Case
}

function* changed(context: ProbeContext, { look, before, change }: Journey): Steps<void> {
  const { operation } = context
  const first = yield* accepted(largestFirst(context), change)
  if (first === undefined) return
  const words = `it was changed by ${operation.id}, and is read`
  const shown = yield* readAgain(context, { look, before, body: first, words })
  if (!shown || operation.method !== 'patch') return
  const part = otherPart(context, first)
  if (part === undefined || (yield* accepted([part], change)) === undefined) return
  const [then, after] = [snapshotOf(before), snapshotOf(shown)]
  const moved = changedPlaces(then, after)
  const ways = waysOf(context, before)
  const set = new Set(placesOf(first, ways))
  const steady = [...after.leaves.keys(), ...then.leaves.keys()].filter(
    (place) => set.has(place) || !moved.includes(place),
  )
  const named = placesOf(part, ways)
  const atMost = ways[0]?.atMost ?? 'should'
  const more = { aims: { untouched: { after, named, steady: [...new Set(steady)], atMost } } }
  yield* readAgain(context, {
    look,
    before,
    body: part,
    words: `a part of it was changed by ${operation.id}, and it is read`,
    more,
  })
}

/** Sends bodies until one is accepted; that one. */
function* accepted(bodies: readonly Json[], change: (body: Json) => Case): Steps<Json | undefined> {
  for (const body of bodies) {
    const exchange = yield change(body)
    if (exchange && isAccepted(exchange.answer.status)) return body
  }
  return undefined
}

/** Reads the thing, and holds it to what was written. */
function* readAgain(
  context: ProbeContext,
  {
    look,
    before,
    body,
    words,
    more,
  }: { look: Case; before: Exchange; body: Json; words: string; more?: Pick<Case, 'aims'> },
): Steps<Exchange | undefined> {
  const ways = waysOf(context, before)
  const values = ways.flatMap(({ from, to, ...way }): WrittenValue[] => {
    const value = follow(body, from) as Json | undefined
    return value === undefined ? [] : [{ at: to, value, ...way }]
  })
  const fault = faultOf(context.operation.id, 'changed', words)
  const until = (exchange: Exchange) => values.every(({ at, value }) => showsValue(snapshotOf(exchange), at, value))
  const aims = { ...more?.aims, ...(values.length > 0 ? { written: { values } } : {}) }
  return yield { ...look, aims, fault, rule: context.operation.pointer, until }
}

function showsValue({ leaves }: Snapshot, at: string, value: Json): boolean {
  return [...collect(value, at, new Map())].every(
    ([place, leaf]) => JSON.stringify(leaves.get(place)) === JSON.stringify(leaf),
  )
}

/** Where values of the body are read: as declared, else under the same name where it was read before. */
function waysOf(context: ProbeContext, before: Exchange): Way[] {
  const { table, operation, base } = context
  const declared = writeOf(table, operation)?.shows
  if (declared) return declared.map((one) => ({ ...one, atMost: weigh('must', sourceOf(table, one.pointer)) }))
  const parsed = parseBody(before.answer)
  const { body } = base.draft
  if (!parsed.ok || !isObject(parsed.value) || !isObject(body)) return []
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  const names = Object.keys(body).filter(
    (name) =>
      Object.hasOwn(parsed.value as object, name) && !leadsIntoReadOnly(table, schema, body, joinPointer('', name)),
  )
  const { pointer } = operation
  const guessed = { pointer, atMost: 'should', guessed: true } as const
  return names.map((name) => ({ from: joinPointer('', name), to: joinPointer('', name), ...guessed }))
}

/** The places that a body names, where they are read. */
function placesOf(body: Json, ways: readonly Way[]): string[] {
  return ways.flatMap(({ from, to }) => {
    const value = follow(body, from) as Json | undefined
    return value === undefined ? [] : [...collect(value, to, new Map()).keys()]
  })
}

/** A body that names one scalar of another one only, with another value where there is one. */
function otherPart(context: ProbeContext, body: Json): Json | undefined {
  const leaves = [...collect(body, '', new Map())].filter(([place]) => !hasIndex(body, place))
  if (leaves.length < 1) return undefined
  const parts = leaves.flatMap(([place, value]) => others(value).map((other) => lone(place, other)))
  return parts.find((part) => mayBe(context, part))
}

/** Whether a place is within a list: a part of a list is no change of a part. */
function hasIndex(body: Json, place: string): boolean {
  const steps = splitPointer(place)
  return steps.some((_, index) => Array.isArray(follow(body, joinPointer('', ...steps.slice(0, index)))))
}

/** Values like one, but others. */
function others(value: Json): Json[] {
  if (typeof value === 'boolean') return [!value]
  return typeof value === 'number' ? [value + 1, value - 1] : []
}

/** Objects around one value. */
function lone(place: string, value: Json): Json {
  return splitPointer(place).reduceRight<Json>((inner, name) => replaceAt({}, joinPointer('', name), inner), value)
}
