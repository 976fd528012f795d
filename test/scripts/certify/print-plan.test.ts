/** Plans as text and as JSON, on the streams they belong to. */
import { describe, expect, it } from 'vitest'
import type { RunLimits } from '../../../contracts/run.ts'
import { printPlan } from '../../../scripts/certify/print-plan.ts'
import { depotTable, depotTarget } from '../../contracts/depot/run-depot.ts'
import { keptStream } from './streams.ts'

async function printed(
  reporter: string,
  more: { rate?: number } = {},
  only = 'credentials-refused',
  limits: RunLimits = {},
) {
  const [stdout, stderr] = [keptStream(), keptStream()]
  const target = depotTarget('https://depot.test', { capabilities: { writes: false, stateful: false }, ...more })
  const table = await depotTable('readStatus')
  await printPlan(
    { table, target, seed: 1, only: [only], reporter, limits },
    { stdout: stdout.stream, stderr: stderr.stream },
  )
  return { stdout: stdout.text(), stderr: stderr.text() }
}

describe('printPlan', () => {
  it('prints one line a request', async () => {
    const { stdout, stderr } = await printed('text', { rate: 10 })
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('GET    /status  readStatus  greeting: whether the target is there')
    expect(lines[1]).toBe('GET    /status  readStatus  valid-base: the plain valid request')
    const count = lines.filter((line) => !line.startsWith('-')).length
    expect(stderr).toBe(
      `${count} requests would be sent at 10 a second, in about ${Math.ceil(count / 10)} s; none was. What is sent again because an answer was lost comes on top.\n`,
    )
  })

  it.each<[string, RunLimits, number | undefined, string]>([
    ['nothing where none is', { maxRequests: 1000, maxTimeMs: 60_000 }, 10, ''],
    ['of requests', { maxRequests: 1 }, undefined, ' The run ends after 1 request (`--max-requests`).'],
    ['of time', { maxTimeMs: 2000 }, 0.1, ' The run ends after 2 s (`--max-time`).'],
    ['of time where nobody knows how long it takes', { maxTimeMs: 2000 }, undefined, ''],
    [
      'of both',
      { maxRequests: 1, maxTimeMs: 2000 },
      0.1,
      ' The run ends after 1 request (`--max-requests`) or 2 s (`--max-time`).',
    ],
  ])('says which limit comes first: %s', async (_, limits, rate, want) => {
    const { stderr } = await printed('text', rate === undefined ? {} : { rate }, 'credentials-refused', limits)
    expect(stderr.split('comes on top.')[1]).toBe(`${want}\n`)
  })

  it('says what decides whether and how often a request is sent, and between which numbers the count will be', async () => {
    const [stdout, stderr] = [keptStream(), keptStream()]
    const options = { table: await depotTable('listItems'), target: depotTarget('http://127.0.0.1'), seed: 1 }
    const streams = { stdout: stdout.stream, stderr: stderr.stream }
    await printPlan({ ...options, only: ['pages-disjoint', 'filter-window'], reporter: 'text', limits: {} }, streams)
    const lines = stdout.text().split('\n')
    expect(lines).toContain(
      'GET    /depots/north/items?limit=50&offset=«the end of the page before»  listItems  pagination-walk: a page of the walk through the list, up to 7 times; as far as there are rows',
    )
    expect(lines.filter((line) => line.includes('kind=«the `kind` of a row answered before»'))).not.toEqual([])
    expect(stderr.text()).toMatch(
      /^At least \d+ and at most \d+ requests would be sent as fast as the target answers, as answers decide; none was\. What is sent again because an answer was lost comes on top\.\n$/,
    )
  })

  it('shows the beginning of what is too long on purpose', async () => {
    const { stdout } = await printed('text', {}, 'not-a-server-error')
    const long = stdout.split('\n').filter((line) => line.includes('characters)'))
    expect(long[0]).toMatch(/^GET {4}\/status\?long=a{187}… \(\d{5} characters\) {2}readStatus {2}odd-requests: /)
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThan(400)
    const { requests } = JSON.parse((await printed('json', {}, 'not-a-server-error')).stdout)
    expect(Math.max(...requests.map(({ path }: { path: string }) => path.length))).toBeGreaterThan(10_000)
  })

  it('prints one document', async () => {
    const { stdout } = await printed('json', { rate: 2 })
    expect(JSON.parse(stdout)).toMatchObject({
      planVersion: 1,
      api: 'depot',
      baseUrl: 'https://depot.test',
      seed: 1,
      rate: 2,
      requests: expect.arrayContaining([
        expect.objectContaining({ method: 'GET', path: '/status', probe: 'valid-base' }),
      ]),
    })
  })

  it('has no other form', async () => {
    await expect(printed('html')).rejects.toThrow(
      'A plan is printed as text or as json; give `--reporter` one of the two.',
    )
  })
})
