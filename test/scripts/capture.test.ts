/** Capture against a server on this machine: what is fetched, kept, said, and left alone when something fails. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CaptureSurroundings, capture } from '../../scripts/capture.ts'
import { ROOT, readCatalogue } from '../../scripts/lib/apis.ts'
import { sha256 } from '../../scripts/lib/documents.ts'
import { PipelineError } from '../../scripts/lib/errors.ts'

const FIXTURES = join(ROOT, 'test/fixtures/pages')
const fixture = (name: string) => readFile(join(FIXTURES, name), 'utf8')

let folder: string
let server: Server
let base: string
let answers: Record<string, { status?: number; type?: string; location?: string; body?: string | Buffer }>
let said: string
let here: CaptureSurroundings

const answer: RequestListener = async (request, response) => {
  const found = answers[request.url ?? '']
  if (found?.body === 'hang') return
  response.writeHead(found?.status ?? (found ? 200 : 404), {
    'content-type': found?.type ?? 'text/markdown',
    ...(found?.location === undefined ? {} : { location: found.location }),
  })
  response.end(found?.body ?? '')
}

/** The catalogue with one page of the server in it. */
const catalogueWith = (file: string, form: string, bytes: string) => `# Kept comment.
apis:
  - id: depot
    alias: d # short
pages:
  - id: depot-events.en
    file: ${file}
    url: ${base}/docs/depot-events
    api: depot
    language: en
    form: ${form}
    captured: 2026-01-01
    sha256: ${sha256(bytes)}
`

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capture-'))
  server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  answers = {}
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text).replaceAll(base, 'BASE')
    return true
  })
  here = {
    catalogue: join(folder, 'pages.yaml'),
    sources: folder,
    assembled: folder,
    timeout: 500,
    today: () => '2026-02-03',
  }
  const page = await fixture('depot-events.md')
  await writeFile(join(folder, 'depot-events.en.md'), page)
  await writeFile(here.catalogue, catalogueWith('depot-events.en.md', 'gitbook-markdown', page))
  await cp(join(FIXTURES, 'depot-events.yaml'), join(folder, 'depot.yaml'))
})

