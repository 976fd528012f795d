/**
 * The event stream of a run: what the engine emits and reporters listen to.
 * Types only.
 */
import type { Outcome, Result, Severity } from './result.ts'

/** One step of a run, in the order things happen; the last one is `end`. */
export type RunEvent =
  | { type: 'start'; api: string; baseUrl: string; seed: number; operations: number; checks: number }
  | { type: 'operation'; operation: string; index: number; of: number }
  | {
      type: 'exchange'
      operation: string
      probe: string
      method: string
      status: number | undefined
      durationMs: number
    }
  | { type: 'judgement'; operation: string; check: string; severity: Severity; outcome: Outcome }
  | { type: 'end'; result: Result }
