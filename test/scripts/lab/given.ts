/** Outcomes and reports of the lab for its tests. */
import type { Severity } from '../../../contracts/result.ts'
import type { Fault } from '../../../mocks/faults/fault.ts'
import type { Failing, JudgeId, Outcome } from '../../../scripts/lab/job.ts'
import { type LabReport, labReport } from '../../../scripts/lab/report.ts'
import { type Done, score } from '../../../scripts/lab/scoring.ts'

/** A fault that does nothing. */
export const fault = (id: string, evidence: Fault['evidence'] = 'stated'): Fault => ({
  id,
  api: 'outbound',
  family: 'auth',
  title: `Does ${id}`,
  evidence,
})

/** A failing finding. */
export const failing = (key: string, severity?: Severity): Failing => ({
  key,
  check: `check-${key}`,
  text: `text of ${key}`,
  ...(severity && { severity }),
})

/** What a judge saw on a server; without a fault, the clean one. */
export const done = (judge: JudgeId, id: string | undefined, found: Failing[], more: Partial<Outcome> = {}): Done => ({
  job: { judge, server: { api: 'outbound', ...(id !== undefined && { fault: id }) }, patienceMs: 60_000 },
  outcome: { failing: found, judged: 10, requests: 20, durationMs: 1500, ...more },
})

/** A whole report of the suite and Dredd. */
export function report(faults: readonly Fault[], outcomes: readonly Done[]): LabReport {
  const judges = [
    { id: 'suite' as const, name: 'd1-contracts', version: '1.0.0', setting: 'as it is' },
    { id: 'dredd' as const, name: 'Dredd', version: '14.1.0', setting: 'its defaults' },
  ]
  const measured = { startedAt: '2026-11-02T09:30:00.000Z', wallMs: 12_000, jobs: 2 }
  return labReport(score(faults, ['suite', 'dredd'], outcomes), judges, outcomes, measured)
}
