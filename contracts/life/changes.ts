/**
 * Changes of a state as requests and in words: the body that asks for one, what a thing has been through before it.
 * Pure; sends nothing.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { isUnverified, withHeaders } from '../requests/optional-headers.ts'
import type { Fault } from '../result.ts'
import { aroundVaried, mayBe } from './bodies.ts'
import { type Passage, reasonIn, type Thing } from './thing.ts'

/** A change that is asked for. */
export interface Change {
  context: ProbeContext
  resource: Resource
  transition: Transition
  /** The body to start from; that of the plain request when it is not given. */
  body?: Json
  /** Whether it is asked for by somebody else than the one who brought the thing where it is, as far as headers say. */
  byAnother?: true
}

/** The body that a change starts from. */
function startOf({ context, body }: Change): Json | undefined {
  return body ?? context.base.draft.body
}

/** The request for a change, for a reason; without one, none is given where that is valid. */
export function asked(change: Change, reason: string | undefined, on: Thing): Case {
  return written(change, bodyFor(change, reason, startOf(change)), on)
}

/** The request for a change that holds nothing else, where that is valid and not what `asked` gives anyway. */
export function askedBarely(change: Change, reason: string | undefined, on: Thing): Case | undefined {
  const body = startOf(change)
  if (!isObject(body) || isBare(change, reason)) return undefined
  const bare = Object.keys(body).reduce<Json>(
    (rest, name) => {
      const less = isOfChange(change, name) ? rest : replaceAt(rest, `/${name}`, undefined)
      return mayBe(change.context, less) ? less : rest
    },
    bodyFor(change, reason, body) ?? body,
  )
  const left = Object.keys(isObject(bare) ? bare : {})
  return left.every((name) => isOfChange(change, name)) ? written(change, bare, on) : undefined
}

/** Whether the request for a change holds nothing but what makes it that change. */
export function isBare(change: Change, reason: string | undefined): boolean {
  const body = bodyFor(change, reason, startOf(change))
  return body === undefined || (isObject(body) && Object.keys(body).every((name) => isOfChange(change, name)))
}

/** Whether a property of the body makes the change what it is. */
function isOfChange({ transition }: Change, name: string): boolean {
  const places = [...Object.keys(transition.with), ...(transition.reason ? [transition.reason.at] : [])]
  return places.some((at) => splitPointer(at)[0] === name)
}

/** The reason that a request gives when none is put in. */
export function ownReason(change: Change): string | undefined {
  return reasonIn(change.transition, bodyFor(change, undefined, startOf(change)))
}

function written({ context, transition, byAnother }: Change, body: Json | undefined, on: Thing): Case {
  const draft = { ...context.base.draft, body }
  const sent = context.write(byAnother ? withHeaders(context, draft, isUnverified) : draft)
  return { intent: 'valid', aims: {}, ...sent, rule: transition.pointer, on }
}

/** A body that asks for a change: as far as that leaves it valid, with the values and the reason of the change. */
function bodyFor(change: Change, reason: string | undefined, start: Json | undefined): Json | undefined {
  const { transition } = change
  const settings: [string, Json | undefined][] = [
    ...Object.entries(transition.with),
    ...(transition.reason ? [[transition.reason.at, reason] as [string, Json | undefined]] : []),
  ]
  const body = settings.reduce((valid, [at, value]) => {
    const set = valid === undefined ? undefined : replaceAt(valid, at, value)
    return set !== undefined && mayBe(change.context, set) ? set : valid
  }, start)
  const varied = settings.map(([at]) => at)
  return body === undefined ? undefined : aroundVaried(change.context, body, varied)
}

/** A thing that went through something; one for all requests with this purpose. */
export function thingOf({ resource, transition }: Change, purpose: string, through: readonly Passage[]): Thing {
  return { resource, made: true, key: `${transition.name} ${purpose}`, through, strict: true }
}

/** What a thing has been through, and what is asked for now, as a sentence. */
export function inWords({ name }: Resource, through: readonly Passage[], now: string): string {
  const steps = through.map(({ transition, reason }) =>
    reason === undefined ? transition.name : `${transition.name} (${reason})`,
  )
  return `the ${name} ${steps.length === 0 ? 'is new' : `has been through ${steps.join(', ')}`}, and ${now}`
}

/** That a change is asked for, in words. */
export function requestInWords({ name }: Transition, reason?: string): string {
  return reason === undefined ? `${name} is asked for` : `${name} is asked for with ${reason}`
}

/** The special thing about a request in a life, in words. */
export function faultOf(name: string, keyword: string, sentence: string): Fault {
  return { location: 'state', name, keyword, sentence }
}
