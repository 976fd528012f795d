/** Capture against a server on this machine: what is fetched, kept, said, and left alone when something fails. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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
let shown: string
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
  shown = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text).replaceAll(base, 'BASE')
    return true
  })
  here = {
    catalogue: join(folder, 'pages.yaml'),
    sources: folder,
    assembled: folder,
    overlays: join(folder, 'overlays'),
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

/** A Markdown page with one operation. */
const listPage = ({ words = 'Lists things.', maximum = 100, path = '/things' } = {}) => {
  const take = { name: 'take', in: 'query', schema: { type: 'integer', maximum } }
  const get = {
    operationId: 'listThings',
    description: words,
    parameters: [take],
    responses: { 200: { description: 'The things.' } },
  }
  const info = { title: 'Depot', version: '1' }
  const servers = [{ url: 'https://depot.example.test' }]
  return `# Depot\n\n\`\`\`json\n${JSON.stringify({ openapi: '3.0.3', info, servers, security: [], paths: { [path]: { get } } })}\n\`\`\`\n`
}

describe('a check', () => {
  beforeEach(() => keep(listPage()))

  /** Captures a page of the server, as it were. */
  async function keep(page: string): Promise<void> {
    await writeFile(join(folder, 'depot-events.en.md'), page)
    await writeFile(here.catalogue, catalogueWith('depot-events.en.md', 'gitbook-markdown', page))
  }

  /** What a check comes to; it leaves every file as it is. */
  async function check(urls: string[] = []): Promise<{ status: number; said: string; shown: string }> {
    const files = async () =>
      Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8').catch(() => file)))
    const before = await files()
    const status = await capture({ urls, check: true }, here)
    expect(await files()).toEqual(before)
    return { status, said, shown }
  }

  /** Writes the one fact of the API. */
  async function writeFact(target: string, update: string): Promise<void> {
    const text = `overlay: 1.0.0
info: { title: A fact, version: 1.0.0 }
x-evidence: { kind: stated, page: depot-events.en, line: 1, seen: 2026-11-22, mark: SEED }
x-why: For the test.
actions:
  - target: ${target}
    update: ${update}
`
    await mkdir(join(here.overlays, 'depot'), { recursive: true })
    await writeFile(join(here.overlays, 'depot/a-fact.yaml'), text)
  }

  const changed = 'depot-events.en: changed\n'

  test('of a page that is the same says so', async () => {
    answers['/docs/depot-events.md'] = { body: listPage() }
    expect(await check()).toEqual({ status: 0, said: 'depot-events.en: unchanged\n', shown: '' })
  })

  test('of a page that says something else tells what that changes in the contract', async () => {
    answers['/docs/depot-events.md'] = { body: listPage({ words: 'All things.', maximum: 50 }) }
    const { shown, ...told } = await check([`${base}/docs/depot-events.md`])
    expect(told).toEqual({ status: 1, said: changed })
    expect(shown).toMatch(
      /^depot as it was captured \(1\) → depot as it is now \(1\)\n\nBREAKING\n {2}maximum narrowed \[/,
    )
    expect(shown).toContain('GET /things: query parameter `take`')
    expect(shown).toMatch(/\nBreaking under the policy d1: 1 breaking, .+\n$/)
  })

  test.each([
    ['other words', listPage({ words: 'All things.' })],
    ['another heading', listPage().replace('# Depot', '# The depot')],
    ['other blank lines', listPage().replaceAll('\n', '\n\n')],
    ['its members in another order', listPage().replace(/("openapi":"3.0.3"),("info":[^}]*})/, '$2,$1')],
  ])('of a page with %s only tells that nothing else differs', async (_, body) => {
    expect(body).not.toBe(listPage())
    answers['/docs/depot-events.md'] = { body }
    expect(await check()).toEqual({ status: 0, said: changed, shown: 'depot: only texts and layout differ.\n' })
  })

  test('tells what the facts that complete the pages hide', async () => {
    await writeFact("$.paths['/things'].get.parameters[0].schema", '{ maximum: 10 }')
    answers['/docs/depot-events.md'] = { body: listPage({ maximum: 50 }) }
    const { shown, ...told } = await check()
    expect(told).toEqual({ status: 1, said: changed })
    expect(shown.split('\n').slice(0, 5)).toEqual([
      'depot: the facts hide what the pages change; see whether they still hold.',
      'depot as it was captured (1) → depot as it is now (1)',
      '',
      'BREAKING',
      expect.stringMatching(/^ {2}maximum narrowed \[/),
    ])
  })

  test('tells of facts that do not fit any more, and what the pages changed', async () => {
    await writeFact("$.paths['/things'].get", '{ deprecated: true }')
    answers['/docs/depot-events.md'] = { body: listPage({ path: '/things/all' }) }
    const { shown, ...told } = await check()
    expect(told).toEqual({ status: 1, said: changed })
    expect(shown.replaceAll(folder, 'FOLDER').split('\n').slice(0, 5)).toEqual([
      "depot: it does not compile, so only what the pages say is compared. The fact `a-fact` has the target `$.paths['/things'].get`, which matches nothing; correct or delete it. (FOLDER/overlays/depot/a-fact.yaml:6)",
      'depot as it was captured (1) → depot as it is now (1)',
      '',
      'BREAKING',
      expect.stringMatching(/^ {2}operation removed \[/),
    ])
  })

  test('names what differs where the pages alone are no spec that can be used', async () => {
    const page = await fixture('depot-events.md')
    await keep(page)
    answers['/docs/depot-events.md'] = { body: page.replace('"maximum":100', '"maximum":50') }
    expect(await check()).toMatchInlineSnapshot(`
      {
        "said": "depot-events.en: changed
      ",
        "shown": "depot: it does not compile, so only what the pages say is compared. The example breaks its schema: The value must match the pattern "^[A-Z]{3}$"; correct it by a fact. (specs/canonical/depot.yaml#/components/schemas/Event/properties/code/example)
        get /events: query parameter take differs
      ",
        "status": 1,
      }
    `)
  })

  test('tells of pages that make no spec any more', async () => {
    const text = await readFile(here.catalogue, 'utf8')
    const [entry = ''] = / {2}- id: depot-events.en[\s\S]*/.exec(text) ?? []
    const second = entry.replaceAll('depot-events', 'second')
    await writeFile(here.catalogue, `${text}${second}`)
    await writeFile(join(folder, 'second.en.md'), listPage())
    answers['/docs/depot-events.md'] = { body: listPage({ maximum: 50 }) }
    answers['/docs/second.md'] = { body: listPage() }
    expect(await check()).toMatchInlineSnapshot(`
      {
        "said": "depot-events.en: changed
      second.en: unchanged
      ",
        "shown": "depot: its pages make no spec any more. The operation \`paths\` › \`/things\` › \`get\` differs from the one at depot-events.en.md:4:148. (second.en.md:4:148)
      ",
        "status": 1,
      }
    `)
  })

  test.each([
    ['changed the contract', listPage({ maximum: 50 }), 1, 'depot: its pages make no spec any more. '],
    ['changed in its layout', `${listPage()}\n`, 2, 'depot: only texts and layout differ.\n'],
  ])('of one page that %s and one that cannot be told', async (_, body, status, want) => {
    const text = await readFile(here.catalogue, 'utf8')
    const [entry = ''] = / {2}- id: depot-events.en[\s\S]*/.exec(text) ?? []
    await writeFile(here.catalogue, `${text}${entry.replaceAll('depot-events', 'second')}`)
    await writeFile(join(folder, 'second.en.md'), listPage())
    answers['/docs/depot-events.md'] = { body }
    const told = `${changed}second.en: could not be told. The page answers with status 404. (BASE/docs/second)\n`
    expect(await check()).toEqual({ status, said: told, shown: expect.stringContaining(want) })
  })

  test.each<[string, () => void, string]>([
    ['is gone', () => {}, 'The page answers with status 404. (BASE/docs/depot-events)'],
    [
      'is no page of an API',
      () => {
        answers['/docs/depot-events.md'] = { body: '# Welcome\n' }
      },
      "The page documents no operation in a known form: `gitbook-rendered` (the visible text of GitBook's page, with method and path around each operation) or `gitbook-markdown` (GitBook's Markdown, with an OpenAPI document in a fence per operation). (BASE/docs/depot-events)",
    ],
    [
      'hangs',
      () => {
        answers['/docs/depot-events.md'] = { body: 'hang' }
      },
      'The page cannot be reached: no answer within 0.5 s. (BASE/docs/depot-events.md)',
    ],
  ])('of a page that %s cannot tell', async (_, arrange, message) => {
    arrange()
    const told = `depot-events.en: could not be told. ${message}\n`
    expect(await check()).toEqual({ status: 2, said: told, shown: '' })
  })

  test('of a page that was never captured is refused', async () => {
    const sentence = 'The page was never captured; capture it without --check first.'
    const wanted = new PipelineError('ARGUMENTS', sentence, { file: `${base}/new` })
    await expect(capture({ urls: [`${base}/new`], check: true }, here)).rejects.toThrow(wanted)
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
