/** The stage: which files it reads and writes, what it says, and that what is committed is what the pages produce. */
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AssembleFolders, assemble } from '../../scripts/assemble.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { sha256 } from '../../scripts/lib/documents.ts'

const FIXTURES = join(ROOT, 'test/fixtures/pages')
const fixture = (name: string) => readFile(join(FIXTURES, name), 'utf8')
const PAGE = join(FIXTURES, 'envios.es.txt')

let folder: string
let said: string
let printed: string
let here: AssembleFolders

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assemble-'))
  here = { catalogue: join(folder, 'pages.yaml'), sources: FIXTURES, assembled: join(folder, 'out') }
  said = ''
  printed = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe('given pages', () => {
  test('become the files beside --out', async () => {
    const out = join(folder, 'deep/envios.yaml')
    expect(await assemble({ pages: [PAGE], out })).toBe(0)
    expect(await readdir(join(folder, 'deep'))).toEqual(['envios.gaps.json', 'envios.provenance.json', 'envios.yaml'])
    expect(await readFile(out, 'utf8')).toBe(await fixture('envios.es.yaml'))
    const provenance = JSON.parse(await readFile(join(folder, 'deep/envios.provenance.json'), 'utf8'))
    expect(provenance.pages).toEqual({
      'envios.es.txt': { file: PAGE, sha256: sha256(await fixture('envios.es.txt')) },
    })
    expect(provenance.nodes['/info/title']).toBe('envios.es.txt:1')
    expect(said).toBe(`${out}: 1 operations, 6 gaps, 0 warnings\n`)
    expect(printed).toBe('')
  })

  test('become JSON when --out ends so, and many become one', async () => {
    const out = join(folder, 'all.json')
    const pages = ['envios.es.txt', 'parcels.en.txt'].map((name) => join(FIXTURES, name))
    expect(await assemble({ pages, out })).toBe(0)
    const spec = JSON.parse(await readFile(out, 'utf8'))
    expect(Object.keys(spec.paths)).toEqual([
      '/envios/{envioId}',
      '/v1/depots/{depotId}/parcels',
      '/v1/parcels/{parcelId}',
    ])
  })

  test('go to stdout without --out', async () => {
    expect(await assemble({ pages: [PAGE] })).toBe(0)
    expect(printed).toBe(await fixture('envios.es.yaml'))
    expect(said).toBe('stdout: 1 operations, 6 gaps, 0 warnings\n')
  })

  test('are read whatever their extension and with a byte order mark', async () => {
    const page = join(folder, 'envios.es.txt')
    await writeFile(page, `\ufeff${await fixture('envios.es.txt')}`)
    await assemble({ pages: [page] })
    expect(printed).toBe(await fixture('envios.es.yaml'))
  })

  test('tell every line that fits no rule with its place', async () => {
    const page = join(folder, 'odd.txt')
    await writeFile(page, (await fixture('envios.es.txt')).replace('\nSin contenido', '\nalgo más\n\nSin contenido'))
    await assemble({ pages: [page], out: join(folder, 'odd.yaml') })
    expect(said).toBe(
      `${page}:51: The line stands after an operation and fits no rule.\n${folder}/odd.yaml: 1 operations, 6 gaps, 1 warnings\n`,
    )
  })

  test('that fail leave what is on disk', async () => {
    const out = join(folder, 'x.yaml')
    await writeFile(out, 'kept')
    const page = join(folder, 'bad.md')
    await writeFile(page, '```json\n{')
    await expect(assemble({ pages: [page], out })).rejects.toThrow('The fence is never closed')
    expect(await readdir(folder)).toEqual(['bad.md', 'x.yaml'])
    expect(await readFile(out, 'utf8')).toBe('kept')
  })

  test.each<[string, (file: string) => Promise<void>, string]>([
    ['is not there', async () => {}, 'The file does not exist or is out of reach.'],
    [
      'is no UTF-8',
      (file) => writeFile(file, Buffer.from([0x23, 0x20, 0xe9, 0x0a])),
      'The file is not UTF-8 text; save it as UTF-8.',
    ],
    [
      'has 50 MB',
      async (file) => {
        await writeFile(file, '')
        await truncate(file, 55_000_000)
      },
      'The file has 55000000 bytes; at most 50331648 are read.',
    ],
  ])('a page that %s is refused', async (_, make, sentence) => {
    const file = join(folder, 'page.md')
    await make(file)
    await expect(assemble({ pages: [file] })).rejects.toThrow(
      expect.objectContaining({ code: 'FILE', message: `${sentence} (${file})` }),
    )
  })

  test('of one name are refused', async () => {
    const sentence = `Two pages are called \`envios.es.txt\`; rename one. (${PAGE})`
    await expect(assemble({ pages: [PAGE, PAGE] })).rejects.toThrow(sentence)
  })
})

