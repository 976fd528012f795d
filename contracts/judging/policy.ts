/**
 * What fails a run: from which weight on, which failures are allowed for a while, and whether gaps in coverage count.
 * Types and the usual policy only.
 */
import type { Severity, Waiving } from '../result.ts'

/** A failure that a target is allowed to have for a while. */
export interface KnownFailure extends Waiving {
  /** The finding it is about. */
  fingerprint: string
  /** Where it is written, for people. */
  place?: string
}

/** What a verdict holds against a target. */
export interface Policy {
  /** The lightest weight that fails the run. */
  failOn: Severity
  /** Whether coverage gaps fail the run. */
  requireCoverage: boolean
  known: readonly KnownFailure[]
}

/** Only a broken `must` fails, nothing is allowed, gaps are only told. */
export const USUAL_POLICY: Policy = { failOn: 'must', requireCoverage: false, known: [] }
