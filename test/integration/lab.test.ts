/** The lab as a user runs it: worker processes, a rival, reports on disk, exit status. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import dredd from '../../scripts/lab/rivals/dredd.ts'
import { startServer } from '../../scripts/lab/servers.ts'
import { d1Contracts } from './processes.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the lab', () => {
  it('finds two faults, beside a rival that finds one of them', async () => {
    const faults = ['--only', 'withdrawal-refused', '--only', 'unknown-row-property-refused']
    const ended = await d1Contracts(['lab', '--api', 'outbound', ...faults, '--rivals', 'dredd', '--out', folder])
    const report = JSON.parse(await readFile(join(folder, 'lab.json'), 'utf8'))
    expect(ended.status).toBe(0)
    expect(report.scores).toEqual([
      { judge: 'suite', killed: 2, of: 2, byMust: 2, falseAlarms: 0, unjudged: 0 },
      { judge: 'dredd', killed: 1, of: 2, falseAlarms: 0, unjudged: 0 },
    ])
    expect(report.survivors).toEqual([])
    expect((await readdir(folder)).sort()).toEqual(['lab.html', 'lab.json', 'lab.md'])
  })

  it.each([
    [['--only', 'bogus'], 'd1-contracts: There is no fault `bogus`. [ARGUMENTS]\n'],
    [
      ['--rivals', 'bogus'],
      'd1-contracts: There is no rival `bogus`; known are dredd, schemathesis, none. [ARGUMENTS]\n',
    ],
    [
      ['--api', 'bogus'],
      'd1-contracts: There is no API `bogus` in the lab; known are inbound, outbound. [ARGUMENTS]\n',
    ],
    [
      ['--api', 'inbound', '--only', 'withdrawal-refused'],
      'd1-contracts: None of these faults is one of the API `inbound`. [ARGUMENTS]\n',
    ],
  ])('refuses %j', async (args, stderr) => {
    expect(await d1Contracts(['lab', ...args, '--out', folder])).toEqual({ status: 2, stdout: '', stderr })
  })

  it.each([
    ['outbound', 'withdrawal-refused', 'auth-any-token'],
    ['inbound', 'offset-alignment-ignored', 'any-token-accepted'],
  ] as const)(
    'lets Dredd judge each %s server by itself, though it reads the spec only once',
    async (api, one, another) => {
      const judge = async (fault?: string) => {
        const server = await startServer({ api, ...(fault === undefined ? {} : { fault }) })
        const { failing, judged } = await dredd.judge(server)
        await server.listener.close()
        return { failing: failing.map(({ key }) => key), judged }
      }
      const [clean, faulty, other] = [await judge(), await judge(one), await judge(another)]
      expect(clean.failing).toEqual([])
      expect(faulty.failing).not.toEqual([])
      expect(other.failing).not.toEqual(faulty.failing)
      expect([await judge(), await judge(one)]).toEqual([clean, faulty])
    },
  )
})
