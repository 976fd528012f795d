/** Runs that come to their end before everything is asked: a report, no silent pass, and what was not judged is told. */
import { describe, expect, it, vi } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { type RunOptions, run } from '../../contracts/run.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'
import { type Promises, startDepot } from './depot/server.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A run against a depot, and how many requests came. */
async function limited(more: Partial<RunOptions>, broken: Partial<Promises> = {}) {
  let count = 0
  const depot = await startDepot({
    ...broken,
    tamper: (answer, read) => {
      count += 1
      return broken.tamper?.(answer, read) ?? answer
    },
  })
  let result: Result | undefined
  const options = { table: await depotTable(), target: depotTarget(depot.url), seed: 1, only: [], ...more }
  for await (const event of run(options)) if (event.type === 'end') result = event.result
  await depot.stop()
  if (!result) throw new Error('There is no result.')
  const errors = result.findings.filter(({ outcome }) => outcome === 'error')
  return { result, count, errors }
}

describe('a run at its limit', () => {
  it('of requests could not judge, and says what it did not get to', async () => {
    const { result, count, errors } = await limited({ limits: { maxRequests: 40 } })
    expect([result.verdict, result.exchanges, count, errors]).toEqual(['could-not-judge', 40, 40, []])
    expect(result.reason).toBe(
      'The run reached its limit of 40 requests; raise it by `--max-requests`, or judge a part by `--only`.',
    )
    const told = result.coverage.map(({ operation, kind, message }) => `${operation} ${kind}: ${message}`)
    const last = result.operations.at(-1)?.id
    expect(told).toContain(`${last} never-sent: Nothing was sent: the run had reached its limit.`)
    expect(told.some((one) => one.endsWith('Not everything was sent: the run had reached its limit.'))).toBe(true)
  })

  it('of time could not judge', async () => {
    const { result } = await limited({ limits: { maxTimeMs: 50 }, target: depotTarget('http://127.0.0.1:1') })
    expect(result.verdict).toBe('could-not-judge')
    const slow = await limited({ limits: { maxTimeMs: 300 } })
    expect(slow.result.reason).toBe(
      'The run reached its limit of 0.3 s; raise it by `--max-time`, or judge a part by `--only`.',
    )
  })

  it('still tells what is broken', async () => {
    const { result } = await limited({ limits: { maxRequests: 150 } }, { limit: () => true })
    expect(result.verdict).toBe('violates')
    expect(result.coverage.some(({ message }) => message.includes('the run had reached its limit'))).toBe(true)
  })

  it('comes to no other findings than the whole run', async () => {
    const whole = await limited({})
    const known = new Set(whole.result.findings.map(({ fingerprint }) => fingerprint))
    for (const maxRequests of [10, 77, 200]) {
      const { result } = await limited({ limits: { maxRequests } })
      const failures = result.findings.filter(({ outcome }) => outcome === 'fail')
      expect(failures.filter(({ fingerprint }) => !known.has(fingerprint))).toEqual([])
    }
  })
})

describe('a target that limits', () => {
  it('raises no alarm, and every request is asked again when it may be', async () => {
    let calls = 0
    const { result, errors } = await limited(
      { table: await depotTable('listItems') },
      {
        tamper: (answer) => {
          calls += 1
          return calls % 25 === 0 ? { status: 429, headers: { 'retry-after': '0' }, body: { code: 'SLOW' } } : answer
        },
      },
    )
    expect([result.verdict, errors]).toEqual(['conforms', []])
  })
})
