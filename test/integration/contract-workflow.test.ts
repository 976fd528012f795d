/** The workflow of a pull request, rehearsed on this machine: a fact is changed, and everybody is told what that breaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Job, workflow } from '../workflows/workflows.ts'
import { freePort } from './processes.ts'
import { Rehearsal } from './rehearsal.ts'

const PATIENCE = 900_000
const FACT = 'specs/overlays/d1-inbound-card/create-state.yaml'

const contract = workflow('.github/workflows/contract.yml')
let rehearsal: Rehearsal

/** A job by its id. */
function jobOf(id: string): Job {
  const job = contract.jobs.find((one) => one.id === id)
  if (!job) throw new Error(`There is no job ${id}.`)
  return job
}

/** The statuses of steps by their names. */
const statuses = (done: readonly { name: string; status: number }[]) => done.map(({ name, status }) => [name, status])

beforeAll(() => {
  rehearsal = new Rehearsal()
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
    const done = await rehearsal.job(jobOf('gate'))
    expect(statuses(done)).toEqual([
      ['Pages to assembled specs', 0],
      ['Facts to canonical specs', 0],
      ['Specs to code', 0],
      ['Lint', 0],
      ['Gate against the base branch', 1],
      ['Summary', 0],
    ])
    expect(rehearsal.text('summary.md')).toBe(rehearsal.text('artifacts/gate/comment.md'))
  })

  it('is told what breaks, for whom, with an instance that shows it', () => {
    const comment = rehearsal.text('artifacts/gate/comment.md')
    expect(comment).toContain('### This breaks the contract\n\nHEAD^1:specs/canonical/d1-inbound-card.yaml')
    expect(comment).toMatch(/\| enum narrowed \| [^|]*createCard|\| enum narrowed \| POST /)
    expect(comment).toContain('INACTIVE')
    expect(comment).toContain('### The contract is kept\n\nHEAD^1:specs/canonical/d1-outbound-card.yaml')
  })

  it('still has mocks that keep the contract, certified in parts', { timeout: PATIENCE }, async () => {
    const port = String(await freePort())
    process.env.MOCK_PORT = port
    const certified = await rehearsal.job(jobOf('certify'))
    delete process.env.MOCK_PORT
    expect(statuses(certified)).toEqual(Array.from({ length: 3 }, () => ['Certify the mock', 0]))
    const joined = await rehearsal.job(jobOf('certified'))
    expect(joined.map(({ output }) => output).join('')).not.toContain('d1-contracts: ')
    expect(statuses(joined)).toEqual(Array.from({ length: 2 }, () => ['Join the parts', 0]))
    expect(joined[0]?.output).toContain('CONFORMS: No rule is broken.')
  })

  it('gets one comment, which is renewed', { timeout: PATIENCE }, async () => {
    const context = { 'github.token': 'none', 'github.event.pull_request.number': '7' }
    const first = await rehearsal.job(jobOf('comment'), context)
    expect(statuses(first)).toEqual([['Comment', 0]])
    const [asked, written] = rehearsal.text('gh.txt').trim().split('\n')
    expect(asked).toMatch(/^api --paginate repos\/example\/contracts\/issues\/7\/comments --jq /)
    expect(written).toMatch(/^api --silent --method POST repos\/example\/contracts\/issues\/7\/comments --field body=@/)
    const body = rehearsal.text('body.md')
    expect(body).toMatch(/^<!-- d1-contracts -->\n### This breaks the contract\n/)
    expect(body).toContain('## ✅ CONFORMS: D1 Inbound Card API 2.0\n')
    expect(body).toContain('## ✅ CONFORMS: Outbound Card API 2.0\n')

    await rehearsal.bash('echo 1234 > "$REHEARSAL/known.txt"')
    await rehearsal.job(jobOf('comment'), context)
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
    const refused = await rehearsal.bash('.ci/comment 7x long.md')
    expect(refused).toEqual({ status: 2, output: 'The number `7x` is no number of a pull request.\n' })
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
