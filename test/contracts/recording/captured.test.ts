/** What others recorded, judged by what one exchange tells. */
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../../../contracts/judging/policy.ts'
import type { Entry, Pair } from '../../../contracts/recording/har.ts'
import { judgeAgain } from '../../../contracts/recording/judge-again.ts'
import type { Result } from '../../../contracts/result.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'

const BASE = 'https://api.example.test/banking'
const table = await depotTable('/depots/{depotId}/items')

/** Judges entries below a base URL. */
async function judged(...captured: Entry[]): Promise<Result> {
  async function* entries() {
    yield* captured
  }
  const target = depotTarget(BASE, { data: {} })
  const addresses = [{ host: 'api.example.test', prefix: '/banking' }]
  const options = { table, target, run: undefined, addresses, only: [], operations: [], policy: USUAL_POLICY }
  for await (const event of judgeAgain({ ...options, entries: entries(), now: () => new Date(0) })) {
    if (event.type === 'end') return event.result
  }
  throw new Error('It came to no end.')
}

const page = { items: [{ id: 'item-1', name: 'Hammer', quantity: 3 }], total: 1 }
const json = (value: unknown) => ({ mimeType: 'application/json', text: JSON.stringify(value) })
const packed = (text: string) => ({
  ...{ mimeType: 'application/json', encoding: 'base64', text: gzipSync(text).toString('base64') },
})
const GZIP = { name: 'Content-Encoding', value: 'gzip' }
const listed = (query = '', content: object = json(page), status = 200, headers: Pair[] = []): Entry => ({
  request: {
    method: 'GET',
    url: `${BASE}/depots/north/items${query}`,
    headers: [
      { name: ':method', value: 'GET' },
      { name: 'Authorization', value: 'Bearer secret-token-1' },
    ],
  },
  response: { status, headers: [{ name: 'Content-Type', value: 'application/json' }, ...headers], content },
})
const JSON_TYPE = [{ name: 'Content-Type', value: 'application/json' }]
const broken = ({ findings }: Result) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ check, fault }) => `${check}: ${fault?.sentence ?? ''}`)

