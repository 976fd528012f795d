import { expect, it } from 'vitest'
import type { Job, Outcome } from '../../../scripts/lab/job.ts'
import { runJobs } from '../../../scripts/lab/pool.ts'

/** A server there is not: judged at once, by an error. */
const job = (fault: string, patienceMs: number): Job => ({
  judge: 'suite',
  server: { api: 'outbound', fault },
  patienceMs,
})

it('gives each job its own time: the next one is done by another worker', async () => {
  const outcomes: [string | undefined, Omit<Outcome, 'durationMs'>][] = []
  await runJobs([job('late', 1), job('early', 60_000)], 1, ({ server }, { durationMs: _, ...outcome }) => {
    outcomes.push([server.fault, outcome])
  })
  expect(outcomes).toEqual([
    ['late', { failing: [], judged: 0, problem: 'The job took longer than 0.001 s.' }],
    ['early', { failing: [], judged: 0, problem: 'There is no outbound fault `early`.' }],
  ])
})
