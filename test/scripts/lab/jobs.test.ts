import { describe, expect, it } from 'vitest'
import { jobOf, jobsOf } from '../../../scripts/lab/jobs.ts'
import { rivals } from '../../../scripts/lab/rivals/index.ts'
import { fault } from './given.ts'

const quiet = fault('quiet')
const loud = { ...fault('loud'), family: 'robustness' as const }
const inbound = { ...fault('other'), api: 'inbound' as const }

describe('the jobs of a lab', () => {
  it('has every server judged by everybody: rivals first, clean servers first, then those that may hang', () => {
    const jobs = jobsOf([inbound, quiet, loud], ['suite', 'dredd'])
    expect(jobs.map(({ judge, server }) => `${judge} ${server.api} ${server.fault ?? 'clean'}`)).toEqual([
      'dredd inbound clean',
      'dredd outbound clean',
      'dredd outbound loud',
      'dredd inbound other',
      'dredd outbound quiet',
      'suite inbound clean',
      'suite outbound clean',
      'suite outbound loud',
      'suite inbound other',
      'suite outbound quiet',
    ])
  })

  it('has as many jobs of each judge, in one order, however many judges there are', () => {
    const ofSuite = jobsOf([quiet, loud], ['suite'])
    const ofAll = jobsOf([quiet, loud], ['suite', ...rivals.map(({ id }) => id)])
    expect(ofAll.slice(-ofSuite.length)).toEqual(ofSuite)
    expect(ofAll.length).toBe(ofSuite.length * (rivals.length + 1))
  })
})

describe('the patience with a job', () => {
  it.each([
    ['suite', 180_000],
    ['dredd', 45_000],
    ['schemathesis', 180_000],
  ] as const)('is that with %s: %d ms', (judge, patienceMs) => {
    expect(jobOf(judge, { api: 'inbound', fault: 'a' })).toEqual({
      judge,
      server: { api: 'inbound', fault: 'a' },
      patienceMs,
    })
  })
})
