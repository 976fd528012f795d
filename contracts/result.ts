/**
 * The one result document: what a run found out about a target. Every report is a view of it.
 * Types only; the same shape as JSON Schema stands in `result.schema.json`, and a test holds the two together.
 */
import type { Source } from '../scripts/lib/provenance.ts'
import type { Profile } from './profile.ts'

/** RFC 2119 weight: a broken `must` fails the run, `should` warns, `may` informs. */
export type Severity = 'must' | 'should' | 'may'

/** How a judgement ended. `error` means the judge or the transport failed: never a pass, never a violation. */
export type Outcome = 'pass' | 'fail' | 'skip' | 'error'

/** How the whole run ended; exit status 0, 1, 2 in this order. */
export type Verdict = 'conforms' | 'violates' | 'could-not-judge'

/** Counts by outcome. */
export type Tally = Record<Outcome, number>

/** The one thing that is wrong with a request, or the one thing that is varied in a valid one. */
export interface Fault {
  /** Part of the request: `path`, `query`, `header`, `cookie`, `body`, `credentials`, `method`, `media-type`, `syntax`, `request`. */
  location: string
  /** Parameter name, or JSON pointer into the body. */
  name: string
  /** The rule that is broken or probed: a JSON Schema keyword, a constraint kind, or what is wrong with credentials. */
  keyword: string
  /** The valid value, printable and masked. */
  was?: string
  /** The value sent instead, printable and masked. */
  value?: string
  /** One sentence: "query parameter `offset` is 9, not a multiple of `limit` 10". */
  sentence: string
}

/** A request as it is shown: without secrets, long bodies cut. */
export interface ShownRequest {
  /** Upper-case. */
  method: string
  /** Path and query below the base URL. */
  target: string
  headers: [name: string, value: string][]
  /** JSON is indented. */
  body?: string
}

/** An answer as it is shown: without secrets and what is another one in every run, long bodies cut. */
export interface ShownResponse {
  status: number
  headers: [name: string, value: string][]
  /** JSON is indented. */
  body?: string
}

/** A request and what came back; without a response, nothing did. */
export interface ShownExchange {
  request: ShownRequest
  response?: ShownResponse
}

/** The exchange a finding rests on. */
export interface Evidence extends ShownExchange {
  /** The exchanges that led to it, in their order: what made the thing it is about, the steps of a walk. */
  earlier?: ShownExchange[]
  /** Other exchanges it was compared with, when the rule is about several. */
  references?: ShownExchange[]
}

/** Why a failure is allowed, and until when. */
export interface Waiving {
  reason: string
  /** Last day it is allowed on: `YYYY-MM-DD`, UTC. */
  expires: string
  /** Who sees to it. */
  owner?: string
}

/** What became of a known failure: it still fails, its time is over, it fails no longer, or nothing says. */
export type WaiverState = 'waived' | 'expired' | 'fixed' | 'not-judged'

/** A known failure of the target and what became of it; `expired` and `fixed` fail the run. */
export interface Waiver extends Waiving {
  /** The finding it is about. */
  fingerprint: string
  state: WaiverState
  /** One line: which, and what to do. */
  message: string
}

/** Which part of a run this is; a merged run is no part. */
export interface Shard {
  /** From 1. */
  index: number
  of: number
}

/** Where the exchanges came from when they were recorded before. */
export interface Recording {
  /** Entries of the recording. */
  entries: number
  /** Entries that were judged. */
  judged: number
  /** Entries of other hosts, or outside the base path. */
  elsewhere: number
  /** Entries that no operation fits. */
  unmatched: number
}

/** One judgement that did not pass. Skips with the same check, operation and reason are one finding with a count. */
export interface Finding {
  /** Id of the check. */
  check: string
  /** Weight after evidence: a `must` whose rule is only derived is a `should`, only assumed a `may`. */
  severity: Severity
  outcome: Exclude<Outcome, 'pass'>
  /** `operationId`, or `*` for the whole target. */
  operation: string
  /** One line that is true when the check passes. */
  title: string
  /** What the contract asks; for a skip or an error, the reason. */
  expected: string
  actual: string
  /** JSON pointer into the spec of the rule that is broken. */
  pointer: string
  /** What kind of rule it is, such as `maximum`: failures of one check and kind have one cause. */
  keyword?: string
  fault?: Fault
  /** Where the rule is written. */
  source?: Source
  /**
   * The requests that led to it and its own as shell lines, in their order, each but the last one followed by ` &&`;
   * secrets as `$NAME`; absent when nothing was sent.
   */
  curl?: string
  /** Where values in these lines come from, a sentence each; requests are numbered from 1. */
  values?: string[]
  /** What went over the wire; absent for a skip. */
  evidence?: Evidence
  /** A known failure allows it for a while: it does not fail the run. */
  waived?: Waiving
  /** How many judgements this finding stands for. */
  count: number
  /** 12 hexadecimal digits, the same in every run for the same fault; independent of message texts and seeds. */
  fingerprint: string
}

/** What was seen of one operation. */
export interface OperationResult {
  id: string
  method: string
  path: string
  /** Requests that were sent for it. */
  exchanges: number
  /** Answers with a 2xx status. */
  accepted: number
  /** How often each status came. */
  statuses: Record<string, number>
  /** Documented status codes (exact ones) that never came. */
  unseen: string[]
  /** Outcomes by check id. */
  checks: Record<string, Tally>
}

/** One check as it went. */
export interface CheckResult {
  id: string
  severity: Severity
  title: string
  asserts: string
  reference: string
  tally: Tally
}

/** Something the run did not cover, with the likely cause. */
export interface CoverageGap {
  operation: string
  /**
   * `never-sent`, `never-accepted`, `mostly-refused` and `status-never-seen` fail a run that requires coverage;
   * `partly-sent`, `left-out`, `cut` and `unmatched` inform.
   */
  kind: string
  message: string
}

/** The result document. */
export interface Result {
  resultVersion: 1
  tool: { name: string; version: string }
  spec: { api: string; title: string; version: string; sha256: string }
  target: { baseUrl: string; name?: string }
  /** Everything random came from this number. */
  seed: number
  /** How much was asked. */
  profile?: Profile
  /** Which part of the operations was asked, when it was a part. */
  shard?: Shard
  /** The only checks and operations that were asked for, when not all were. */
  scope?: { checks: string[]; operations: string[] }
  /** The lightest weight that fails the run; `must` when absent. */
  failOn?: Severity
  /** Whether coverage gaps fail the run. */
  requireCoverage?: boolean
  /** Where the exchanges came from, when they were recorded before. */
  recording?: Recording
  /** RFC 3339, UTC. */
  startedAt: string
  durationMs: number
  /** Requests sent. */
  exchanges: number
  /** Judgements by severity and outcome. */
  summary: Record<Severity, Tally>
  checks: CheckResult[]
  operations: OperationResult[]
  /** Most severe first: failures, errors, then skips. */
  findings: Finding[]
  coverage: CoverageGap[]
  /** Known failures, in the order of their file. */
  waivers?: Waiver[]
  /** Why the run stopped early, when it did. */
  stopped?: string
  verdict: Verdict
  /** One line: why, in words. */
  reason: string
}
