/** The references of the APIs as a reader has them: made by the command, opened in a browser from disk. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalFile, ROOT, readCatalogue } from '../../scripts/lib/apis.ts'
import { loadSpec } from '../../scripts/lib/load-spec.ts'
import { type Reader, startReader } from './browser.ts'

const { apis } = await readCatalogue()

/** Runs the command; resolves to its exit status and to what it says. */
function docs(...args: string[]): Promise<{ status: number; stderr: string }> {
  return promisify(execFile)(process.execPath, [join(ROOT, 'scripts/d1-contracts.js'), 'docs', ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  }).then(
    ({ stderr }) => ({ status: 0, stderr }),
    ({ code, stderr }) => ({ status: code, stderr }),
  )
}

/** Names of the tags of a spec, and titles of its operations. */
async function named(api: string): Promise<{ tags: string[]; titles: string[] }> {
  const { document } = await loadSpec(canonicalFile(api))
  const operations = Object.values(Object(document.paths)).flatMap((path) => Object.values(Object(path)).map(Object))
  const tags = new Set<string>(operations.flatMap(({ tags = [] }) => tags))
  return { tags: [...tags], titles: operations.flatMap(({ summary = [] }) => summary) }
}

let folder: string
let reader: Reader
beforeAll(async () => {
  reader = await startReader()
  folder = await mkdtemp(join(tmpdir(), 'docs-'))
})
afterAll(async () => {
  await reader.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the references', () => {
  it('are made of every API of the catalogue', async () => {
    const files = apis.map(({ id }) => join(folder, `${id}.html`))
    expect(await docs('--out', folder)).toEqual({ status: 0, stderr: `${files.join('\n')}\n` })
  })

  it.each(apis)('open from disk, ask nothing of the network and show the operations: $alias', async ({ id }) => {
    const { page, complaints, requests } = await reader.openFile(join(folder, `${id}.html`))
    const { tags, titles } = await named(id)
    const first = (text: string) => page.getByText(text, { exact: true }).first()
    // A tag with one operation is open already.
    await Promise.any([...tags, ...titles].map((text) => first(text).waitFor()))
    for (const tag of titles.length > 1 ? tags : []) await first(tag).click()
    for (const title of titles) await first(title).waitFor()
    const last = titles.at(-1) ?? ''
    await first(last).click()
    await page.getByRole('heading', { name: last }).first().waitFor()
    await page.waitForTimeout(500)
    const beyond = requests.filter((address) => !/^(data|blob):/.test(address))
    expect({ complaints, beyond }).toEqual({ complaints: [], beyond: [] })
    await page.context().close()
  })

  it('are the same bytes of the same spec', async () => {
    const [{ id, alias } = { id: '', alias: '' }] = apis
    const again = join(folder, 'again')
    expect((await docs(alias, '--out', again)).status).toBe(0)
    const [one, other] = await Promise.all([folder, again].map((from) => readFile(join(from, `${id}.html`), 'utf8')))
    expect(one === other).toBe(true)
  })
})

describe('a spec that means harm', () => {
  it('runs nothing and fetches nothing', async () => {
    const script = '</script><script>alert(1)</script><img src=x onerror=alert(2)>'
    const get = { summary: script, responses: { 200: { description: script } } }
    const info = { title: script, version: '1', description: `${script} ![a](https://example.invalid/a.png)` }
    await writeFile(join(folder, 'harm.json'), JSON.stringify({ openapi: '3.0.3', info, paths: { '/a': { get } } }))
    expect((await docs(join(folder, 'harm.json'), '--out', folder)).status).toBe(0)
    const { page, complaints } = await reader.openFile(join(folder, 'harm.html'))
    await page.getByRole('heading', { name: 'alert(1)' }).first().waitFor()
    await page.waitForTimeout(500)
    // All that is complained of are pictures that were not let in.
    const others = complaints.filter((one) => !/^Loading the image .* has been blocked\.$/.test(one))
    expect(others).toEqual([])
    expect(complaints.length).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('what cannot be shown', () => {
  it('is told on one line, and no page is left', async () => {
    const spec = join(folder, 'broken.yaml')
    await writeFile(spec, 'openapi: 3.0.0\ninfo: { title: A, version: "1" }\npaths: 7\n')
    const { status, stderr } = await docs(spec, '--out', folder)
    expect([status, stderr.split('\n').length]).toEqual([2, 2])
    expect(stderr).toMatch(/^d1-contracts: .*broken\.yaml.* \[SPEC\]\n$/)
    await expect(readFile(join(folder, 'broken.html'))).rejects.toThrow('ENOENT')
    expect(await docs('nothing', '--out', folder)).toEqual({
      status: 2,
      stderr:
        'd1-contracts: The spec `nothing` is neither a file nor an API; known are `inbound`, `outbound`. [ARGUMENTS]\n',
    })
    expect(await docs(apis[0]?.alias ?? '', '--out', join(spec, 'inside'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^d1-contracts: The folder cannot be made: ENOTDIR.* \[FILE\]\n$/),
    })
  })
})
