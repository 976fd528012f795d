/**
 * The safety net under the rules: wherever they found nothing that hurts although two schemas are not written alike,
 * instances of what may be sent are judged by both. One that fares worse is a change that no rule explains.
 * Pure, deterministic, bounded by a number of instances a place.
 */
import { isObject, type JsonObject } from '../lib/json.ts'
import { createJudge } from '../lib/sampling/judge.ts'
import type { Party, Use } from './change.ts'
import type { Found, Revision } from './findings.ts'
import type { Pair } from './schema/pair.ts'
import { fuzz } from './witness.ts'

/** Instances a pair of schemas. */
const INSTANCES = 25

/** A place where schemas are compared. */
export interface Place {
  pair: Pair
  use: Use
}

/** What fares worse although no rule says so: each pair of schemas that are not written alike, once for each party. */
export function unexplained(places: readonly Place[], revisions: { base: Revision; head: Revision }): Found[] {
  const { all, users } = graphOf(places.map(({ pair }) => pair))
  const rewritten = new Set([...all].filter(({ base, head }) => !saysTheSame(base.schema, head.schema)))
  const leading = withUsers(rewritten, users)
  return (['consumer', 'publisher'] as const).flatMap((party) => {
    const hurtful = (pair: Pair) => pair.differences.some(({ effect }) => hurts(effect, party))
    const hurt = withUsers([...all].filter(hurtful), users)
    const reached = reachedBy(
      places.filter(({ use }) => use.from === party),
      leading,
    )
    return reached
      .filter(({ pair }) => rewritten.has(pair) && !hurt.has(pair))
      .flatMap((place) => searched(place, revisions) ?? [])
  })
}

/** All pairs below some, and who leads to each. */
export function graphOf(roots: readonly Pair[]): { all: Set<Pair>; users: Map<Pair, Pair[]> } {
  const users = new Map<Pair, Pair[]>()
  const all = new Set(roots)
  for (const pair of all) {
    for (const { pair: below } of pair.below) {
      all.add(below)
      const known = users.get(below)
      if (known) known.push(pair)
      else users.set(below, [pair])
    }
  }
  return { all, users }
}

/** Pairs, and those that lead to them. */
export function withUsers(pairs: Iterable<Pair>, users: ReadonlyMap<Pair, Pair[]>): Set<Pair> {
  const found = new Set(pairs)
  for (const pair of found) for (const user of users.get(pair) ?? []) found.add(user)
  return found
}

/** Whether an effect can hurt the one who has to live with it. */
function hurts(effect: string, from: Party): boolean {
  return effect === 'different' || effect === (from === 'consumer' ? 'narrower' : 'wider')
}

/** The pairs that places lead to, each with the first place that does. */
function reachedBy(places: readonly Place[], leading: ReadonlySet<Pair>): Place[] {
  const pending = places.filter(({ pair }) => leading.has(pair))
  const seen = new Set<Pair>()
  const reached: Place[] = []
  for (const place of pending) {
    if (seen.has(place.pair)) continue
    seen.add(place.pair)
    reached.push(place)
    for (const { pair, path, absentFrom } of place.pair.below) {
      if (!leading.has(pair) || absentFrom === place.use.position) continue
      const where = place.use.place + (place.use.place.includes(' /') ? path : ` ${path}`).trimEnd()
      pending.push({ pair, use: { ...place.use, place: where } })
    }
  }
  return reached
}

function searched({ pair, use }: Place, { base, head }: { base: Revision; head: Revision }): Found | undefined {
  const context = {
    base: { schema: pair.base.schema, root: base.surface.table },
    head: { schema: pair.head.schema, root: head.surface.table },
  }
  const after = use.from === 'consumer' ? 'invalid' : 'valid'
  const witness = fuzz(context, after, INSTANCES)
  if (!witness.found) return undefined
  const [effect, word] = after === 'invalid' ? (['narrower', 'narrowed'] as const) : (['wider', 'widened'] as const)
  const pointers = { base: pair.base.pointer, head: pair.head.pointer }
  const refusing = after === 'invalid' ? context.head : context.base
  const faults = createJudge(refusing.root).faults(refusing.schema, witness.value)
  // Who refuses what it does not know refuses what came to another part of the whole.
  const cause = faults.every(({ keyword }) => CLOSING.includes(keyword)) ? 'additional-properties' : 'unexplained'
  return { difference: { rule: `${cause}-${word}`, effect, pointers }, uses: [use], witness }
}

/** Keywords that refuse properties that are not listed. */
const CLOSING = ['additionalProperties', 'unevaluatedProperties']

/** Words that schemas carry for people. */
const WORDS = ['description', 'title', '$comment']

/** Whether two schemas say the same, words for people aside. */
function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one)) {
    const list = Array.isArray(other) ? other : []
    return one.length === list.length && one.every((item, index) => saysTheSame(item, list[index]))
  }
  if (!isObject(one) || !isObject(other)) return false
  const [was, is] = [said(one), said(other)]
  const names = Object.keys(was)
  return (
    names.length === Object.keys(is).length &&
    names.every((name) => Object.hasOwn(is, name) && saysTheSame(was[name], is[name]))
  )
}

/** A schema without words for people; `byte` is how OpenAPI 3.0 writes base64. */
function said(schema: JsonObject): JsonObject {
  const told = Object.entries(schema).filter(
    ([name, value]) => !(WORDS.includes(name) && typeof value === 'string') && name !== 'examples',
  )
  return Object.fromEntries(
    told.map(([name, value]) =>
      name === 'format' && value === 'byte' ? ['contentEncoding', 'base64'] : [name, value],
    ),
  )
}
