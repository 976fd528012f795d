/** What is said around a case: waiting, asking again, controls, giving up. No network: the transport is a table. */
import { describe, expect, it } from 'vitest'
import { Conversation } from '../../contracts/conversation.ts'
import { judge } from '../../contracts/judging/judging.ts'
import type { Case } from '../../contracts/probes/probe.ts'
import type { Hangs } from '../../contracts/silence.ts'
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

/** What a target answers, by path: statuses one after the other, the last one for ever; 0 hangs, -1 hangs up. */
function scripted(script: Record<string, number[]>, durationMs = 1): { line: Line; asked: string[] } {
  const asked: string[] = []
  const left = new Map(Object.entries(script).map(([target, statuses]) => [target, [...statuses]]))
  const transport: Transport = {
    async send({ target }, times = 1) {
      asked.push(target)
      const statuses = left.get(target) ?? [200]
      const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200
      const hangs: Failure = { kind: 'timeout', sentence: 'It hangs.' }
      const closes: Failure = { kind: 'reset', sentence: 'It hangs up.' }
      const answer: Answer = { status, headers: [['retry-after', '0']], body: new Uint8Array() }
      if (status === 0) return { ok: false, failure: hangs, durationMs: 100 * times }
      return status < 0 ? { ok: false, failure: closes, durationMs } : { ok: true, answer, durationMs }
    },
    close: async () => {},
  }
  return { line: new Line(transport), asked }
}

/** Opens with the base request and holds one case. */
async function talk(script: Record<string, number[]>, one: Case, hangs: Hangs = new Map(), durationMs = 1) {
  const { line, asked } = scripted(script, durationMs)
  const conversation = new Conversation(line, operation, PLAIN, hangs)
  await conversation.open('valid-base', { ...valid('/base'), request: BASE })
  const held = await conversation.hold('boundary-values', one)
  const status = 'exchange' in held.outcome ? held.outcome.exchange.answer.status : held.outcome.failure.sentence
  return { status, controls: held.controls, asked: asked.slice(1), traffic: held.traffic.length }
}

