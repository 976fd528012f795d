/** The workflow of a bank's repository, rehearsed on this machine: it calls the one that this repository keeps for others. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'
import type { JsonObject } from '../../scripts/lib/json.ts'
import { workflow } from '../workflows/workflows.ts'
import { freePort } from './processes.ts'
import { type Done, Rehearsal } from './rehearsal.ts'

const PATIENCE = 300_000
const FILE = '.github/workflows/contract.yml'
const SPEC = 'specs/accounts.yaml'
const BANK = { pull_request: { number: 3, head: { repo: { full_name: 'example/contracts' } } } }
const FORK = { pull_request: { number: 4, head: { repo: { full_name: 'somebody/contracts' } } } }
let rehearsal: Rehearsal

/** Runs the workflow, after a change of what it is handed. */
async function run(event_name: string, event: JsonObject, change: JsonObject = {}): Promise<Done[]> {
  const [job] = workflow(FILE, rehearsal.checkout).jobs
  if (!job) throw new Error('The workflow has no job.')
  const github = { event_name, event, repository: 'example/contracts', token: 'none' }
  return rehearsal.job({ ...job, with: { ...job.with, ...change } }, { github })
}

const statuses = (done: readonly Done[]) => done.map(({ job, name, status }) => `${job}: ${name} ${status}`)

beforeAll(async () => {
  const fromSource = `--import ${pathToFileURL(join(ROOT, 'examples/from-source.ts')).href}`
  rehearsal = new Rehearsal({ of: 'examples/ci', env: { NODE_OPTIONS: fromSource } })
  const port = String(await freePort())
  for (const file of [FILE, 'bank.ts']) rehearsal.edit(file, (text) => text.replaceAll('8080', port))
  rehearsal.commit('Leave the port to others')
})
afterAll(() => rehearsal.remove())

it('certifies the endpoint when it lands', { timeout: PATIENCE }, async () => {
  expect(statuses(await run('push', {}))).toEqual([
    'plan: Plan 0',
    'certify: Certify 0',
    'certified: Join the parts 0',
    'certified: Summary 0',
  ])
  expect(rehearsal.text('artifacts/contract-certified/summary.md')).toMatch(/^## ✅ CONFORMS: Outbound Card API 2\.0\n/)
  expect(rehearsal.text('gh.txt')).toBe('')
})

it('gates what a pull request changes, and says so on it', { timeout: PATIENCE }, async () => {
  rehearsal.edit(SPEC, (text) => text.replace('maxLength: 48', 'maxLength: 40'))
  rehearsal.commit('Take shorter ids')
  expect(statuses(await run('pull_request', BANK))).toEqual([
    'plan: Plan 0',
    'gate: Gate 1',
    'certify: Certify 0',
    'certified: Join the parts 0',
    'certified: Summary 0',
    'comment: Comment 0',
  ])
  const body = rehearsal.text('body.md')
  expect(body).toMatch(/^<!-- d1-contracts contract -->\n### This breaks the contract\n\nHEAD\^1:specs\/accounts\.yaml/)
  expect(body).toContain('## ✅ CONFORMS: Outbound Card API 2.0\n')
  expect(rehearsal.text('gh.txt')).toContain('/issues/3/comments')
})

it('writes no comment for a fork', { timeout: PATIENCE }, async () => {
  const done = await run('pull_request', FORK, { certify: '' })
  expect(statuses(done)).toEqual(['plan: Plan 0', 'gate: Gate 1'])
  expect(rehearsal.text('gh.txt')).not.toContain('/issues/4/comments')
})

describe('says what is wrong', () => {
  it.each<[JsonObject, string[], string]>([
    [
      { specs: '', certify: '' },
      ['plan: Plan 2'],
      '::error::There is nothing to do; give `specs`, `certify` or both.\n',
    ],
    [{ shards: 0 }, ['plan: Plan 2'], '::error::`shards` is a whole number from 1 to 99.\n'],
    [
      { specs: '', start: 'echo No; exit 1' },
      ['plan: Plan 0', 'certify: Certify 2', 'certified: Join the parts 2', 'certified: Summary 1'],
      'No\nThe target ended before it listened at TARGET; what it printed is above.\n',
    ],
  ])('%j', { timeout: PATIENCE }, async (change, want, output) => {
    const done = await run('push', {}, change)
    expect(statuses(done)).toEqual(want)
    const target = workflow(FILE, rehearsal.checkout).jobs[0]?.with.target
    expect(done.find(({ status }) => status !== 0)?.output).toBe(output.replace('TARGET', String(target)))
  })
})
