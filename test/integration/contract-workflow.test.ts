/** The workflow of a pull request, rehearsed on this machine: a fact is changed, and everybody is told what that breaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Job, workflow } from '../workflows/workflows.ts'
import { freePort } from './processes.ts'
import { type Done, Rehearsal } from './rehearsal.ts'

const PATIENCE = 900_000
const FACT = 'specs/overlays/d1-inbound-card/create-state.yaml'

const FILE = '.github/workflows/contract.yml'
const PULL_REQUEST = {
  github: {
    event_name: 'pull_request',
    repository: 'example/contracts',
    token: 'none',
    event: { pull_request: { number: 7, head: { repo: { full_name: 'example/contracts' } } } },
  },
}
let rehearsal: Rehearsal
let port: number

/** A job by its id, for one entry of its matrix when there is one, as it is in the checkout. */
function jobOf(id: string, name?: string): Job {
  const job = workflow(FILE, rehearsal.checkout).jobs.find((one) => one.id === id)
  if (!job) throw new Error(`There is no job ${id}.`)
  return { ...job, matrix: job.matrix.filter((entry) => name === undefined || entry.name === name) }
}

/** The statuses of steps by their names, and why one could not judge. */
const statuses = (done: readonly Done[]) =>
  done.map(({ job, name, status, output }) => [job, name, status, ...(status === 2 ? [output] : [])])

beforeAll(async () => {
  rehearsal = new Rehearsal()
  port = await freePort()
  rehearsal.edit(FILE, (text) => text.replaceAll('4010', String(port)))
  rehearsal.commit('Leave the port to others')
  rehearsal.edit(FACT, (text) => text.replace(/^ *- INACTIVE\n/m, ''))
}, PATIENCE)
afterAll(() => rehearsal.remove())

