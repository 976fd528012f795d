/** Something that a PUT is documented to create: it says so, is listed on whichever page, and goes again. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const PLAN = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string', minLength: 1, maxLength: 30 } },
}
const row = {
  type: 'object',
  required: ['code', 'title'],
  properties: { code: { type: 'string' }, title: { type: 'string' } },
}
const answers = (schema: Json) => ({ description: '', content: { 'application/json': { schema } } })
const code = [{ name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z]{8}-[0-9]{4}$' } }]
const gone = { '404': { description: '' } }
const whole = (name: string, maximum: number, usual: number) => {
  return { name, in: 'query', schema: { type: 'integer', minimum: 0, maximum, default: usual } }
}
const table = smallTable({
  '/plans': {
    get: {
      operationId: 'listPlans',
      parameters: [whole('offset', 900, 0), whole('limit', 10, 10)],
      responses: { '200': answers({ type: 'array', items: row }) },
    },
  },
  '/plans/{code}': {
    parameters: code,
    get: { operationId: 'readPlan', responses: { '200': answers(row), ...gone } },
    put: {
      operationId: 'putPlan',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: PLAN, example: { title: 'Something' } } },
      },
      responses: { '200': answers(row), '201': answers(row), '400': { description: '' } },
    },
    delete: { operationId: 'dropPlan', responses: { '204': { description: '' }, ...gone } },
  },
})

const OWN = 'standard-0001'

/** What a server does otherwise than it should. */
interface Ways {
  created: number
  replaced: number
  listed(own: string): boolean
  shown(plan: JsonObject): JsonObject
  drops: boolean
}

function plansServer({ created, replaced, listed, shown, drops }: Ways): (asked: Asked) => Said {
  const plans = new Map<string, JsonObject>([[OWN, { title: 'Own' }]])
  for (let turn = 0; turn < 24; turn += 1) plans.set(`earlierx-${1000 + turn}`, { title: `Plan ${turn}` })
  return ({ method, steps: [first, own], query, text }) => {
    if (first !== 'plans') return { status: 404 }
    if (own === undefined) {
      const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 10)]
      const rows = [...plans].filter(([name]) => listed(name)).map(([name, plan]) => ({ code: name, ...plan }))
      return method === 'GET' ? { status: 200, body: rows.slice(offset, offset + limit) } : { status: 405 }
    }
    const before = plans.get(own)
    if (method === 'GET') return before ? { status: 200, body: { code: own, ...shown(before) } } : { status: 404 }
    if (method === 'DELETE') {
      if (drops) plans.delete(own)
      return { status: before ? 204 : 404 }
    }
    const plan = planIn(text)
    if (method !== 'PUT') return { status: 405 }
    if (!plan || !/^[a-z]{8}-[0-9]{4}$/.test(own)) return { status: 400 }
    plans.set(own, plan)
    return { status: before ? replaced : created, body: { code: own, ...plan } }
  }
}

function planIn(text: string): JsonObject | undefined {
  try {
    const body = JSON.parse(text) as Json
    return isObject(body) && typeof body.title === 'string' ? body : undefined
  } catch {
    return undefined
  }
}

const right: Ways = { created: 201, replaced: 200, listed: () => true, shown: (plan) => plan, drops: true }
const CHECKS = [
  'creation-status',
  'made-is-found',
  'made-is-listed',
  'made-is-gone',
  'made-is-unlisted',
  'write-visible',
]

describe('something that is put where nothing was', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is as it should be', {}, []],
    ['is not called created', { created: 200 }, ['should creation-status putPlan']],
    ['is called created again', { replaced: 201 }, ['should creation-status putPlan']],
    [
      'is on no page of the list',
      { listed: (own) => own === OWN || own.startsWith('earlier') },
      ['may made-is-listed listPlans'],
    ],
    ['has lost its title', { shown: () => ({ title: '' }) }, ['should write-visible readPlan']],
    ['cannot be removed', { drops: false }, ['should made-is-gone readPlan', 'should made-is-unlisted listPlans']],
  ])('%s', async (_, ways, want) => {
    const result = await runSmall(table, plansServer({ ...right, ...ways }), { only: CHECKS, data: { code: OWN } })
    expect(broken(result)).toEqual(want)
  })
})
