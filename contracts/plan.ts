/**
 * What is sent for an operation, and in which order: probes asked for their cases, those left out that the target or
 * the missing credentials do not allow.
 * Pure; tells a notebook what it leaves out.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import { contextOf, type Planning } from './context.ts'
import type { Notes } from './judging/coverage.ts'
import { serves } from './judging/needs.ts'
import type { Use } from './life/thing.ts'
import { isUsedUp, onThing } from './life/usage.ts'
import { probes } from './probes/index.ts'
import type { Case, Part, Probe, ProbeContext } from './probes/probe.ts'
import type { BaseRequest } from './requests/base-request.ts'
import { templateNames } from './requests/draft.ts'
import { guessesOf } from './requests/unlisted.ts'
import { GLANCE, shareOut } from './share-out.ts'
import type { Exchange } from './transport/exchange.ts'
import { isSafe } from './transport/transport.ts'

/** A case and the probe it came from. */
export interface Planned {
  probe: string
  case: Case
}

/** Requests in a row, and the probe they come from. */
export interface Journey {
  probe: string
  /** Sets out. */
  begin(): Generator<Case, void, Exchange | undefined>
}

/** What is sent for one operation. */
export interface Plan {
  operation: Operation
  /** Sent before the base request: what a target that remembers would refuse once the base request has been served. */
  before: Planned[]
  /** The base request, when it may be sent. */
  base: Planned | undefined
  after: Planned[]
  /** Sent then, several at the same time whatever the width. */
  together: Planned[]
  /** Begun one after the other when everything else is done; each answer decides what comes next. */
  journeys: Journey[]
  /** Requests that may be under way at the same time. */
  width: number
}

/** Requests under way where order does not matter. */
export const WIDTH = 4

/** A plan that is made while it is carried out: each part is whole when those before it are at their end. */
export type GradualPlan = Omit<Plan, 'before' | 'after'> & { before: Iterable<Planned>; after: Iterable<Planned> }

/** Plans one operation as variations of a base request, about things that are made for it where `use` says how. */
export function planOperation(
  planning: Planning,
  operation: Operation,
  base: BaseRequest,
  notes: Notes,
  use?: Use,
): Plan {
  const plan = emptyPlan(planning, operation)
  for (const planned of singles(planning, plan, base, notes, use)) placeOf(plan, planned, use).push(planned)
  return withinBudget(planning, plan, (message) => void notes.leftOut.push(message))
}

/** The same for who asks as the plan is made; at once where what is left out depends on all of it. */
export function planGradually(
  planning: Planning,
  operation: Operation,
  base: BaseRequest,
  notes: Notes,
  use?: Use,
): GradualPlan {
  if (isCut(planning)) return planOperation(planning, operation, base, notes, use)
  const plan = emptyPlan(planning, operation)
  const all = singles(planning, plan, base, notes, use)
  const first = all.next()
  const rest = first.done ? [] : chained(first.value, all)
  if (use || plan.width > 1) return { ...plan, after: rest }
  return { ...plan, before: settingAside(rest, plan, use) }
}

/** Those that come before the base request; the others are put into the plan. */
function* settingAside(all: Iterable<Planned>, plan: Plan, use: Use | undefined): Generator<Planned> {
  for (const planned of all) {
    const place = placeOf(plan, planned, use)
    if (place === plan.before) yield planned
    else place.push(planned)
  }
}

/** Where a single request stands in a plan. */
function placeOf({ before, after, width }: Plan, { case: one }: Planned, use: Use | undefined): Planned[] {
  // What is merely odd may well be served.
  return width === 1 && !use && one.intent === 'fault' && !one.aims.odd ? before : after
}

/** A plan with nothing in it yet. */
function emptyPlan({ target }: Planning, operation: Operation): Plan {
  const width = !isSafe(operation.method) && target.capabilities.stateful ? 1 : WIDTH
  return { operation, before: [], base: undefined, after: [], together: [], journeys: [], width }
}

/** One, and then the rest. */
function* chained<Item>(first: Item, rest: Iterable<Item>): Generator<Item> {
  yield first
  yield* rest
}

/**
 * What is asked one by one beside the base request. That one is planned first of all, and so is in the plan before
 * anything comes; what is asked otherwise is put there on the way.
 */
function* singles(
  planning: Planning,
  plan: Plan,
  base: BaseRequest,
  notes: Notes,
  use: Use | undefined,
): Generator<Planned, void> {
  const { operation } = plan
  notes.ids = templateNames(operation.path).map((name) => {
    return { name, given: base.origins.get(`path:${name}`) === 'data' }
  })
  notes.guesses = guessesOf(planning.table, base)
  for (const { name, place } of base.unfit) {
    notes.leftOut.push(`The value of \`${name}\` in the data does not fit the ${place}, so another one is used.`)
  }
  if (base.missing !== undefined) {
    notes.withheld.push(base.missing)
    return
  }
  const context = contextOf(planning, operation, base, notes, use)
  const wanted = (probe: Probe) =>
    probe.id === 'valid-base' ||
    planning.checks.some((check) => serves(check, []) || probe.aims.some((aim) => serves(check, [aim])))
  for (const probe of probes.filter(wanted)) {
    if (withheld(probe, context, notes)) continue
    const { journey } = probe
    if (journey) plan.journeys.push({ probe: probe.id, begin: () => journey(context) })
    for (const one of casesOf(probe, context, use)) {
      const planned = { probe: probe.id, case: one }
      if (probe.id === 'valid-base') plan.base = planned
      else if (one.atOnce) plan.together.push(planned)
      else yield planned
    }
  }
}

/** Whether not everything is asked that there is. */
function isCut({ profile, budget }: Planning): boolean {
  return profile === 'smoke' || (profile === 'deep' && budget !== undefined)
}

/** What the profile and its budget leave of a plan. */
function withinBudget({ profile, budget, table }: Planning, plan: Plan, leftOut: (message: string) => void): Plan {
  const { length } = table.operations
  if (profile === 'smoke') return { ...shareOut(plan, GLANCE, length, leftOut), together: [], journeys: [] }
  return profile === 'deep' && budget !== undefined ? shareOut(plan, budget, length, leftOut) : plan
}

/** The cases of a probe, each with the thing it is about. */
function* casesOf(probe: Probe, context: ProbeContext, use: Use | undefined): Generator<Case> {
  const { operation, base, write } = context
  const cases = probe.cases?.(context) ?? []
  if (!use) return yield* cases
  const plain = write(base.draft).request
  const about = (one: Case): Case => {
    const { parts } = one
    const each = (part: Part): Part => ({ ...part, alone: () => about(part.alone()) })
    return { ...onThing(one, use, operation, plain), ...(parts ? { parts: () => parts().map(each) } : {}) }
  }
  let usedUp = 0
  for (const one of cases) {
    if (isUsedUp(one, use, operation)) usedUp += 1
    else yield about(one)
  }
  if (usedUp > 0) {
    context.leaveOut(`Valid values of \`${use.resource.id}\` that are too short to be new in every run are not sent.`)
  }
}

/** Whether a probe may not be used on an operation; notes why. */
function withheld(probe: Probe, { operation, target, signIn }: ProbeContext, notes: Notes): boolean {
  if (operation.method === 'trace') {
    notes.withheld.push('TRACE is never sent')
    return true
  }
  if (probe.harmless !== true && !isSafe(operation.method) && !target.capabilities.writes) {
    notes.withheld.push('it may change something and writes are off')
    return true
  }
  if (probe.anonymous !== true && signIn.state === 'unknown') {
    notes.withheld.push(`it asks for credentials and ${signIn.reason}`)
    return true
  }
  return false
}