describe('the catalogue', () => {
  /** Writes a catalogue of one page. */
  const write = async (changed: Record<string, string> = {}) => {
    const entry = {
      id: 'envios.es',
      file: 'envios.es.txt',
      url: 'https://example.test/es/envios',
      api: 'envios',
      language: 'es',
      form: 'gitbook-rendered',
      captured: '2026-01-01',
      sha256: sha256(await fixture('envios.es.txt')),
      ...changed,
    }
    await writeFile(here.catalogue, JSON.stringify({ apis: [{ id: 'envios', alias: 'e' }], pages: [entry] }))
  }

  test('becomes three files an API, with the addresses of the pages', async () => {
    await write()
    expect(await assemble({ pages: [] }, here)).toBe(0)
    expect(await readFile(join(here.assembled, 'envios.yaml'), 'utf8')).toBe(await fixture('envios.es.yaml'))
    const { pages } = JSON.parse(await readFile(join(here.assembled, 'envios.provenance.json'), 'utf8'))
    expect(pages['envios.es']).toEqual({
      file: 'test/fixtures/pages/envios.es.txt',
      url: 'https://example.test/es/envios',
      sha256: sha256(await fixture('envios.es.txt')),
    })
    expect(await assemble({ pages: [], check: true }, here)).toBe(0)
  })

  test('with --check names what is stale and writes nothing', async () => {
    await write()
    await assemble({ pages: [] }, here)
    const stale = join(here.assembled, 'envios.gaps.json')
    await writeFile(stale, 'old')
    const sentence = `The file is stale; run \`npm run assemble\` and commit the result. (${stale})`
    await expect(assemble({ pages: [], check: true }, here)).rejects.toThrow(sentence)
    expect(await readFile(stale, 'utf8')).toBe('old')
  })

  test.each([
    [{ sha256: '0' }, 'The sha256 of the page is not that of `envios.es` in pages.yaml; capture the page again.'],
    [
      { form: 'gitbook-markdown' },
      'The form of the page is not that of `envios.es` in pages.yaml; capture the page again.',
    ],
    [{ language: 'en' }, 'The language of the page is not that of `envios.es` in pages.yaml; capture the page again.'],
  ])('that says otherwise than its page (%o) is refused', async (changed, sentence) => {
    await write(changed)
    await expect(assemble({ pages: [] }, here)).rejects.toThrow(
      expect.objectContaining({ code: 'PAGE', message: `${sentence} (test/fixtures/pages/envios.es.txt)` }),
    )
  })

  test('with an API without pages is refused', async () => {
    await write({ api: 'other' })
    await expect(assemble({ pages: [] }, here)).rejects.toThrow('The API `envios` has no page.')
  })

  test('takes no --out', async () => {
    await expect(assemble({ pages: [], out: 'x' }, here)).rejects.toThrow(
      'The option --out needs page files to assemble.',
    )
  })
})

test('the assembled specs of this project are what its pages produce, without a warning', async () => {
  expect(await assemble({ pages: [], check: true })).toBe(0)
  expect(said).toMatch(
    /^d1-inbound-card: 14 operations, \d+ gaps, 0 warnings\nd1-outbound-card: 1 operations, \d+ gaps, 0 warnings\n$/,
  )
})