/** The same, and why there is no answer. */
async function silence(script: Record<string, number[]>, { more = {}, durationMs = 1 } = {}) {
  const { line, asked } = scripted(script, durationMs)
  const hangs: Hangs = new Map()
  const conversation = new Conversation(line, operation, PLAIN, hangs)
  await conversation.open('valid-base', { ...valid('/base'), request: BASE })
  const { outcome } = await conversation.hold('boundary-values', valid('/a', more))
  const end = 'exchange' in outcome ? outcome.exchange.answer.status : outcome.failure.kind
  return { end, asked: asked.slice(1), spared: (hangs.get('boundary-values query maximum') ?? 0) >= 2 }
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
      { status: 400, controls: { again: 200, ordinary: [200] }, asked: ['/a', '/other-1', '/base'] },
    ],
    [
      'that is refused as all others are',
      { '/a': [400], '/other-1': [404], '/other-2': [404] },
      others,
      { status: 400, controls: { again: 200, ordinary: [404, 404] }, asked: ['/a', '/other-1', '/other-2', '/base'] },
    ],
    [
      'that is unknown as all others are needs no more',
      { '/a': [404], '/other-1': [404], '/other-2': [404] },
      others,
      { status: 404, controls: { ordinary: [404] }, asked: ['/a', '/other-1'] },
    ],
    [
      'that is refused is sent with others beside it, too',
      { '/a': [400], '/beside-1': [400] },
      { moved: () => [request('/beside-1'), request('/beside-2'), request('/beside-3')] },
      {
        status: 400,
        controls: { again: 200, ordinary: [], moved: [400, 200] },
        asked: ['/a', '/base', '/beside-1', '/beside-2'],
      },
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

describe('a request without an answer', () => {
  const write: Partial<Case> = { request: { ...request('/a'), method: 'POST' } }

  it.each<[what: string, script: Record<string, number[]>, want: object, more?: Partial<Case>, durationMs?: number]>([
    [
      'is sure when plain requests are answered in between',
      { '/a': [0] },
      { end: 'mute', asked: ['/a', '/base', '/a', '/base'], spared: true },
    ],
    [
      'is sure when only its connection is closed',
      { '/a': [-1] },
      { end: 'closing', asked: ['/a', '/base', '/a', '/base', '/base', '/a'] },
    ],
    [
      'is nothing where every other connection is closed',
      { '/base': [200, 200, 200, -1], '/a': [-1] },
      { end: 'reset', asked: ['/a', '/base', '/a', '/base', '/base'] },
    ],
    [
      'is nothing where the third connection is not closed',
      { '/a': [-1, -1, 200] },
      { end: 'reset', asked: ['/a', '/base', '/a', '/base', '/base', '/a'] },
    ],
    ['was bad luck when it is answered then', { '/a': [0, 200] }, { end: 200, asked: ['/a', '/base', '/a'] }],
    ['was bad luck when it is refused then', { '/a': [-1, 404] }, { end: 404, asked: ['/a', '/base', '/a', '/base'] }],
    [
      'may have been served, so that its refusal then says nothing',
      { '/a': [0, 409] },
      { end: 'timeout', asked: ['/a', '/base', '/a'] },
      write,
    ],
    ['was a write that is served then', { '/a': [0, 201] }, { end: 201, asked: ['/a', '/base', '/a'] }, write],
    ['is nothing where nobody gets one', { '/base': [200, 0], '/a': [0] }, { end: 'timeout', asked: ['/a', '/base'] }],
    [
      'is nothing where the plain request gets none in the end',
      { '/base': [200, 200, 0], '/a': [0] },
      { end: 'timeout', asked: ['/a', '/base', '/a', '/base'] },
    ],
    [
      'is nothing while the target is starting',
      { '/base': [200, 503], '/a': [0] },
      { end: 'timeout', asked: ['/a', '/base', '/base', '/base'] },
    ],
    [
      'is nothing where there is too much to do',
      { '/base': [200, 429], '/a': [0] },
      { end: 'timeout', asked: ['/a', '/base', '/base', '/base'] },
    ],
    ['is nothing when it ends in two ways', { '/a': [0, -1] }, { end: 'reset', asked: ['/a', '/base', '/a'] }],
    [
      'is nothing where any answer takes its time',
      { '/a': [0] },
      { end: 'timeout', asked: ['/a', '/base', '/a', '/base'] },
      {},
      90,
    ],
  ])('%s', async (_, script, want, more = {}, durationMs = 1) => {
    expect(await silence(script, { more, durationMs })).toEqual({ spared: false, ...want })
  })

  it('is not sure of anything where another one was bad luck', async () => {
    const { line } = scripted({ '/a': [0, 200], '/b': [0] })
    const conversation = new Conversation(line, operation, PLAIN, new Map())
    await conversation.open('valid-base', PLAIN)
    await conversation.hold('boundary-values', valid('/a'))
    const { outcome } = await conversation.hold('boundary-values', valid('/b'))
    expect('failure' in outcome && outcome.failure.kind).toBe('timeout')
  })

  it('is sure twice for a probe, whose other requests are not sent then', async () => {
    const { line, asked } = scripted({ '/a': [0], '/b': [0] })
    const conversation = new Conversation(line, operation, PLAIN, new Map())
    await conversation.open('valid-base', PLAIN)
    const fault = (keyword: string) => ({ location: 'query', name: 'a', keyword, sentence: 's' })
    for (const [target, keyword] of [
      ['/a', 'minimum'],
      ['/b', 'maximum'],
      ['/c', 'type'],
    ] as const) {
      await conversation.hold('boundary-values', valid(target, { fault: fault(keyword) }))
    }
    expect(asked.filter((target) => target === '/c')).toEqual([])
  })
})

describe('a target that hangs', () => {
  it.each<[what: string, script: Record<string, number[]>, hung: string[]]>([
    ['a third time', { '/a': [0], '/base': [200, 0] }, ['It hangs.', 'It hangs.']],
    ['again, once that is sure,', { '/a': [0] }, ['It hangs.']],
  ])('is not asked %s for the same kind of thing', async (_, script, hung) => {
    const hangs: Hangs = new Map()
    const statuses: unknown[] = []
    for (let turn = 0; turn < hung.length; turn++) statuses.push((await talk(script, valid('/a'), hangs)).status)
    expect(statuses).toEqual(hung)
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
    expect(await line.greet([request('/hello')])).toBeUndefined()
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
