/**
 * What is sent for an operation, and in which order: probes asked for their cases, those left out that the target or
 * the missing credentials do not allow.
 * Pure; tells a notebook what it leaves out.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import type { Check } from './checks/check.ts'
import { contextOf, type Planning } from './context.ts'
import type { Notes } from './judging/coverage.ts'
import { serves } from './judging/needs.ts'
import type { Use } from './life/thing.ts'
import { isUsedUp, onThing } from './life/usage.ts'
import { probes } from './probes/index.ts'
import type { Case, Part, Probe, ProbeContext } from './probes/probe.ts'
import type { BaseRequest } from './requests/base-request.ts'
import { templateNames } from './requests/draft.ts'
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

/** Plans one operation as variations of a base request, about things that are made for it where `use` says how. */
export function planOperation(
  planning: Planning,
  operation: Operation,
  base: BaseRequest,
  notes: Notes,
  use?: Use,
): Plan {
  const { target, checks } = planning
  const context = contextOf(planning, operation, base, notes, use)
  const safe = isSafe(operation.method)
  const ordered = !safe && target.capabilities.stateful
  const width = ordered ? 1 : WIDTH
  const plan: Plan = { operation, before: [], base: undefined, after: [], together: [], journeys: [], width }
  const wanted = (probe: Probe) =>
    probe.id === 'valid-base' || checks.some((check) => probe.aims.some((aim) => needs(check, aim)))
  notes.ids = templateNames(operation.path).map((name) => {
    return { name, given: base.origins.get(`path:${name}`) === 'data' }
  })
  for (const { name, place } of base.unfit) {
    notes.leftOut.push(`The value of \`${name}\` in the data does not fit the ${place}, so another one is used.`)
  }
  if (base.missing !== undefined) {
    notes.withheld.push(base.missing)
    return plan
  }
  for (const probe of probes.filter(wanted)) {
    if (withheld(probe, context, notes)) continue
    const { journey } = probe
    if (journey) plan.journeys.push({ probe: probe.id, begin: () => journey(context) })
    for (const one of casesOf(probe, context, use)) {
      const planned = { probe: probe.id, case: one }
      if (probe.id === 'valid-base') plan.base = planned
      else if (one.atOnce) plan.together.push(planned)
      // What is merely odd may well be served.
      else if (ordered && !use && one.intent === 'fault' && !one.aims.odd) plan.before.push(planned)
      else plan.after.push(planned)
    }
  }
  return withinBudget(planning, plan, (message) => void notes.leftOut.push(message))
}

/** What the profile and its budget leave of a plan. */
function withinBudget({ profile, budget, table }: Planning, plan: Plan, leftOut: (message: string) => void): Plan {
  const { length } = table.operations
  if (profile === 'smoke') return { ...shareOut(plan, GLANCE, length, leftOut), together: [], journeys: [] }
  return profile === 'deep' && budget !== undefined ? shareOut(plan, budget, length, leftOut) : plan
}

/** The cases of a probe, each with the thing it is about. */
function casesOf(probe: Probe, context: ProbeContext, use: Use | undefined): Case[] {
  const { operation, base, write } = context
  const cases = [...(probe.cases?.(context) ?? [])]
  if (!use) return cases
  const kept = cases.filter((one) => !isUsedUp(one, use, operation))
  if (kept.length < cases.length) {
    context.leaveOut(`Valid values of \`${use.resource.id}\` that are too short to be new in every run are not sent.`)
  }
  const plain = write(base.draft).request
  const about = (one: Case): Case => {
    const { parts } = one
    const each = (part: Part): Part => ({ ...part, alone: () => about(part.alone()) })
    return { ...onThing(one, use, operation, plain), ...(parts ? { parts: () => parts().map(each) } : {}) }
  }
  return kept.map(about)
}

/** Whether a check is run on cases of an aim: one that needs no aim is run on any. */
function needs(check: Check, aim: keyof Case['aims']): boolean {
  return serves(check, [aim])
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
