/** The workflow that a bank's repository may begin with: well-formed, safe, and fit for the workflow it calls. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { gate } from '../../scripts/gate.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { complaints, textOf, workflow } from './workflows.ts'

const FILE = 'examples/ci/.github/workflows/contract.yml'
const CALLED = '.github/workflows/contract-check.yml'
const { text, content, jobs } = workflow(FILE)
const called = workflow(CALLED)
const [job, ...others] = jobs

describe('the workflow of a bank', () => {
  it('is well-formed', async () => {
    // Only what lies beside it is looked into: a call of what is in another repository as one of what is here.
    const here = text.replace(/uses: \S+\/d1-contracts\/(\S+)@\S+/, 'uses: ./$1')
    expect(here).not.toBe(text)
    expect([await complaints(text, FILE), await complaints(here, FILE)]).toEqual([[], []])
  })

  it('calls a workflow of this repository, at a commit, and nothing else', () => {
    expect(others).toEqual([])
    expect(job?.uses).toMatch(/^[\w.-]+\/d1-contracts\/\.github\/workflows\/contract-check\.yml@[0-9a-f]{40}$/)
    expect(job?.steps).toEqual([])
  })

  it('allows as much as the jobs of that take, and no more', () => {
    expect(content.permissions).toEqual({})
    const taken = Object.assign({}, ...called.jobs.map(({ permissions }) => permissions))
    expect(job?.permissions).toEqual(taken)
  })

  it('gives what is taken', () => {
    const given = job?.with ?? {}
    expect(Object.keys(given).filter((name) => !Object.hasOwn(called.inputs, name))).toEqual([])
    for (const spec of String(given.specs).trim().split('\n')) {
      expect([spec, existsSync(join(ROOT, 'examples/ci', spec))]).toEqual([spec, true])
    }
  })

  it('names specs that the gate can judge', async () => {
    const spec = 'examples/ci/specs/accounts.yaml'
    const folder = mkdtempSync(join(tmpdir(), 'bank-specs-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const none = join(folder, 'waivers.yaml')
    writeFileSync(none, '[]')
    const narrower = join(folder, 'accounts.yaml')
    writeFileSync(narrower, textOf(spec).replace('maxLength: 48', 'maxLength: 40'))
    const written: string[] = []
    const given = { base: join(ROOT, spec), head: narrower, policy: 'strict', format: 'json', waivers: none }
    const status = await gate(given, { stdout: { write: (text) => written.push(text) } })
    expect(status).toBe(1)
    expect(JSON.parse(written.join('')).verdict).toBe('breaking')
  })
})
