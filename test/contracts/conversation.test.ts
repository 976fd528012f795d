/** What is said around a case: waiting, asking again, controls, giving up. No network: the transport is a table. */
import { describe, expect, it } from 'vitest'
import { Conversation, type Hangs } from '../../contracts/conversation.ts'
import { judge } from '../../contracts/judging/judging.ts'
import type { Case } from '../../contracts/probes/probe.ts'
import type { Answer, Request } from '../../contracts/transport/exchange.ts'
import { Line } from '../../contracts/transport/line.ts'
import type { Transport } from '../../contracts/transport/transport.ts'
import type { Failure } from '../../contracts/transport/transport-failures.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

const operation: Operation = {
  id: 'x',
  method: 'get',
  path: '/x',
  pointer: '/op',
  parameters: [],
  responses: {},
  security: [],
  constraints: [],
}

const table: OperationsTable = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '',
  servers: [],
  securitySchemes: {},
  components: { schemas: {} },
  operations: [operation],
  sources: {},
}

const request = (target: string): Request => ({ method: 'GET', target, headers: [] })
const BASE = request('/base')

function valid(target: string, more: Partial<Case> = {}): Case {
  const fault = { location: 'query', name: 'a', keyword: 'maximum', sentence: 's' }
  return {
    intent: 'valid',
    aims: { valid: { fromData: false } },
    request: request(target),
    secrets: [],
    rule: '',
    fault,
    ...more,
  }
}

const PLAIN = valid('/base', { request: BASE })

/** What a target answers, by path: statuses one after the other, the last one for ever; 0 hangs. */
function scripted(script: Record<string, number[]>): { line: Line; asked: string[] } {
  const asked: string[] = []
  const left = new Map(Object.entries(script).map(([target, statuses]) => [target, [...statuses]]))
  const transport: Transport = {
    async send({ target }) {
      asked.push(target)
      const statuses = left.get(target) ?? [200]
      const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200
      const failure: Failure = { kind: 'timeout', sentence: 'It hangs.' }
      const answer: Answer = { status, headers: [['retry-after', '0']], body: new Uint8Array() }
      return status === 0 ? { ok: false, failure, durationMs: 1 } : { ok: true, answer, durationMs: 1 }
    },
    close: async () => {},
  }
  return { line: new Line(transport), asked }
}

/** Opens with the base request and holds one case. */
async function talk(script: Record<string, number[]>, one: Case, hangs: Hangs = new Map()) {
  const { line, asked } = scripted(script)
  const conversation = new Conversation(line, operation, PLAIN, hangs)
  await conversation.open('valid-base', { ...valid('/base'), request: BASE })
  const held = await conversation.hold('boundary-values', one)
  const status = 'exchange' in held.outcome ? held.outcome.exchange.answer.status : held.outcome.failure.sentence
  return { status, controls: held.controls, asked: asked.slice(1), traffic: held.traffic.length }
}

const others = { ordinary: () => [request('/other-1'), request('/other-2')] }