afterEach(async () => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

describe('a page of the catalogue', () => {
  test('that is the same leaves everything as it is', async () => {
    answers['/docs/depot-events.md'] = { body: await fixture('depot-events.md') }
    const before = await readFile(here.catalogue, 'utf8')
    expect(await capture({ urls: [] }, here)).toBe(0)
    expect(said).toBe('depot-events.en: unchanged\n')
    expect(await readFile(here.catalogue, 'utf8')).toBe(before)
  })

  test('that changed is kept verbatim, and said in contract terms', async () => {
    const body = `${(await fixture('depot-events.md')).replace('"maximum":100', '"maximum":50').replaceAll('/events/{eventId}', '/events/{id}')}\n`
    answers['/docs/depot-events.md'] = { body }
    expect(await capture({ urls: [`${base}/docs/depot-events.md#add`] }, here)).toBe(0)
    expect(said).toBe(
      [
        'depot-events.en: changed',
        '  get /events/{eventId} vanishes',
        '  get /events/{id} appears',
        '  get /events: query parameter take differs',
        '',
      ].join('\n'),
    )
    expect(await readFile(join(folder, 'depot-events.en.md'), 'utf8')).toBe(body)
    const text = await readFile(here.catalogue, 'utf8')
    expect(text).toBe(catalogueWith('depot-events.en.md', 'gitbook-markdown', body).replace('2026-01-01', '2026-02-03'))
  })

  test('that changed only in its words says so', async () => {
    answers['/docs/depot-events.md'] = {
      body: (await fixture('depot-events.md')).replaceAll('Lists events', 'All events'),
    }
    expect(await capture({ urls: [] }, here)).toBe(0)
    expect(said).toBe('depot-events.en: changed\n  only texts and layout differ\n')
  })

  test('that is now to be had as text only changes its file and form', async () => {
    answers['/docs/depot-events'] = { type: 'text/plain', body: await fixture('parcels.en.txt') }
    expect(await capture({ urls: [] }, here)).toBe(0)
    expect((await readCatalogue(here.catalogue)).pages).toMatchObject([
      { id: 'depot-events.en', file: 'depot-events.en.txt', form: 'gitbook-rendered', language: 'en' },
    ])
    await expect(readFile(join(folder, 'depot-events.en.md'))).rejects.toThrow('ENOENT')
  })

  test.each<[string, () => void, string]>([
    [
      'is HTML only',
      () => {
        answers['/docs/depot-events'] = { type: 'text/html; charset=utf-8', body: '<html></html>' }
      },
      'The page is HTML, and its Markdown answers with status 404; save its visible text in specs/sources instead. (BASE/docs/depot-events)',
    ],
    [
      'is HTML in both forms',
      () => {
        answers['/docs/depot-events'] = { type: 'text/plain', body: '\n<!DOCTYPE html>' }
        answers['/docs/depot-events.md'] = { type: 'text/html', body: '' }
      },
      'The page is HTML, and so is its Markdown; save its visible text in specs/sources instead. (BASE/docs/depot-events)',
    ],
    ['is gone', () => {}, 'The page answers with status 404. (BASE/docs/depot-events)'],
    [
      'is cut',
      () => {
        answers['/docs/depot-events.md'] = { body: '# A\n\n```json\n{"openapi":"3.0.0"' }
      },
      'The fence is never closed; the page is cut: capture it again. (BASE/docs/depot-events:3)',
    ],
    [
      'hangs',
      () => {
        answers['/docs/depot-events.md'] = { body: 'hang' }
      },
      'The page cannot be reached: no answer within 0.5 s. (BASE/docs/depot-events.md)',
    ],
    [
      'leads elsewhere',
      () => {
        answers['/docs/depot-events.md'] = { status: 302, location: 'http://localhost:1/x.md' }
      },
      'The page redirects to another origin, http://localhost:1; capture it there if you trust it. (BASE/docs/depot-events.md)',
    ],
    [
      'leads round in a circle',
      () => {
        answers['/docs/depot-events.md'] = { status: 302, location: '/docs/depot-events.md' }
      },
      'The page redirects more than 5 times. (BASE/docs/depot-events.md)',
    ],
    [
      'is too large',
      () => {
        answers['/docs/depot-events.md'] = { body: Buffer.alloc(49 * 1024 * 1024, 'a') }
        here.timeout = 20_000
      },
      'The page has more than 50331648 bytes; no more are read. (BASE/docs/depot-events.md)',
    ],
  ])('that %s keeps its file and entry', async (_, arrange, message) => {
    arrange()
    const before = await readFile(here.catalogue, 'utf8')
    expect(await capture({ urls: [] }, here)).toBe(2)
    expect(said).toBe(`BASE/docs/depot-events: failed, nothing is changed. ${message}\n`)
    expect(await readFile(here.catalogue, 'utf8')).toBe(before)
    expect(await readFile(join(folder, 'depot-events.en.md'), 'utf8')).toBe(await fixture('depot-events.md'))
  })

  test('a redirect on the same origin is followed', async () => {
    answers['/docs/depot-events.md'] = { status: 301, location: '/moved.md' }
    answers['/moved.md'] = { body: await fixture('depot-events.md') }
    expect(await capture({ urls: [] }, here)).toBe(0)
    expect(said).toBe('depot-events.en: unchanged\n')
  })
})

describe('a new page', () => {
  test('of a known title and version joins its API', async () => {
    answers['/es/api/events.md'] = { body: await fixture('depot-events.md') }
    expect(await capture({ urls: [`${base}/es/api/events/`] }, here)).toBe(0)
    expect(said).toBe('api-events.es: new\n  it describes the API `depot`\n  it is kept as api-events.es.md\n')
    const { pages, apis } = await readCatalogue(here.catalogue)
    expect(pages).toHaveLength(2)
    expect(pages[1]).toEqual({
      id: 'api-events.es',
      file: 'api-events.es.md',
      url: `${base}/es/api/events`,
      api: 'depot',
      language: 'es',
      form: 'gitbook-markdown',
      captured: '2026-02-03',
      sha256: sha256(await fixture('depot-events.md')),
    })
    expect(apis).toEqual([{ id: 'depot', alias: 'd' }])
  })

  test('of an unknown title becomes an API of its own', async () => {
    answers['/a/parcels'] = { type: 'text/plain', body: await fixture('parcels.en.txt') }
    expect(await capture({ urls: [`${base}/a/parcels`] }, here)).toBe(0)
    expect(said).toBe('a-parcels.en: new\n  it describes a new API `parcels`\n  it is kept as a-parcels.en.txt\n')
    expect((await readCatalogue(here.catalogue)).apis).toEqual([
      { id: 'depot', alias: 'd' },
      { id: 'parcels', alias: 'parcels' },
    ])
  })

  test('does not stop the others when it fails', async () => {
    answers['/docs/depot-events.md'] = { body: await fixture('depot-events.md') }
    expect(await capture({ urls: [`${base}/gone`, `${base}/docs/depot-events`] }, here)).toBe(2)
    expect(said).toBe(
      'BASE/gone: failed, nothing is changed. The page answers with status 404. (BASE/gone)\ndepot-events.en: unchanged\n',
    )
  })
})

test.each([['ftp://example.test/a'], ['card-api']])('%s is no address', async (url) => {
  const wanted = new PipelineError('ARGUMENTS', `The address \`${url}\` is no http or https URL.`)
  await expect(capture({ urls: [url] }, here)).rejects.toThrow(wanted)
})

test('an address where nothing listens is told in one line', async () => {
  expect(await capture({ urls: ['http://127.0.0.1:1/a'] }, here)).toBe(2)
  expect(said).toMatch(
    /^http:\/\/127\.0\.0\.1:1\/a: failed, nothing is changed\. The page cannot be reached: .+\.md\)\n$/,
  )
})
