/**
 * The vocabulary of the lab: servers that are judged, judges, and what a judge saw on a server.
 * Types, and the severity that is due for a fault.
 */
import type { Severity } from '../../contracts/result.ts'
import type { Fault } from '../../mocks/faults/fault.ts'

/** A server of the lab: the clean one of an API, or the same with one fault. */
export interface LabServer {
  api: Fault['api']
  /** Id of the fault; absent: the clean one. */
  fault?: string
}

/** Who judges: this suite, or a rival by its id. */
export type JudgeId = 'suite' | 'dredd' | 'schemathesis'

/** One server for one judge. */
export interface Job {
  judge: JudgeId
  server: LabServer
  /** How long it may take, in milliseconds. */
  patienceMs: number
}

/** One thing that a judge says is wrong. */
export interface Failing {
  /** Tells it from everything else the judge says; the same in every run. */
  key: string
  /** The rule, in the words of the judge: the id of a check, where it has such. */
  check: string
  /** Absent: the judge does not weigh. */
  severity?: Severity
  /** One line. */
  text: string
}

/** What a judge saw on a server. */
export interface Outcome {
  failing: Failing[]
  /** Tests, transactions or judgements that came to an end; 0: nothing was judged, whatever the judge says. */
  judged: number
  /** Requests that were sent, where the judge tells. */
  requests?: number
  /** Why it could not judge, one sentence. */
  problem?: string
  durationMs: number
}

/** The least weight a finding must have, by how well the broken rule is known. */
export const DUE: Readonly<Record<Fault['evidence'], Severity>> = { stated: 'must', derived: 'should', assumed: 'may' }

/** A server in words. */
export function serverName({ api, fault }: LabServer): string {
  return fault === undefined ? `clean ${api}` : fault
}
