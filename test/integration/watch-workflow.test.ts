/** The workflow that watches the documentation, rehearsed on this machine with pages that a server here has. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Job, workflow } from '../workflows/workflows.ts'
import { Rehearsal } from './rehearsal.ts'

const PATIENCE = 900_000
const PAGES = ['inbound-card-api.ja', 'outbound-card-api.ja'] as const

const watch = workflow('.github/workflows/watch.yml')
const pages = new Map<string, string>()
let rehearsal: Rehearsal
let server: Server

/** A job by its id. */
function jobOf(id: string): Job {
  const job = watch.jobs.find((one) => one.id === id)
  if (!job) throw new Error(`There is no job ${id}.`)
  return job
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').replace(/^\//, ''))
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/markdown' }).end(page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  rehearsal = new Rehearsal()
  rehearsal.edit('specs/sources/pages.yaml', (text) => {
    let index = 0
    return text.replace(/^( +url: ).*$/gm, (_, start: string) => `${start}http://127.0.0.1:${port}/${PAGES[index++]}`)
  })
  expect((await rehearsal.bash('npx d1-contracts assemble')).status).toBe(0)
  expect((await rehearsal.bash('npx d1-contracts compile && npx d1-contracts generate')).status).toBe(0)
  rehearsal.commit('Read the pages here')
  rehearsal.git('init', '--quiet', '--bare', '../remote')
  rehearsal.git('remote', 'add', 'origin', '../remote')
}, PATIENCE)
afterAll(() => {
  server.close()
  rehearsal.remove()
})

it('cannot tell while no page is to be had', { timeout: PATIENCE }, async () => {
  const [look, ...rest] = await rehearsal.job(jobOf('look'))
  expect(rest).toEqual([])
  expect(look?.status).toBe(2)
  expect(look?.output).toMatch(/^inbound-card-api\.ja: could not be told\. The page answers with status 404\. /m)
  expect(rehearsal.text('outputs.txt')).toBe('')
})

it('does nothing while the pages are the same', { timeout: PATIENCE }, async () => {
  pages.set(PAGES[0], rehearsal.text('checkout/specs/sources/inbound-card-api.ja.txt'))
  pages.set(`${PAGES[1]}.md`, rehearsal.text('checkout/specs/sources/outbound-card-api.ja.md'))
  const done = await rehearsal.job(jobOf('look'))
  expect(done).toEqual([
    {
      job: 'look',
      name: 'Look',
      status: 0,
      output: 'inbound-card-api.ja: unchanged\noutbound-card-api.ja: unchanged\n',
    },
  ])
  expect(rehearsal.text('outputs.txt')).toBe('')
})

