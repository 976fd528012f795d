/**
 * What checks need before they can judge: facts of any answer, and the aims of the request it answers.
 * Pure apart from what it remembers of a check.
 */

import type { Aims } from '../aims.ts'
import type { Check, Facts } from '../checks/check.ts'

const AIMS: Readonly<Record<keyof Aims, true>> = {
  valid: true,
  violation: true,
  aligned: true,
  unaligned: true,
  coded: true,
  page: true,
  defaultPage: true,
  credentials: true,
  unknownPath: true,
  unknownResource: true,
  method: true,
  mediaType: true,
  malformed: true,
  odd: true,
  bypass: true,
  addition: true,
  redelivery: true,
  repeated: true,
  belonging: true,
  joined: true,
  walk: true,
  beyond: true,
  apart: true,
  ordered: true,
  totals: true,
  selected: true,
  pastEnd: true,
  period: true,
  due: true,
  alike: true,
  sorted: true,
  split: true,
  equals: true,
  respelled: true,
  defaulted: true,
  noTrace: true,
  twice: true,
  unmoved: true,
  kept: true,
  permitted: true,
  excluded: true,
  state: true,
  ended: true,
  remains: true,
  written: true,
  another: true,
  taken: true,
  begun: true,
  freed: true,
  spent: true,
  rivals: true,
  behind: true,
  mismatched: true,
  conditioned: true,
  made: true,
  listed: true,
  condition: true,
  tagged: true,
  vanished: true,
  reread: true,
  untouched: true,
  replaced: true,
  raced: true,
  cleared: true,
  creation: true,
  arranged: true,
  asRead: true,
  repeatedKey: true,
  ownedValues: true,
  removed: true,
  unlisted: true,
}

/** What is known of a check before anything is judged. */
export interface Known {
  /** The aims that it needs. */
  aims: readonly string[]
  /** Whether it judges what was wrong or varied in a request, rather than something in any answer. */
  ofRequest: boolean
  /** Whether it holds that a request is accepted. */
  ofAcceptance: boolean
}

const known = new WeakMap<Check, Known>()

/** Looks through the needs of a check, once. */
export function knownOf(check: Check): Known {
  const before = known.get(check)
  if (before) return before
  const aims = check.needs.filter((need) => Object.hasOwn(AIMS, need))
  const ofAnswer = ['page', 'defaultPage']
  const ofRequest = check.needs.some(
    (need) => (aims.includes(need) && !ofAnswer.includes(need)) || need === 'refusal' || need === 'varies',
  )
  const now = { aims, ofRequest, ofAcceptance: aims.includes('valid') || aims.includes('addition') }
  known.set(check, now)
  return now
}

/** Whether an aim is among the needs of a check. */
export function serves(check: Check, aims: readonly string[]): boolean {
  return knownOf(check).aims.every((need) => aims.includes(need))
}

const able = new WeakMap<readonly Check[], Map<string, readonly Check[]>>()

/** The facts, other than aims, that not every answer has. */
const OCCASIONAL: readonly (keyof Facts)[] = [
  ...(['exchange', 'silence', 'references', 'described', 'response', 'refusal', 'open', 'problem'] as const),
]

/** The checks that have all they need: there are few sets of facts, and many answers. */
export function ableWith(checks: readonly Check[], facts: Partial<Facts>, aims: Partial<Aims>): readonly Check[] {
  const lists = able.get(checks) ?? new Map<string, readonly Check[]>()
  able.set(checks, lists)
  let key = ''
  for (const name of OCCASIONAL) key += facts[name] === undefined ? '-' : '+'
  for (const name in aims) if (aims[name as keyof Aims] !== undefined) key += `${name},`
  const before = lists.get(key)
  if (before) return before
  const list = checks.filter((check) => check.needs.every((need) => facts[need] !== undefined))
  lists.set(key, list)
  return list
}
