/**
 * What a change asks only of things that were made in another way than the one the plain request is about: there such a
 * value is refused for being there at all, whatever is wrong with it.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Transition } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { fullest, mayBe } from './bodies.ts'
import type { Use } from './thing.ts'

/** What is asked of things that were made in one way. */
export interface AskedOfOthers {
  transition: Transition
  /** Id of the operation that makes them. */
  maker: string
  /** The plain body with what is asked. */
  body: Json
  /** JSON pointers of what the plain body does not have. */
  places: string[]
}

/** What the changes of an operation ask of things that were made in one way, where a request can have that. */
export function askedOfOthers(context: ProbeContext & { use: Use }): AskedOfOthers[] {
  const { body } = context.base.draft
  const isAsking = context.use.transitions.some(({ asks }) => asks.some(({ with: needed }) => needed.length > 0))
  const most = isAsking ? fullest(context) : undefined
  if (most === undefined || body === undefined) return []
  return context.use.transitions.flatMap((transition) =>
    transition.asks.flatMap(({ maker, with: needed }) => {
      const places = needed.filter((at) => follow(body, at) === undefined)
      const given = needed.reduce<Json>((all, at) => replaceAt(all, at, follow(most, at) as Json | undefined), body)
      return places.length > 0 && mayBe(context, given) ? [{ transition, maker, body: given, places }] : []
    }),
  )
}

/** Whether something about the body is about a place that is asked of others. */
export function isAskedOfOthers(place: string, asked: readonly AskedOfOthers[]): boolean {
  return asked.some(({ places }) => places.some((at) => place === `body:${at}` || place.startsWith(`body:${at}/`)))
}
