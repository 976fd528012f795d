/**
 * Cases that are the plain request with something else in one place: which they are, and what they are compared with.
 * Pure.
 */
import type { Case } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'

/** Most controls with other values for one place. */
const MOST_ORDINARY = 3

/** Most controls with the same value and others beside it. */
const MOST_MOVED = 4

/** Whether a case is the plain request with something else in one place, so that the two can be compared. */
export function isVaried({ operation, fault, aims }: Case): boolean {
  return operation === undefined && fault !== undefined && (aims.valid ?? aims.aligned ?? aims.addition) !== undefined
}

/** The place in which a case is varied, and what asks for what else differs; those of one place share their controls. */
export function placeOf({ fault, strayed, rule }: Case): string {
  return `${fault?.location} ${fault?.name}${strayed ? ` ${rule}` : ''}`
}

/** What a request is like, as far as others of its kind may hang as well. */
export function kindOf(probe: string, { fault }: Case): string {
  return `${probe} ${fault?.location} ${fault?.keyword}`
}

/** What is asked for with other values in the place, until one is accepted. */
export function ordinaryRequests({ ordinary }: Case): readonly Request[] {
  return (ordinary?.() ?? []).slice(0, MOST_ORDINARY)
}

/** What is asked for with the same value, and others beside it, until one is accepted. */
export function movedRequests({ moved }: Case): readonly Request[] {
  return (moved?.() ?? []).slice(0, MOST_MOVED)
}
