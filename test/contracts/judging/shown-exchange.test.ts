/** What a finding shows of the wire: whole, readable, without secrets, and not more than one reads. */
import { describe, expect, it } from 'vitest'
import { type Sent, showEvidence } from '../../../contracts/judging/shown-exchange.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { depotTarget, runDepot } from '../depot/run-depot.ts'
import { startDepot, TOKEN } from '../depot/server.ts'

const table = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '',
  servers: [],
  securitySchemes: {},
  components: { schemas: {} },
  operations: [],
  sources: {},
}
const masker = createMasker(table, {
  baseUrl: 'http://x',
  bearer: { token: 'tok-1234', name: 'TOKEN' },
  data: {},
  capabilities: { writes: false, stateful: false },
  timeoutMs: 1,
})
const bytes = (text: string) => new TextEncoder().encode(text)
const request = (body?: string): Sent['request'] => ({
  method: 'POST',
  target: '/cards?key=tok-1234',
  headers: [['authorization', 'Bearer tok-1234']],
  ...(body === undefined ? {} : { body: bytes(body) }),
})
const answer = (body: Uint8Array | string, headers: [string, string][] = []): Sent['answer'] => ({
  status: 200,
  headers,
  body: typeof body === 'string' ? bytes(body) : body,
})
const show = (sent: Sent, references: Sent[] = []) =>
  showEvidence(sent, { compared: references }, { masker, secrets: ['a-secret-sent'] })
const bodyOf = (body: Uint8Array | string) => show({ request: request(), answer: answer(body) }).response?.body

describe('showEvidence', () => {
  it('shows both sides without secrets and without what varies', () => {
    const sent = {
      request: request('{"pan":"4111111111111111","name":"a"}'),
      answer: answer('{"echo":"a-secret-sent","cvv":"123"}', [
        ['content-type', 'application/json'],
        ['set-cookie', 'session=abc'],
        ['x-auth-token', 'abc'],
        ['date', 'Wed, 04 Mar 2026 05:06:07 GMT'],
      ]),
    }
    expect(show(sent)).toEqual({
      request: {
        method: 'POST',
        target: '/cards?key=$TOKEN',
        headers: [['authorization', 'Bearer $TOKEN']],
        body: '{\n  "pan": "***",\n  "name": "a"\n}',
      },
      response: {
        status: 200,
        headers: [
          ['content-type', 'application/json'],
          ['set-cookie', '***'],
          ['x-auth-token', '***'],
          ['date', '(varies)'],
        ],
        body: '{\n  "echo": "***",\n  "cvv": "***"\n}',
      },
    })
  })

  it('has no response when nothing came back, and no body when it was empty', () => {
    expect(show({ request: request() })).toEqual({
      request: { method: 'POST', target: '/cards?key=$TOKEN', headers: [['authorization', 'Bearer $TOKEN']] },
    })
    expect(show({ request: request(), answer: answer('') }).response).toEqual({ status: 200, headers: [] })
  })

  it('shows what it was compared with, at most two', () => {
    const other = { request: request(), answer: answer('[]') }
    expect(show({ request: request() }, [other, other, other]).references).toHaveLength(2)
  })

  it.each<[what: string, given: Uint8Array | string, want: string]>([
    ['text', 'not { json tok-1234', 'not { json $TOKEN'],
    ['broken JSON', '{"cvv":"123"', '{"cvv":"***"'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0x00]), '(3 bytes that are not text)'],
    ['a name of every object', '{"__proto__":{"a":1}}', '{\n  "__proto__": {\n    "a": 1\n  }\n}'],
    ['a time of the answer', '"2026-03-04T05:06:07Z"', '"2026-03-04T05:06:07Z"'],
    ['long text', 'x'.repeat(3000), `${'x'.repeat(2000)}… (3000 characters)`],
  ])('shows a body of %s', (_, given, want) => {
    expect(bodyOf(given)).toBe(want)
  })

  it('reads neither deeper nor further than one would', () => {
    const deep = bodyOf(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) ?? ''
    expect(deep.length).toBeLessThan(2100)
    const wide = bodyOf(JSON.stringify(Array.from({ length: 300_000 }, (_, index) => ({ index })))) ?? ''
    expect(wide.length).toBeLessThan(2100)
  })
})

describe('a run on a server that repeats what it gets', () => {
  it('shows none of the secrets in its result', async () => {
    const secrets = new Set([TOKEN])
    const card = '4111111111111111'
    const depot = await startDepot({
      tamper: (answered, read) => {
        for (const [, text = ''] of read.body.matchAll(/"unlockToken":"([^"\\]{8,})"/g)) secrets.add(text)
        const echo = `${read.headers.authorization} ${read.body} ${card} ${read.path}?${read.query}`
        const headers = {
          ...answered.headers,
          'x-echo': `${read.headers.authorization} ${card}`,
          'set-cookie': `session=${card}`,
        }
        return { ...answered, headers, body: { echo } }
      },
    })
    const result = await runDepot(depotTarget(depot.url), { part: 'addItem' }).finally(() => depot.stop())
    const shown = JSON.stringify(result)
    expect(result.findings.filter(({ evidence }) => evidence?.response?.body !== undefined).length).toBeGreaterThan(3)
    expect(secrets.size).toBeGreaterThan(3)
    expect([...secrets, card].filter((secret) => shown.includes(secret))).toEqual([])
  }, 60_000)
})
