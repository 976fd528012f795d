/**
 * Requests with one fault that are worth sending, and how much it weighs that one is accepted.
 * Pure.
 */

import { createMemory } from '../../scripts/lib/sampling/memory.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import type { Severity } from '../result.ts'
import type { Dealable } from './sharing.ts'

/** What the publisher of an API may add at any time: whoever receives its requests must not refuse it. */
export const OPEN_ENDED = [
  'enum',
  'const',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'maxProperties',
]

/** A fault that is worth sending, not yet written as a request. */
export interface Candidate extends Dealable {
  write(): Case
}

/** Faults that are remembered. */
const MOST_KNOWN = 20_000

/** Faults of a value, found once. */
export const knownFaults = createMemory<readonly Violation[]>(MOST_KNOWN, ({ length }) => length + 1)

/** Whether refusing this would itself be wrong. */
export function isTolerated({ received }: ProbeContext, keyword: string): boolean {
  return received && OPEN_ENDED.includes(keyword)
}

/** `format` is a hint unless a document says otherwise; the publisher of an API will not send its readers faults. */
export function weightOfFault({ received }: ProbeContext, keyword: string): { atMost?: Severity } {
  return received || keyword === 'format' ? { atMost: 'should' } : {}
}
