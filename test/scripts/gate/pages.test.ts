/** Pages as revisions: those of the catalogue with their facts, others as they are, and what is no page in one line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compareSpecs } from '../../../scripts/gate/compare.ts'
import { isPage } from '../../../scripts/gate/page-revisions.ts'
import { loadRevisions } from '../../../scripts/gate/revision-files.ts'
import { policyOf } from './revisions.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PAGES = ['specs/sources/inbound-card-api.ja.txt', 'specs/sources/outbound-card-api.ja.md'] as const
const read = (base: string, head: string) => loadRevisions({ base, head }, { repository: '.' })

/** A page with another text in it, under another name. */
function edited(page: string, name: string, from: string | RegExp, to: string): string {
  const file = join(folder, name)
  writeFileSync(file, readFileSync(page, 'utf8').replace(from, to))
  return file
}

async function changes(base: string, head: string) {
  const revisions = await read(base, head)
  return compareSpecs(revisions.base, revisions.head, { policy: await policyOf('d1'), today: '2026-06-15' })
}

describe('a page', () => {
  it.each([
    [PAGES[0], 'inbound'],
    [PAGES[1], 'outbound'],
  ])('of the catalogue is the spec that is made of it: %s', async (page, api) => {
    expect(await changes(page, api)).toEqual([])
  })

  it('of the catalogue is known by what it says, whatever its name', async () => {
    const page = edited(PAGES[1], 'another.md', '"maxLength":48', '"maxLength":40')
    const found = await changes(PAGES[1], page)
    expect(found.map(({ rule, from }) => [rule, from])).toEqual([['max-length-narrowed', 'publisher']])
  })

  it('that is new stands for itself', async () => {
    const page = edited(PAGES[1], 'new.md', '"title":"Outbound Card API"', '"title":"Another API"')
    const { base, head } = await read('outbound', page)
    expect([base.api, head.api, head.document.info]).toMatchObject([
      'd1-outbound-card',
      'new',
      { title: 'Another API' },
    ])
  })

  it.each([
    ['empty.md', '', 'The file is empty; give an OpenAPI document or a documentation page. (FILE)'],
    [
      'page.html',
      '<!doctype html><html></html>',
      'The page is HTML; capture its Markdown (the address with `.md` appended) or its visible text. (FILE:1)',
    ],
  ])('that is none is told in one line: %s', async (name, text, message) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    await expect(read('outbound', file)).rejects.toThrow(message.replace('FILE', file))
  })

  it.each([
    ['a.yaml', '# ```json', false],
    ['a.txt', 'openapi: 3.1.0', true],
    ['card-api', 'openapi: 3.1.0\n', false],
    ['card-api', '{"openapi":"3.1.0"}', false],
    ['card-api', '# Card\n\n```json\n{}\n```\n', true],
    ['card-api', '<!DOCTYPE html>', true],
  ])('is told from a spec: %s %j', (name, text, want) => expect(isPage(name, text)).toBe(want))
})