it('proposes what a page that changed changes in the contract', { timeout: PATIENCE }, async () => {
  const page = pages.get(`${PAGES[1]}.md`) ?? ''
  pages.set(`${PAGES[1]}.md`, page.replace('"enum":["PURCHASE",', '"enum":["GIFT","PURCHASE",'))
  expect(pages.get(`${PAGES[1]}.md`)).not.toBe(page)
  const done = await rehearsal.job(jobOf('look'))
  expect(done.map(({ name, status }) => [name, status])).toEqual([
    ['Look', 0],
    ['Summary', 0],
  ])
  expect(rehearsal.text('outputs.txt')).toBe('changed=true\n')
  const body = rehearsal.text('artifacts/watch/pull-request.md')
  expect(body).toMatch(
    /^The documentation is not what it was when it was captured\.\n\n```text\ninbound-card-api\.ja: unch/,
  )
  expect(body).toContain('outbound-card-api.ja: changed\n')
  expect(body).not.toContain('### Something is left to do')
  expect(body).toMatch(/### The contract is kept\n\nHEAD:specs\/canonical\/d1-outbound-card\.yaml/)
  expect(body).toContain('GIFT')
  const patch = rehearsal.text('artifacts/watch/changes.patch')
  const touched = [...patch.matchAll(/^diff --git a\/(\S+)/gm)].map(([, file]) => file)
  expect(touched).toEqual(
    expect.arrayContaining([
      'generated/d1-outbound-card/types.ts',
      'specs/canonical/d1-outbound-card.yaml',
      'specs/sources/outbound-card-api.ja.md',
      'specs/sources/pages.yaml',
    ]),
  )
  expect(rehearsal.text('summary.md')).toBe(body)

  rehearsal.git('checkout', '--quiet', '.')
  const proposed = await rehearsal.job(jobOf('propose'), { github: { token: 'none' } })
  expect(proposed.map(({ status, output }) => (status === 0 ? '' : output))).toEqual([''])
  expect(rehearsal.text('body.md').trimEnd()).toBe(body.trimEnd())
  expect(rehearsal.text('gh.txt').trim().split('\n')).toEqual([
    'pr list --head documentation-changed --base main --state open --json number --jq .[0].number // empty',
    expect.stringMatching(
      /^pr create --base main --head documentation-changed --title Follow the documentation --body-file /,
    ),
  ])
  expect(rehearsal.git('log', '-1', '--format=%s%n%an', 'origin/documentation-changed')).toBe(
    'Follow the documentation\ngithub-actions[bot]\n',
  )
  expect(rehearsal.git('show', 'origin/documentation-changed:specs/canonical/d1-outbound-card.yaml')).toContain('GIFT')
})

it('keeps pages of which only the texts changed', { timeout: PATIENCE }, async () => {
  rehearsal.git('switch', '--quiet', 'main')
  rehearsal.git('branch', '--quiet', '-D', 'documentation-changed')
  const page = rehearsal.text('checkout/specs/sources/outbound-card-api.ja.md')
  pages.set(`${PAGES[1]}.md`, `${page}\nMore of it.\n`)
  await rehearsal.bash(': > "$REHEARSAL/outputs.txt"')
  const [look] = await rehearsal.job(jobOf('look'))
  expect(look?.status).toBe(0)
  expect(rehearsal.text('outputs.txt')).toBe('changed=true\n')
  expect(rehearsal.text('artifacts/watch/pull-request.md')).toContain('### The contract is kept')
  const patch = rehearsal.text('artifacts/watch/changes.patch')
  const touched = [...patch.matchAll(/^diff --git a\/(\S+)/gm)].map(([, file]) => file)
  expect(touched).toEqual(expect.arrayContaining(['specs/sources/outbound-card-api.ja.md', 'specs/sources/pages.yaml']))
  rehearsal.git('checkout', '--quiet', '.')
  pages.set(`${PAGES[1]}.md`, page)
})

it('proposes what is left to do where the facts do not fit any more', { timeout: PATIENCE }, async () => {
  rehearsal.git('switch', '--quiet', 'main')
  const page = pages.get(`${PAGES[1]}.md`) ?? ''
  pages.set(`${PAGES[1]}.md`, page.replaceAll('/notifications/d1/v2/', '/notifications/d1/v3/'))
  const done = await rehearsal.job(jobOf('look'))
  expect(done[0]?.status).toBe(0)
  const body = rehearsal.text('artifacts/watch/pull-request.md')
  expect(body).toMatch(/### Something is left to do\n\n```text\nnpm run compile:\n(?:.*\n)*d1-contracts: The fact /)
  expect(body).toContain('### What the pages change\n\n```text\nd1-outbound-card: it does not compile, so only what')
  expect(body).toContain('operation removed')

  rehearsal.git('checkout', '--quiet', '.')
  await rehearsal.bash('echo 12 > "$REHEARSAL/known.txt"')
  await rehearsal.job(jobOf('propose'), { github: { token: 'none' } })
  expect(rehearsal.text('gh.txt').trim().split('\n').at(-1)).toMatch(/^pr edit 12 --body-file /)
})

it('applies nothing of a patch but specs, generated code and the README', { timeout: PATIENCE }, async () => {
  rehearsal.git('switch', '--quiet', 'main')
  rehearsal.git('clean', '-fdxq', '-e', 'node_modules')
  rehearsal.edit('specs/README.md', (text) => `${text}\nMore.\n`)
  rehearsal.edit('.ci/run', (text) => `${text}\nmore\n`)
  const made =
    'mkdir reports && git diff > reports/changes.patch && echo Text. > reports/pull-request.md && git checkout -q .'
  expect((await rehearsal.bash(made)).status).toBe(0)
  expect((await rehearsal.bash('.ci/propose other Title reports')).status).toBe(0)
  expect(rehearsal.git('show', '--name-only', '--format=', 'origin/other').trim()).toBe('specs/README.md')
})
