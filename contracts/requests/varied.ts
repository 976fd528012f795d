/**
 * Cases that are the plain request with something else in one place: which they are, and what they are compared with.
 * Pure.
 */
import type { Case } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'

/** Most controls with other values for one place. */
const MOST_ORDINARY = 3

/** Whether a case is the plain request with something else in one place, so that the two can be compared. */
export function isVaried({ operation, fault, aims }: Case): boolean {
  return operation === undefined && fault !== undefined && (aims.valid ?? aims.aligned ?? aims.addition) !== undefined
}

/** The place in which a case is varied; those of one place share their controls. */
export function placeOf({ fault }: Case): string {
  return `${fault?.location} ${fault?.name}`
}

/** What is asked for with other values in the place, until one is accepted. */
export function ordinaryRequests({ ordinary }: Case): readonly Request[] {
  return (ordinary?.() ?? []).slice(0, MOST_ORDINARY)
}
