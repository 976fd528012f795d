/** Reading specs: what is understood, and what is refused where. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../../scripts/lib/documents.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-spec-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Writes a file of the temporary folder. */
async function file(name: string, content: string | object): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const PATHS = { '/a': { get: { responses: { 200: { description: 'ok' } } } } }
const spec = (members: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'A', version: '1' },
  paths: PATHS,
  ...members,
})
const withSchemas = (schemas: object) => spec({ components: { schemas } })

/** A document as text, with something nested this deep. */
const nested = (levels: number) =>
  JSON.stringify(withSchemas({ Deep: 'here' })).replace(
    '"here"',
    () => `${'{"items":'.repeat(levels)}{}${'}'.repeat(levels)}`,
  )

describe('loadSpec', () => {
  it('reads a document with its version, checksum and base name', async () => {
    const text = '\uFEFFopenapi: 3.1.1\npaths: { /a: { get: {} } }\n'
    const path = await file('cards.v2.yaml', text)
    expect(await loadSpec(path)).toEqual({
      file: path,
      api: 'cards.v2',
      version: '3.1',
      document: { openapi: '3.1.1', paths: { '/a': { get: {} } } },
      sha256: sha256(text),
      sources: {},
    })
  })

  it.each([
    ['3.0', '3.0'],
    ['3.1', '3.1'],
    ["'3.0.4'", '3.0'],
  ])('reads OpenAPI %s', async (written, version) => {
    const path = await file('version.yaml', `openapi: ${written}\npaths: { /a: {} }\n`)
    expect((await loadSpec(path)).version).toBe(version)
  })

  it('reads the provenance beside it', async () => {
    const path = await file('known.json', spec())
    await file('known.provenance.json', { pages: { p: {} }, facts: {}, nodes: { '/paths': 'p:7' } })
    expect((await loadSpec(path)).sources).toEqual({ '/paths': { evidence: 'stated', page: 'p', line: 7 } })
  })

  it.each<[string, { given: string | object; want: string }]>([
    ['list.json', { given: '[]', want: 'The document is no object; OpenAPI 3.0 or 3.1 is read. ($FILE)' }],
    ['empty.yaml', { given: '', want: 'The document is no object; OpenAPI 3.0 or 3.1 is read. ($FILE)' }],
    [
      'broken.yaml',
      {
        given: 'openapi: 3.0.3\npaths:\n  - a\n b: c\n',
        want: 'The document is not valid YAML or JSON: All mapping items must start at the same column. ($FILE:4:1)',
      },
    ],
    [
      'swagger.json',
      {
        given: { swagger: '2.0', paths: {} },
        want: 'The document is Swagger "2.0"; convert it to OpenAPI 3.0 or 3.1. ($FILE)',
      },
    ],
    [
      'new.json',
      {
        given: spec({ openapi: '3.2.0' }),
        want: 'The document is OpenAPI "3.2.0"; 3.0 and 3.1 are read. ($FILE#/openapi)',
      },
    ],
    [
      'none.json',
      { given: { paths: PATHS }, want: 'The document has no `openapi` member; OpenAPI 3.0 or 3.1 is read. ($FILE)' },
    ],
    [
      'pathless.json',
      { given: spec({ paths: {} }), want: 'The document has no `paths`, so it describes no operation. ($FILE)' },
    ],
    [
      'paths.json',
      { given: spec({ paths: undefined }), want: 'The document has no `paths`, so it describes no operation. ($FILE)' },
    ],
    [
      'dangling.json',
      {
        given: withSchemas({ A: { items: { $ref: '#/components/schemas/B' } } }),
        want: 'The reference "#/components/schemas/B" leads nowhere. ($FILE#/components/schemas/A/items)',
      },
    ],
    [
      'circle.json',
      {
        given: withSchemas({ A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }),
        want: 'The reference "#/components/schemas/B" leads back to itself. ($FILE#/components/schemas/A)',
      },
    ],
    [
      'remote.json',
      {
        given: withSchemas({ A: { $ref: 'https://example.com/a.json' } }),
        want: 'The reference "https://example.com/a.json" is remote; only files below the folder of the spec are read. ($FILE#/components/schemas/A)',
      },
    ],
    ['deep.json', { given: nested(10_000), want: 'The document is nested more than 256 levels deep. ($FILE)' }],
    [
      'bomb.yaml',
      {
        given: `a: &a [x, x]\n${'bcdefghij'.replace(/./g, (letter) => `${letter}: &${letter} [${`*${String.fromCharCode(letter.charCodeAt(0) - 1)}, `.repeat(9)}]\n`)}`,
        want: 'The document cannot be expanded: Excessive alias count indicates a resource exhaustion attack. ($FILE)',
      },
    ],
    [
      'shape.json',
      { given: spec({ components: [] }), want: 'The member `components` is no object. ($FILE#/components)' },
    ],
  ])('refuses %s', async (name, { given, want }) => {
    const path = await file(name, given)
    await expect(loadSpec(path)).rejects.toThrow(
      expect.objectContaining({ code: 'SPEC', message: want.replace('$FILE', path) }),
    )
  })

  it('refuses a file that is missing or too large', async () => {
    const missing = join(folder, 'missing.yaml')
    await expect(loadSpec(missing)).rejects.toThrow(`The file does not exist or is out of reach. (${missing})`)
    const huge = await file('huge.yaml', '')
    await truncate(huge, 50 * 1024 * 1024)
    await expect(loadSpec(huge)).rejects.toThrow(`The file has 52428800 bytes; at most 50331648 are read. (${huge})`)
  })

  it('keeps names that prototypes have, and no prototype gets them', async () => {
    const path = await file(
      'names.json',
      '{"openapi":"3.0.3","paths":{"/a":{"get":{}}},"components":{"schemas":{"__proto__":{"type":"string"},"constructor":{"$ref":"#/components/schemas/__proto__"}}}}',
    )
    const { document } = await loadSpec(path)
    expect(JSON.stringify(document.components)).toContain('"__proto__":{"type":"string"}')
    expect(Object.hasOwn({}, 'type') || 'type' in {}).toBe(false)
  })
})
