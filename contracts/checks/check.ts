/**
 * What a check is: a judge of one exchange that sees only what it asks for, sends nothing and keeps nothing.
 * Types, the three ways a judgement ends, and the identity function that ties `needs` to `judge`.
 */
import type { Operation, OperationsTable, Response } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import type { Intent } from '../probes/probe.ts'
import type { Fault, Severity } from '../result.ts'
import type { Exchange } from '../transport/exchange.ts'

/** What a check may ask for. A check is not run on an exchange that lacks one of the facts it needs. */
export interface Facts extends Aims {
  table: OperationsTable
  operation: Operation
  intent: Intent
  /** The part of the request that is wrong or varied; none in the base request. */
  varies: { place: string | undefined }
  exchange: Exchange
  /** What the base request of the operation got; without a status it was not sent. */
  base: { status?: number }
  /** What was asked right after a valid request was not accepted. */
  controls: Controls
  /** What was asked along with it. */
  references: readonly Exchange[]
  /** What the document says of the status; not where the request was faulty and refused, and never of 5xx. */
  described: { statuses: readonly string[]; key: string | undefined }
  /** The documented response for the status that came. */
  response: Response
  /** A fault of the request itself that was answered with 4xx. */
  refusal: { fault: Fault; status?: { code: number; pointer: string } }
  /**
   * A varied request was not answered, twice, where others are: the target hangs, or closed the connection; `tolerated`:
   * it may refuse such a request by closing.
   */
  silence: { tolerated: boolean; hangs: boolean }
  /** A valid request to an operation that asks for no credentials. */
  open: true
  /** The details of a problem, where they give a status. */
  problem: { status: number }
  /** The texts of the request that nobody should get to see. */
  secrets: readonly string[]
}

/** Answers that tell a broken rule from a changed state and from values that are refused for another reason. */
export interface Controls {
  /** Status of the base request, sent once more. */
  again?: number
  /** Statuses of requests with other ordinary values in the same place. */
  ordinary: readonly number[]
  /** Statuses of requests with the same value, and with what stands beside it moved along. */
  moved?: readonly number[]
}

/** How one check ended for one exchange. A finding is data; it is never thrown. */
export type Verdict =
  | { outcome: 'pass' }
  | { outcome: 'skip'; reason: string }
  | {
      outcome: 'fail'
      /** What the contract asks. */
      expected: string
      /** What was seen; never a value out of a body. */
      actual: string
      /** JSON pointer of the rule in the spec; the rule the case probes when absent. */
      pointer?: string
      /** Tells failures of one rule apart that are not the same. */
      keyword?: string
      /** The weightiest this failure can be. */
      atMost?: Severity
    }

/** One thing a target is held to. */
export interface Check<Needs extends keyof Facts = keyof Facts> {
  /** Kebab-case noun phrase; equals the file name and never changes meaning. */
  id: string
  /** Weight before evidence: a rule that is only derived weighs `should`, one that is assumed `may`. */
  severity: Severity
  /** One line, true when the check passes. Reporters print it as it is. */
  title: string
  /** The sentence of the contract that is held. */
  asserts: string
  /** Where that sentence is written. */
  reference: string
  needs: readonly Needs[]
  /** A list stands for several failures in one answer; an empty one is a pass. */
  judge: (facts: Pick<Facts, Needs>) => Verdict | readonly Verdict[]
}

/** Declares a check. An identity function: it exists so that `needs` types `judge`. */
export function defineCheck<const Needs extends keyof Facts>(check: Check<Needs>): Check<Needs> {
  return check
}

/** The target keeps the rule. */
export const pass: Verdict = { outcome: 'pass' }

/** The exchange says nothing about the rule, for a reason. */
export function skip(reason: string): Verdict {
  return { outcome: 'skip', reason }
}

/** The target breaks the rule. */
export function fail(
  expected: string,
  actual: string,
  more: { pointer?: string; keyword?: string; atMost?: Severity } = {},
): Verdict {
  return { outcome: 'fail', expected, actual, ...more }
}