describe('a pull request that takes a value from a fact', () => {
  it('is stopped when the specs were not made anew', { timeout: PATIENCE }, async () => {
    rehearsal.commit('Create active cards only')
    const { status, output } = await rehearsal.bash('npx d1-contracts compile --check')
    expect(status).toBe(2)
    expect(output).toContain('d1-contracts: The file is stale; run `npm run compile` and commit the result. (')
  })

  it('is stopped by the gate, and by nothing else', { timeout: PATIENCE }, async () => {
    for (const stage of ['compile', 'generate', 'readme']) {
      expect(await rehearsal.bash(`npx d1-contracts ${stage}`)).toMatchObject({ status: 0 })
    }
    rehearsal.git('add', '--all')
    rehearsal.git('commit', '--quiet', '--amend', '--no-edit')
    expect(statuses(await rehearsal.job(jobOf('made'), PULL_REQUEST))).toEqual([
      ['made', 'Pages to assembled specs', 0],
      ['made', 'Facts to canonical specs', 0],
      ['made', 'Specs to code', 0],
      ['made', 'Lint', 0],
    ])
    expect(statuses(await rehearsal.job(jobOf('kept', 'specs'), PULL_REQUEST))).toEqual([
      ['plan', 'Plan', 0],
      ['gate', 'Gate', 1],
      ['comment', 'Comment', 0],
    ])
    expect(rehearsal.text('summary.md')).toBe(rehearsal.text('artifacts/specs-gate/comment.md'))
    expect(rehearsal.text('outputs.txt')).toContain('verdict=breaking\n')
  })

  it('is told what breaks, for whom, with an instance that shows it', () => {
    const comment = rehearsal.text('artifacts/specs-gate/comment.md')
    expect(comment).toContain('### This breaks the contract\n\nHEAD^1:specs/canonical/d1-inbound-card.yaml')
    expect(comment).toMatch(/\| enum narrowed \| [^|]*createCard|\| enum narrowed \| POST /)
    expect(comment).toContain('INACTIVE')
    expect(comment).toContain('### The contract is kept\n\nHEAD^1:specs/canonical/d1-outbound-card.yaml')
    expect(rehearsal.text('body.md')).toBe(`<!-- d1-contracts specs -->\n${comment.trimEnd()}\n`)
  })

  it('still has a mock that keeps the contract, certified in parts', { timeout: PATIENCE }, async () => {
    const done = await rehearsal.job(jobOf('kept', 'inbound'), PULL_REQUEST)
    expect(statuses(done)).toEqual([
      ['plan', 'Plan', 0],
      ['certify', 'Certify', 0],
      ['certify', 'Certify', 0],
      ['certified', 'Join the parts', 0],
      ['certified', 'Summary', 0],
      ['comment', 'Comment', 0],
    ])
    const { output = '' } = done.find(({ name }) => name === 'Join the parts') ?? {}
    expect(output).toContain('CONFORMS: No rule is broken.')
    expect(rehearsal.text('artifacts/inbound-part-2/target.log')).toContain(`is mocked at http://127.0.0.1:${port}`)
    expect(rehearsal.text('body.md')).toMatch(
      /^<!-- d1-contracts inbound -->\n## ✅ CONFORMS: D1 Inbound Card API 2\.0\n/,
    )
  })

  it('gets one comment of a name, which is renewed', { timeout: PATIENCE }, async () => {
    const [asked, written] = rehearsal.text('gh.txt').trim().split('\n')
    expect(asked).toMatch(/^api --paginate repos\/example\/contracts\/issues\/7\/comments --jq /)
    expect(written).toMatch(/^api --silent --method POST repos\/example\/contracts\/issues\/7\/comments --field body=@/)
    const command = 'echo 1234 > "$REHEARSAL/known.txt"; echo Text. > text.md; .ci/comment 7 text.md specs'
    expect(await rehearsal.bash(command)).toEqual({ status: 0, output: '' })
    expect(rehearsal.text('body.md')).toBe('<!-- d1-contracts specs -->\nText.\n')
    expect(rehearsal.text('gh.txt').trim().split('\n').at(-1)).toMatch(
      /^api --silent --method PATCH repos\/example\/contracts\/issues\/comments\/1234 --field body=@/,
    )
  })

  it('gets no more than a comment takes', { timeout: PATIENCE }, async () => {
    const { status } = await rehearsal.bash(
      'for n in {1..9000}; do echo "| line $n |"; done > long.md; .ci/comment 7 long.md',
    )
    expect(status).toBe(0)
    const body = rehearsal.text('body.md')
    expect(body.length).toBeLessThan(65_536)
    expect(body).toMatch(/ \|\n\nThe rest does not fit into a comment; it is in the reports of the workflow run\.\n$/)
  })

  it.each([
    ['.ci/comment 7x long.md', 'The number `7x` is no number of a pull request.\n'],
    ["'.ci/comment' 7 long.md 'a b'", 'The name `a b` has more than letters, digits, `_` and `-`.\n'],
  ])('%s is refused', async (command, output) => {
    expect(await rehearsal.bash(command)).toEqual({ status: 2, output })
  })
})

describe('the script that gates', () => {
  it('tells of specs that are new, gone, or in neither revision', { timeout: PATIENCE }, async () => {
    rehearsal.git('switch', '--quiet', '--create', 'moved')
    rehearsal.git('mv', 'specs/canonical/d1-outbound-card.yaml', 'specs/canonical/renamed.yaml')
    const { status, output } = await rehearsal.bash(
      'rm specs/canonical/d1-inbound-card.yaml; .ci/gate --out out HEAD specs/canonical specs/none.yaml',
    )
    expect({ status, output }).toEqual({
      status: 2,
      output: [
        '`specs/canonical/d1-inbound-card.yaml` is removed, and every operation with it.',
        '`specs/canonical/d1-outbound-card.yaml` is removed, and every operation with it.',
        '`specs/canonical/renamed.yaml` is new: there is nothing that it could break.',
        '`specs/none.yaml` is in neither revision.',
        '',
      ].join('\n'),
    })
  })

  it.each([
    ['.ci/gate', 'Usage: .ci/gate [--out DIR] REVISION SPEC|FOLDER... [-- OPTIONS]\n'],
    ['.ci/gate no-such specs', 'The repository has no revision `no-such`; fetch it, or name another one.\n'],
    ['.ci/gate HEAD policies/none', '`policies/none` is in neither revision.\n'],
    ['.ci/gate HEAD sdk', 'No spec was found; name files, or a folder with YAML files in it.\n'],
  ])('%s cannot judge', async (command, output) => {
    expect(await rehearsal.bash(command)).toEqual({ status: 2, output })
  })
})
