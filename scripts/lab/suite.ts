/**
 * This suite as a judge of the lab.
 * Talks to the server it is handed; writes nothing.
 */
import { certifyTarget } from '../certify.ts'
import type { Failing, Outcome } from './job.ts'
import type { Running } from './servers.ts'

/** Judges a server. */
export async function judgeBySuite({ table, target }: Running): Promise<Outcome> {
  // A new connection for each write takes as long as everything else about it, and the servers of the lab close none.
  const result = await certifyTarget({ table, target, keepsConnections: true })
  const failing = result.findings
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ fingerprint, check, severity, operation, fault, expected, actual }): Failing => {
      const special = fault ? `${fault.sentence}: ` : ''
      return { key: fingerprint, check, severity, text: `${operation}: ${special}${expected}; got ${actual}` }
    })
  const judged = Object.values(result.summary).reduce((sum, { pass, fail }) => sum + pass + fail, 0)
  const problem =
    result.verdict === 'could-not-judge' ? { problem: result.reason.replaceAll(` (${target.baseUrl})`, '') } : {}
  return { failing, judged, requests: result.exchanges, durationMs: result.durationMs, ...problem }
}
