/** Plans as text and as JSON, on the streams they belong to. */
import { describe, expect, it } from 'vitest'
import { printPlan } from '../../../scripts/certify/print-plan.ts'
import { depotTable, depotTarget } from '../../contracts/depot/run-depot.ts'
import { keptStream } from './streams.ts'

async function printed(reporter: string, more: { rate?: number } = {}, only = 'credentials-refused') {
  const [stdout, stderr] = [keptStream(), keptStream()]
  const target = depotTarget('https://depot.test', { capabilities: { writes: false, stateful: false }, ...more })
  const table = await depotTable('readStatus')
  await printPlan({ table, target, seed: 1, only: [only], reporter }, { stdout: stdout.stream, stderr: stderr.stream })
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
      `${count} requests would be sent at 10 a second, in about ${Math.ceil(count / 10)} s; none was. Repeats and comparisons after a refusal come on top.\n`,
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
