/**
 * Parts of a body that a PATCH can name alone: one value changed, one cleared, one put beside others. How deep a part may
 * lie depends on the media type: JSON Merge Patch merges objects at every level, where others may replace them whole.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396#section-2
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { collect, isBelow, type Snapshot } from '../judging/snapshots.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { rulesAt } from '../requests/schema-places.ts'
import type { Severity } from '../result.ts'
import { essence } from '../transport/exchange.ts'
import { mayBe } from './bodies.ts'

/** A part, and what is done to it. */
export interface Part {
  body: Json
  /** In one word. */
  keyword: string
  /** After "a part of it was". */
  became: string
  /** The place that is cleared. */
  cleared?: string
  /** The weightiest it can be, where the media type does not say what it means. */
  atMost?: Severity
}

const MERGING = 'application/merge-patch+json'

/** Whether the body of an operation is merged into what there is, at every level. */
export function isMerged({ base }: ProbeContext): boolean {
  return essence(base.draft.mediaType ?? '') === MERGING
}

/** Places of what was read within an object that a body names, and that the body does not name itself. */
export function unnamedWithin(body: Json, { leaves }: Snapshot): string[] {
  const named = [...collect(body, '', new Map<string, Json>())].filter(([, value]) => !isObject(value))
  return [...leaves.keys()].filter((place) => {
    const [first = '', ...within] = splitPointer(place)
    return within.length > 0 && isObject(body) && isObject(body[first]) && !named.some(([one]) => isBelow(place, one))
  })
}

/**
 * The parts of a body that can be sent alone: one of each kind and depth, where there is one. Where bodies are merged, also
 * parts of what was `seen` before in the objects that it names.
 */
export function partsOf(context: ProbeContext, body: Json, seen: Snapshot): Part[] {
  const merged = isMerged(context)
  const depths = merged ? [1, 2] : [1]
  const weight = merged ? {} : ({ atMost: 'may' } as const)
  const kept = merged ? unnamedWithin(body, seen).filter((place) => !/\/\d+(?:\/|$)/.test(place)) : []
  const whole = kept.reduce<Json>((all, place) => replaceAt(all, place, seen.leaves.get(place)), body)
  const places = [...collect(whole, '', new Map<string, Json>()).keys()].filter((place) => !hasIndex(whole, place))
  const members = [...new Set(places.flatMap((place) => depths.map((depth) => cutTo(place, depth))))]
  // Whatever the media type says of the rest, what is named alone is changed.
  const changed = places.flatMap((place) => othersAt(whole, place)).find((part) => mayBe(context, part))
  const cleared = depths.flatMap((depth) =>
    members
      .filter(
        (place) => depthOf(place) === depth && isTelling(context, whole, place) && mayBe(context, lone(place, null)),
      )
      .slice(0, 1),
  )
  const joined = merged
    ? members.flatMap((place) => besideAt(whole, place)).find((part) => mayBe(context, part))
    : undefined
  return [
    ...(changed === undefined ? [] : [{ body: changed, keyword: 'changed', became: 'changed' }]),
    // Before anything is cleared, or there may be nothing left beside which it could be put.
    ...(joined === undefined ? [] : [{ body: joined, keyword: 'joined', became: 'put beside others' }]),
    ...cleared.map((place) => {
      return { body: lone(place, null), cleared: place, keyword: 'cleared', became: 'set to null', ...weight }
    }),
  ]
}

/** Bodies that each change one value, at places of their own, to something else than what was `written` there last. */
export function lonelyChanges(context: ProbeContext, body: Json, written: readonly Json[]): Json[] {
  const places = [...collect(body, '', new Map<string, Json>()).keys()].filter((place) => !hasIndex(body, place))
  return places.flatMap((place) => {
    const value = follow(body, place) as Json
    const last = written.map((one) => follow(one, place)).findLast((one) => one !== undefined)
    const longer = typeof value === 'string' ? [`${value}x`, `x${value}`] : []
    return [value, ...others(value), ...longer]
      .filter((one) => one !== last)
      .map((one) => lone(place, one))
      .filter((part) => mayBe(context, part))
      .slice(0, 1)
  })
}

/** Whether a value says something, and nothing that it could well be again once it was cleared. */
function isTelling({ table, operation, base }: ProbeContext, body: Json, place: string): boolean {
  const value = follow(body, place) as Json | undefined
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  const rules = rulesAt(table, schema, body, place)
  const isUsual = rules.some((rule) => 'enum' in rule || ('default' in rule && sameJson(rule.default, value)))
  const leaves = value === undefined ? [] : [...collect(value, '', new Map<string, Json>()).values()]
  return !isUsual && leaves.some((leaf) => (typeof leaf === 'string' || typeof leaf === 'number') && Boolean(leaf))
}

/** Whether a place is within a list: a part of a list is no change of a part. */
export function hasIndex(body: Json, place: string): boolean {
  const steps = splitPointer(place)
  return steps.some((_, index) => Array.isArray(follow(body, joinPointer('', ...steps.slice(0, index)))))
}

function cutTo(place: string, depth: number): string {
  return joinPointer('', ...splitPointer(place).slice(0, depth))
}

function depthOf(place: string): number {
  return splitPointer(place).length
}

/** Objects around another value in the place of one. */
function othersAt(body: Json, place: string): Json[] {
  return others(follow(body, place) as Json).map((other) => lone(place, other))
}

/** Values like one, but others. */
function others(value: Json): Json[] {
  if (typeof value === 'boolean') return [!value]
  return typeof value === 'number' ? [value + 1, value - 1] : []
}

/** Objects around a member that is put beside those of another one. */
function besideAt(body: Json, place: string): Json[] {
  const value = follow(body, place)
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, member]) =>
    [`${name}x`, `${name}2`, `x${name}`].map((other) => lone(place, { [other]: member })),
  )
}

/** Objects around one value. */
function lone(place: string, value: Json): Json {
  return splitPointer(place).reduceRight<Json>((inner, name) => replaceAt({}, joinPointer('', name), inner), value)
}
