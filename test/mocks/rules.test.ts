/** The pipeline: what comes before what, and that one rule can be replaced. */
import { describe, expect, it } from 'vitest'
import { createPrism } from '../../mocks/prism-answers.ts'
import { createRules, type Rules, respond } from '../../mocks/rules.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { call } from './calls.ts'
import { load } from './load.ts'

const { spec, table } = await load('shop')
const rules = createRules(table, createSchemas(table), await createPrism(spec), ['known'])

/** Status and body of a call. */
async function ask(by: Rules, line: string, headers: Record<string, string[]> = {}, body = '') {
  const [method, target = ''] = line.split(' ')
  const reply = await respond(by, call(target, headers, body, method))
  return [reply.status, reply.body === undefined ? undefined : JSON.parse(reply.body)]
}

const token = { authorization: ['Bearer known'] }
const json = { 'content-type': ['application/json'] }

describe('order', () => {
  it.each([
    ['PUT /v1/nope', {}, '', 404],
    ['PUT /v1/orders?limit=x', {}, '', 405],
    ['GET /v1/orders?limit=x', {}, '', 401],
    ['GET /v1/orders?limit=x&offset=9', token, '', 400],
    ['POST /v1/orders', { 'content-type': ['text/plain'] }, '{', 401],
    ['POST /v1/orders', { ...token, 'content-type': ['text/plain'] }, '{', 415],
    ['POST /v1/orders', { ...token, ...json }, '{', 400],
    ['GET /v1/orders?offset=9', { ...token, prefer: ['code=200'] }, '', 400],
    ['GET /v1/orders?offset=10', { ...token, prefer: ['code=401'] }, '', 401],
  ])('%s with %j → %#', async (line, headers: Record<string, string[]>, body, status) => {
    expect((await ask(rules, line, headers, body))[0]).toBe(status)
  })
})

it('leaves the others alone when one rule is replaced', async () => {
  const lax: Rules = { ...rules, constrain: () => undefined }
  expect((await ask(lax, 'GET /v1/orders?offset=9', token))[0]).toBe(200)
  expect((await ask(lax, 'GET /v1/orders?limit=51', token))[0]).toBe(400)
  expect((await ask(rules, 'GET /v1/orders?offset=9', token))[0]).toBe(400)
})

it.each(['authenticate', 'readParameters', 'readBody', 'constrain', 'answer'] as const)(
  'answers 500 in the documented shape when %s fails',
  async (name) => {
    const fail = (): never => {
      throw new Error('4111111111111111 at /secret/path.ts:1')
    }
    expect(await ask({ ...rules, [name]: fail }, 'GET /v1/orders', token)).toEqual([
      500,
      { errorCode: 'INTERNAL_SERVER_ERROR', error: 'The mock failed; its answer says nothing about the contract.' },
    ])
  },
)
