/** The reference receiver: what it takes, what it refuses, and by which status. */
import { afterAll, describe, expect, it } from 'vitest'
import { startReceiver } from '../../mocks/receiver.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { load } from './load.ts'

const loaded = await load('specs/canonical/d1-outbound-card.yaml')
const receiver = await startReceiver({ ...loaded, port: 0, host: '127.0.0.1', tokens: ['known'] })
afterAll(() => receiver.close())

const PATH = '/notifications/d1/v2/issuers/BANK_EX-01/authorisations'
const ROW = {
  operationId: '1',
  operation: 'PURCHASE',
  status: 'APPROVED',
  startTime: '2026-10-05T14:21:07.312Z',
  cardId: 'card-1',
}

/** Sends a body and tells the status and, of errors, the code. */
async function notify(body: string, path = PATH, headers: Record<string, string> = {}): Promise<unknown[]> {
  const usual = { authorization: 'Bearer known', 'content-type': 'application/json' }
  const answer = await fetch(`${receiver.url}${path}`, { method: 'POST', headers: { ...usual, ...headers }, body })
  const text = await answer.text()
  return text === '' ? [answer.status] : [answer.status, JSON.parse(text).error]
}

describe('a receiver takes', () => {
  it.each<[string, Json]>([
    ['what is documented', { operations: [ROW] }],
    ['an empty list', { operations: [] }],
    ['a property it does not know', { operations: [{ ...ROW, more: { a: [null] } }], more: null }],
    ['a value it does not know', { operations: [{ ...ROW, operation: 'TRANSFER', status: 'QUEUED' }] }],
    ['a thousand operations', { operations: Array.from({ length: 1000 }, () => ROW) }],
    ['members in another order', { operations: [Object.fromEntries(Object.entries(ROW).toReversed())] }],
    ['the names of prototypes', { operations: [{ ...ROW, constructor: 1, toString: 2 }] }],
  ])('%s', async (_, body) => {
    expect(await notify(JSON.stringify(body))).toEqual([204])
  })

  it('what came before, once more', async () => {
    const body = JSON.stringify({ operations: [ROW] })
    expect([await notify(body), await notify(body)]).toEqual([[204], [204]])
  })

  it('a header and a query parameter it does not know', async () => {
    expect(await notify('{"operations":[]}', `${PATH}?more=1`, { 'x-more': '1' })).toEqual([204])
  })
})

describe('a receiver refuses', () => {
  it.each<[string, string, unknown[]]>([
    ['what is no JSON', '{"operations":', [400, 'The request body is not well-formed JSON.']],
    ['nothing', '', [400, 'The request body is required.']],
    ['a list that is none', '{"operations":1}', [400, 'The body property `/operations` must be an array.']],
    [
      'an operation without an id',
      `{"operations":[{}]}`,
      [400, 'The body property `/operations/0/operationId` is required.'],
    ],
  ])('%s', async (_, body, answer) => {
    expect(await notify(body)).toEqual(answer)
  })

  it('an issuer it does not know', async () => {
    const path = PATH.replace('BANK_EX-01', 'OTHER_EX-1')
    expect(await notify('{"operations":[]}', path)).toEqual([404, 'The path parameter `issuerId` is not known here.'])
  })

  it('a token it does not know', async () => {
    const headers = { authorization: 'Bearer other' }
    expect(await notify('{"operations":[]}', PATH, headers)).toEqual([401, 'The bearer token is not a known one.'])
  })

  it('another media type', async () => {
    expect((await notify('{"operations":[]}', PATH, { 'content-type': 'text/plain' }))[0]).toBe(415)
  })
})
