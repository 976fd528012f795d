/** The command as a user runs it: green on our mocks, red with a telling finding on a raw Prism of the same spec. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding, Result } from '../../contracts/result.ts'
import { d1Contracts, freePort, type Running, serve } from './processes.ts'

const TOKEN = { D1_TOKEN: 'integration-test-token' }

let folder = ''
const running: Running[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certify-'))
})
afterAll(async () => {
  await Promise.all(running.map(({ stop }) => stop()))
  await rm(folder, { recursive: true })
})

/** Certifies a target and reads what was written. */
async function certify(
  spec: string,
  url: string,
  ...more: string[]
): Promise<{ status: number | null; result: Result }> {
  const out = join(folder, `out-${Math.floor(performance.now())}`)
  const { status } = await d1Contracts(
    ['certify', spec, '--target', url, '--token-env', 'D1_TOKEN', '--out', out, ...more],
    TOKEN,
  )
  expect((await readdir(out)).sort()).toEqual(['badge.svg', 'index.html', 'junit.xml', 'result.json', 'summary.md'])
  return { status, result: JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as Result }
}

/** Starts a server for the length of this file. */
async function started(script: string, args: string[], port: number): Promise<string> {
  const server = await serve(script, args, port)
  running.push(server)
  return server.url
}

describe.each(['inbound', 'outbound'])('our %s mock', (api) => {
  it('conforms, and every operation was accepted', async () => {
    const port = await freePort()
    const args = ['mock', api, '--port', String(port), '--token', TOKEN.D1_TOKEN]
    const { status, result } = await certify(api, await started('scripts/d1-contracts.js', args, port))
    expect(result.findings.filter(({ outcome }) => outcome !== 'skip')).toEqual([])
    expect([status, result.verdict]).toEqual([0, 'conforms'])
    expect(result.operations.filter(({ accepted }) => accepted === 0)).toEqual([])
  })
})

describe('a raw Prism mock of the same spec', () => {
  it('breaks the offset rule, which is told with its place on the page and a request to repeat it', async () => {
    const port = await freePort()
    const args = ['mock', 'specs/canonical/d1-inbound-card.yaml', '--port', String(port)]
    const url = await started('node_modules/@stoplight/prism-cli/dist/index.js', args, port)
    const { status, result } = await certify('inbound', url, '--only', 'multiple-of-refused')
    expect([status, result.verdict]).toEqual([1, 'violates'])
    const finding = result.findings.find(({ fault }) => fault?.keyword === 'multipleOf')
    const { severity, outcome, operation, expected, actual, fault, source, curl } = finding as Finding
    expect({ severity, outcome, operation, expected, actual }).toEqual({
      severity: 'must',
      outcome: 'fail',
      operation: 'getAllCardAuthorisationOperations',
      expected: 'a refusal (4xx)',
      actual: '200',
    })
    expect(fault).toEqual({
      location: 'query',
      name: 'offset',
      keyword: 'multipleOf',
      value: '1',
      sentence: 'query parameter `offset` is 1: not a multiple of `limit` 2',
    })
    expect([source?.evidence, source?.page, source?.line]).toEqual(['stated', 'inbound-card-api.ja', 851])
    expect(curl).toMatch(/^curl -sS -i -X GET 'http.*offset=1' -H 'authorization: Bearer '"\$D1_TOKEN"$/)
  })
})