describe('a valid request', () => {
  it.each<[what: string, script: Record<string, number[]>, more: Partial<Case>, want: object]>([
    ['that is served needs no control', {}, {}, { status: 200, controls: { ordinary: [] }, asked: ['/a'] }],
    [
      'that is refused is compared with the base request',
      { '/a': [400] },
      {},
      { status: 400, controls: { again: 200, ordinary: [] }, asked: ['/a', '/base'] },
    ],
    [
      'that is refused is compared with other values until one is served',
      { '/a': [400] },
      others,
      { status: 400, controls: { again: 200, ordinary: [200] }, asked: ['/a', '/base', '/other-1'] },
    ],
    [
      'that is refused as all others are',
      { '/a': [400], '/other-1': [404], '/other-2': [404] },
      others,
      { status: 400, controls: { again: 200, ordinary: [404, 404] }, asked: ['/a', '/base', '/other-1', '/other-2'] },
    ],
    [
      'that is refused as the base request is needs none',
      { '/base': [404], '/a': [404] },
      others,
      { status: 404, controls: { ordinary: [] }, asked: ['/a'] },
    ],
    [
      'that is one too many is sent again',
      { '/a': [429, 429, 200] },
      {},
      { status: 200, controls: { ordinary: [] }, asked: ['/a', '/a', '/a'] },
    ],
    [
      'that is always one too many is not judged',
      { '/a': [429] },
      {},
      {
        status: 'The target limits the rate of requests (429).',
        controls: { ordinary: [] },
        asked: ['/a', '/a', '/a'],
      },
    ],
    [
      'that comes at a bad moment is sent again',
      { '/a': [503, 200] },
      {},
      { status: 200, controls: { ordinary: [] }, asked: ['/a', '/a'] },
    ],
    [
      'that alone is never answered gets what it got',
      { '/a': [503] },
      {},
      { status: 503, controls: { again: 200, ordinary: [] }, asked: ['/a', '/a', '/a', '/base', '/base'] },
    ],
    [
      'that is not answered like anything else is not judged',
      { '/base': [200, 503], '/a': [503] },
      {},
      {
        status: 'The target is unavailable just now (503).',
        controls: { ordinary: [] },
        asked: ['/a', '/a', '/a', '/base', '/base', '/base'],
      },
    ],
  ])('%s', async (_, script, more, want) => {
    expect(await talk(script, valid('/a', more))).toEqual({ ...want, traffic: expect.any(Number) })
  })

  it('is sent with what belongs to it', async () => {
    expect((await talk({}, valid('/a', { reference: request('/more') }))).asked).toEqual(['/a', '/more'])
  })
})

describe('a target that hangs', () => {
  it('is not asked a third time for the same kind of thing', async () => {
    const hangs: Hangs = new Map()
    const script = { '/a': [0] }
    expect(
      [await talk(script, valid('/a'), hangs), await talk(script, valid('/a'), hangs)].map((one) => one.status),
    ).toEqual(['It hangs.', 'It hangs.'])
    expect(await talk(script, valid('/a'), hangs)).toEqual({
      status: 'The request was not sent: the target gave no answer to others of its kind.',
      controls: { ordinary: [] },
      asked: [],
      traffic: 0,
    })
  })

  it.each<[greeting: number, broken: string | undefined]>([
    [200, undefined],
    [0, 'It hangs.'],
  ])('is greeted after four failures: %s gives %s', async (greeting, broken) => {
    const { line, asked } = scripted({ '/a': [0], '/hello': [200, greeting] })
    expect(await line.greet(request('/hello'))).toBeUndefined()
    for (let turn = 0; turn < 4; turn++) await line.send(request('/a'), [])
    expect(asked).toEqual(['/hello', '/a', '/a', '/a', '/a', '/hello'])
    expect(line.broken?.sentence).toBe(broken)
    await line.send(request('/b'), [])
    expect(asked.at(-1)).toBe(broken === undefined ? '/b' : '/hello')
  })
})

describe('a check that fails itself', () => {
  it('is an error of that judgement, never a pass', async () => {
    const { line } = scripted({})
    const held = await new Conversation(line, operation, PLAIN, new Map()).hold('p', valid('/a'))
    const check = {
      id: 'faulty',
      severity: 'must' as const,
      title: 'Is faulty',
      asserts: '',
      reference: '',
      needs: ['exchange'] as const,
      judge: () => {
        throw new TypeError('nothing\nhere')
      },
    }
    const [judgement] = judge(table, [check], held, {}, undefined)
    expect([judgement?.outcome, judgement?.expected]).toEqual(['error', 'The check faulty failed itself: nothing here'])
  })

  it('is not even asked when a fact it needs is absent', async () => {
    const { line } = scripted({})
    const held = await new Conversation(line, operation, PLAIN, new Map()).hold('p', valid('/a'))
    const check = {
      id: 'x',
      severity: 'must' as const,
      title: '',
      asserts: '',
      reference: '',
      needs: ['page'] as const,
      judge: () => [],
    }
    expect(judge(table, [check], held, {}, undefined)).toEqual([])
  })
})
