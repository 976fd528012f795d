/**
 * Which jobs a lab has, in which order, and how long each may take.
 * Pure.
 */
import type { Fault } from '../../mocks/faults/fault.ts'
import type { Job, JudgeId, LabServer } from './job.ts'
import { rivals } from './rivals/index.ts'

/** How long this suite may take for one server, in milliseconds; it waits for no answer longer than it is told to. */
const OWN_PATIENCE_MS = 3 * 60_000

/** One server for one judge, with the patience that is due to that judge. */
export function jobOf(judge: JudgeId, server: LabServer): Job {
  const rival = rivals.find(({ id }) => id === judge)
  return { judge, server, patienceMs: rival?.patienceMs ?? OWN_PATIENCE_MS }
}

/**
 * Every server for every judge. What may take long comes early, so that it is never waited for alone at the end: rivals
 * before this suite, since many wait for an answer without an end, and of the servers of each judge, after the clean
 * ones, those that may hang.
 */
export function jobsOf(faults: readonly Fault[], judges: readonly JudgeId[]): Job[] {
  const apis = [...new Set(faults.map(({ api }) => api))]
  const slowFirst = faults.toSorted((a, b) => Number(b.family === 'robustness') - Number(a.family === 'robustness'))
  const servers = [...apis.map((api) => ({ api })), ...slowFirst.map(({ api, id }) => ({ api, fault: id }))]
  const rivalsFirst = judges.toSorted((a, b) => Number(a === 'suite') - Number(b === 'suite'))
  return rivalsFirst.flatMap((judge) => servers.map((server) => jobOf(judge, server)))
}
