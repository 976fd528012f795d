/** Where nodes come from. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { readSources } from '../../../../scripts/lib/spec/sources.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(nodes: object, document: JsonObject = {}) {
  const file = join(folder, 'a.provenance.json')
  const pages = { p: { file: 'p.md', url: 'https://example.com/p' }, q: { file: 'q.md' } }
  const facts = {
    f: { evidence: 'derived', why: 'so', page: 'p', line: 3 },
    g: { evidence: 'assumed', why: 'so', url: 'https://u' },
  }
  await writeFile(file, JSON.stringify({ pages, facts, nodes }))
  return readSources(file, document)
}

describe('readSources', () => {
  it('reads pages, lines and facts', async () => {
    expect(await read({ '': 'p:1', '/a': 'q:2:9', '/b': 'fact:f', '/c': 'fact:g', '/a/x-evidence': 'fact:f' })).toEqual(
      {
        '': { evidence: 'stated', page: 'p', line: 1, url: 'https://example.com/p' },
        '/a': { evidence: 'stated', page: 'q', line: 2, column: 9 },
        '/b': { evidence: 'derived', fact: 'f', page: 'p', line: 3 },
        '/c': { evidence: 'assumed', fact: 'g', url: 'https://u' },
      },
    )
  })

  it('counts in the marks of the document', async () => {
    const document = { a: { b: { 'x-evidence': 'assumed' }, 'x-evidence': { c: 'derived', d: 'nonsense' } } }
    expect(await read({ '': 'q:1', '/a': 'q:2' }, document)).toEqual({
      '': { evidence: 'stated', page: 'q', line: 1 },
      '/a': { evidence: 'stated', page: 'q', line: 2 },
      '/a/b': { evidence: 'assumed', page: 'q', line: 2 },
      '/a/c': { evidence: 'derived', page: 'q', line: 2 },
    })
  })

  it('reads marks of what is further below by their relative pointers, and of the object itself', async () => {
    const document = {
      paths: {
        'x-evidence': { '~1cards~1{id}/get/deprecated': 'derived', kind: 'assumed' },
        '/cards/{id}': { get: { deprecated: true } },
      },
      rule: { 'x-evidence': { kind: 'assumed' }, kind: 'order' },
    }
    expect(await readSources(join(folder, 'no.json'), document)).toEqual({
      '/paths': { evidence: 'assumed' },
      '/paths/~1cards~1{id}/get/deprecated': { evidence: 'derived' },
      '/rule/kind': { evidence: 'assumed' },
    })
  })

  it('knows only the marks when nothing is recorded', async () => {
    expect(await readSources(join(folder, 'no.json'), { a: { 'x-evidence': 'derived' } })).toEqual({
      '/a': { evidence: 'derived' },
    })
  })

  it.each(['page:no:1', 'nothing', 'fact:no', 'fact:toString'])('refuses the origin %s', async (origin) => {
    const place = `${join(folder, 'a.provenance.json')}#/a`
    await expect(read({ '/a': origin })).rejects.toThrow(
      `The origin "${origin}" names neither a page and line nor a fact. (${place})`,
    )
  })

  it('refuses a file without nodes', async () => {
    const file = join(folder, 'bad.json')
    await writeFile(file, '{}')
    await expect(readSources(file, {})).rejects.toThrow(
      `The provenance file has no \`nodes\`; run \`d1-contracts compile\`. (${file})`,
    )
  })
})