describe('what others recorded', () => {
  it.each<[string, Entry, string[]]>([
    ['as the document says', listed('?limit=5'), []],
    [
      'in base64',
      listed('', { mimeType: 'application/json', encoding: 'base64', text: btoa(JSON.stringify(page)) }),
      [],
    ],
    ['as it went over the wire, packed', listed('', packed(JSON.stringify(page)), 200, [GZIP]), []],
    ['unpacked, although its header speaks of a coding', listed('', json(page), 200, [GZIP]), []],
    [
      'with a forbidden value that was accepted',
      listed('?limit=51'),
      ['invalid-request-refused: query parameter `limit` is 51: it must be at most 50'],
    ],
    ['with a forbidden value that was refused', listed('?limit=51', json({}), 400), expect.any(Array)],
    ['with another body', listed('', json({ items: 1 })), ['response-schema: ', 'response-schema: ']],
    ['with an unknown status', listed('', json({}), 418), expect.arrayContaining(['documented-status: '])],
    ['without its body', listed('', { mimeType: 'application/json', size: 90 }), []],
  ])('%s', async (_, entry, want) => {
    expect(broken(await judged(entry))).toEqual(want)
  })

  it('takes a body that was packed for what was meant by it', async () => {
    const added = (encoding: 'base64', text: string, more: Pair[]): Entry => ({
      request: {
        ...{ method: 'POST', url: `${BASE}/depots/north/items`, headers: [...JSON_TYPE, ...more] },
        postData: { mimeType: 'application/json', encoding, text },
      },
      response: { status: 400, headers: JSON_TYPE, content: json({ code: 'WRONG', message: 'No.' }) },
    })
    const bytes = gzipSync('{"name":1}').toString('base64')
    const unknown = Buffer.from([0xff, 0xfe, 0xfd]).toString('base64')
    const broken = await judged(added('base64', bytes, [GZIP]))
    const lost = await judged(added('base64', unknown, [{ name: 'content-encoding', value: 'br' }]))
    expect(JSON.stringify(broken)).not.toContain('the body is not JSON')
    expect(JSON.stringify(lost)).not.toContain('the body is not JSON')
  })

  /** An entry whose answer is as given. */
  const answered = (response: Partial<Entry['response']>, more: Partial<Entry> = {}): Entry => {
    const plain = listed()
    return { ...plain, ...more, response: { ...plain.response, ...response } }
  }
  const whole = JSON.stringify(page)
  const coded = (coding: string) => [...JSON_TYPE, { name: 'Content-Encoding', value: coding }]
  const base64 = (bytes: Uint8Array) => ({ encoding: 'base64', text: Buffer.from(bytes).toString('base64') })
  it.each<[string, Entry, string[]]>([
    ['packed by brotli', answered({ headers: coded('br'), content: base64(brotliCompressSync(whole)) }), []],
    [
      'packed twice',
      answered({ headers: coded('gzip, zstd'), content: base64(zstdCompressSync(gzipSync(whole))) }),
      [],
    ],
    ['packed as nobody knows', answered({ headers: coded('xyz'), content: base64(new Uint8Array([255])) }), []],
    ['packed and cut off', answered({ headers: coded('gzip'), content: base64(gzipSync(whole).subarray(0, 20)) }), []],
    ['cut off', answered({ content: { size: 900, text: whole.slice(0, 20) } }), []],
    [
      'cut off, by its header',
      answered({ headers: [...JSON_TYPE, { name: 'content-length', value: '900' }], content: { text: '' } }),
      [],
    ],
    ['cut off to nothing', answered({ bodySize: 900, content: {} }), []],
    ['that is empty', answered({ content: { size: 0, text: '' } }), ['response-schema: ']],
    ['with something blacked out', answered({ content: json({ ...page, total: '[REDACTED]' }) }), []],
    ['with stars in a text', answered({ content: json({ ...page, total: '4111******1111' }) }), ['response-schema: ']],
    ['that is none', answered({ status: 0 }), []],
    ['about a copy', answered({ status: 304, content: {} }), []],
    ['of a gateway', answered({ status: 502, content: json({}) }), []],
    ['that asks for patience', answered({ status: 429, content: json({}) }), []],
    ['of a browser', answered({ status: 307, headers: [{ name: 'Non-Authoritative-Reason', value: 'HSTS' }] }), []],
    ['of a worker', answered({ status: 418 }, { _fetchedViaServiceWorker: true }), []],
  ])('with an answer %s', async (_, entry, want) => {
    expect(broken(await judged(entry))).toEqual(want)
  })

  const LOCATION = { name: 'Location', value: '/depots/north/items/item-1' }
  const host = { name: 'Host', value: 'api.example.test' }
  const sentTo = (url: string, headers: Pair[], postData?: Entry['request']['postData']): Entry => ({
    request: { method: 'POST', url: `${BASE}${url}`, headers, ...(postData === undefined ? {} : { postData }) },
    response: {
      status: 201,
      headers: [...JSON_TYPE, LOCATION],
      content: json({ id: 'item-1', name: 'Hammer', quantity: 3 }),
    },
  })
  it.each<[string, Entry, string[]]>([
    [
      'without its body',
      sentTo('/depots/north/items', [host, ...JSON_TYPE, { name: 'Content-Length', value: '9' }], { text: '' }),
      [],
    ],
    ['with a body blacked out', sentTo('/depots/north/items', [host, ...JSON_TYPE], { text: '{"name":"***"}' }), []],
    ['with a value blacked out', listed('?limit=***'), []],
    [
      'with a type that only its body names',
      sentTo('/depots/north/items', [host], { mimeType: 'text/csv', text: 'a' }),
      ['media-type-refused: the body says it is text/csv, which the document does not list'],
    ],
  ])('with a request %s', async (_, entry, want) => {
    expect(broken(await judged(entry))).toEqual(want)
  })

  it('tells what it passed over, and shows where requests went', async () => {
    const preflight = listed('', json({}), 204)
    const asked = {
      ...preflight.request,
      method: 'OPTIONS',
      headers: [{ name: 'Access-Control-Request-Method', value: 'GET' }],
    }
    const unread: Entry = {
      request: { method: '', url: '' },
      response: { status: 0 },
      _unread: 'The member `x` is odd',
    }
    const wrong = listed('', json({ items: 1 }))
    const result = await judged(
      answered({ status: 0 }),
      answered({ status: 0 }),
      { ...preflight, request: asked },
      unread,
      wrong,
    )
    expect(result.recording).toEqual({ entries: 5, judged: 1, elsewhere: 0, unmatched: 0 })
    expect(result.coverage.filter(({ kind }) => kind === 'unmatched').map(({ message }) => message)).toEqual([
      '2 entries of the recording are passed over: no answer came.',
      '1 entry of the recording is passed over: a browser asked whether it may ask (CORS).',
      '1 entry of the recording is passed over: no archive has them like this: The member `x` is odd.',
    ])
    expect(result.target.baseUrl).toBe(BASE)
    expect(result.findings.find(({ outcome }) => outcome === 'fail')?.curl).toContain(`'${BASE}/depots/north/items'`)
  })

  it('may be nested as deep as it likes', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const { verdict } = await judged(sentTo('/depots/north/items', [host, ...JSON_TYPE], { text: deep }))
    expect(verdict).toBe('violates')
  })

  it('is never more than can be judged', async () => {
    const odd = (method: string, url: string, more: Partial<Entry['response']> = {}): Entry => ({
      request: { method, url, headers: [{ name: ':authority', value: 'x' }], postData: null },
      response: { status: 200, ...more },
    })
    const strange = [
      odd('CONNECT', 'api.example.test:443'),
      odd('GET', 'chrome-extension://x/y'),
      odd('PRI', '*'),
      odd('GET', 'data:text/plain,x'),
      odd('get', `${BASE}/depots/%E0%A4%A/items?limit=%ZZ&limit=5&%`),
      odd('GET', `${BASE}/depots//items`),
      odd('GET', `${BASE}/depots/north/items/__proto__`),
      odd('GET', `${BASE}/depots/north/items`, { status: 101 }),
      odd('GET', `${BASE}/depots/north/items`, { status: 999, content: {} }),
      odd('GET', `${BASE}/depots/north/items`, { content: { text: '\u{d800}', encoding: 'base64' } }),
      odd('POST', `${BASE}/depots/north/items`, { headers: [{ name: '', value: '' }] }),
      odd('HEAD', `${BASE}/depots/north/items`, { content: { size: -1 } }),
    ]
    const { recording, findings } = await judged(...strange, listed())
    expect(recording?.entries).toBe(strange.length + 1)
    expect(findings.filter(({ outcome }) => outcome === 'error')).toEqual([])
  })

  it('shows no token, and says what was passed over', async () => {
    const other = { ...listed(), request: { method: 'GET', url: 'https://cdn.example.test/x' } }
    const stranger = { ...listed(), request: { method: 'GET', url: `${BASE}/nothing` } }
    const result = await judged(listed('?limit=51'), other, stranger, stranger)
    expect(result.recording).toEqual({ entries: 4, judged: 1, elsewhere: 1, unmatched: 2 })
    expect(JSON.stringify(result)).not.toContain('secret-token')
    expect(result.coverage.filter(({ kind }) => kind === 'unmatched').map(({ message }) => message)).toEqual([
      'No operation fits GET /nothing (2 in the recording).',
    ])
  })

  it('is nothing where nothing fits', async () => {
    const { verdict, reason } = await judged({ ...listed(), request: { method: 'GET', url: 'https://x.test/' } })
    expect([verdict, reason]).toEqual([
      'could-not-judge',
      'No entry of the recording fits an operation of the spec; 1 are of other hosts or paths, so check `--base-url`.',
    ])
    expect((await judged()).reason).toBe('The recording is empty.')
  })
})
