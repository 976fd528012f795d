/** Requests are held to the spec strictly, answers openly. */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cardProductId, consumerId, type Unknown } from '../../sdk/inbound.ts'
import { CARD, CORRELATION, clientOf, empty, errorOf, json, PAN } from './given.ts'

const NEW = { consumerId: consumerId('c'), cardProductId: cardProductId('p'), name: 'JANE DOE' }

describe('requests', () => {
  it.each<[string, object, string]>([
    ['an unknown name', { surname: 'X' }, 'body must NOT have property surname'],
    ['an unknown name that looks like data', { [PAN]: 'X' }, 'body must NOT have property …'],
    [
      'an unknown value',
      { state: 'SLEEPING' },
      'body/state must be equal to one of the allowed values: ACTIVE, INACTIVE',
    ],
    ['a wrong text', { name: `J4NE ${PAN}` }, 'body/name must match pattern "^[a-zA-Z. -]{0,26}$"'],
    [
      'a wrong type',
      { accounts: [{ default: 'no', number: '1', currencyCode: 'EUR' }] },
      'body/accounts/0/default must be boolean',
    ],
  ])('with %s are not sent, and the error does not quote them', async (_, more, rule) => {
    const { asked, d1 } = clientOf(json({ cardId: 'card-1' }, 201))
    const error = await errorOf(d1.cards.create({ ...NEW, ...more }))
    expect([error.code, error.message]).toEqual([
      'INVALID_REQUEST',
      `The request of createCard breaks a rule: ${rule}.`,
    ])
    expect([error.correlationId, error.retryable]).toEqual([CORRELATION, false])
    expect(inspect(error)).not.toContain(PAN)
    expect(asked).toEqual([])
  })

  it('tell three broken rules, and how many more', async () => {
    const { d1 } = clientOf(empty(500))
    const error = await errorOf(d1.cards.create({ ...NEW, a: 1, b: 1, c: 1, d: 1 } as typeof NEW))
    const told = ['a', 'b', 'c'].map((name) => `body must NOT have property ${name}`).join('; ')
    expect(error.message).toBe(`The request of createCard breaks a rule: ${told}; and 1 more.`)
    expect(error.problems).toHaveLength(4)
  })

  it('have headers, too', async () => {
    const { asked, d1 } = clientOf(json({}))
    const error = await errorOf(d1.cards.get(CARD, { correlationId: 'a b', userId: 'x'.repeat(16) }))
    expect(error.problems.map(({ at }) => at)).toEqual(['header/x-correlation-id', 'header/x-user-id'])
    expect(asked).toEqual([])
  })

  it('are sent as they are when nobody holds them to anything', async () => {
    const { asked, d1 } = clientOf(json({ cardId: 'card-1' }, 201), { validate: { requests: false } })
    await d1.cards.create({ ...NEW, name: '4' })
    expect(asked).toHaveLength(1)
  })
})

describe('answers', () => {
  const row = { operationId: 'op', operation: 'PURCHASE', status: 'APPROVED', startTime: '2026-01-01T10:00:00.000Z' }

  it('may have more than the spec, and the caller hears of it', async () => {
    const heard: Unknown[] = []
    const news = { ...row, status: 'PENDING', colour: 'red', operation: PAN }
    const server = json({ operations: [news], [PAN]: 1 })
    const { d1 } = clientOf(server, { onUnknown: (unknown) => heard.push(unknown) })
    expect(await Array.fromAsync(d1.cards.authorisations(CARD))).toEqual([news])
    const known = { operation: 'getAllCardAuthorisationOperations', correlationId: CORRELATION }
    expect(heard.map((one) => JSON.stringify(one)).sort()).toEqual(
      [
        { kind: 'name', at: '', what: '…', ...known },
        { kind: 'name', at: '/operations/0', what: 'colour', ...known },
        { kind: 'value', at: '/operations/0/operation', what: '…', ...known },
        { kind: 'value', at: '/operations/0/status', what: 'PENDING', ...known },
      ]
        .map((one) => JSON.stringify(one))
        .sort(),
    )
  })

  it('may have another status', async () => {
    const heard: Unknown[] = []
    const { d1 } = clientOf(empty(202), { onUnknown: (unknown) => heard.push(unknown) })
    await d1.cards.limits.update(CARD, {})
    expect(heard).toEqual([
      { kind: 'status', at: '', what: '202', operation: 'updateCardLimits', correlationId: CORRELATION },
    ])
  })

  it('count even when the listener fails', async () => {
    const onUnknown = () => {
      throw new Error('no')
    }
    const { d1 } = clientOf(json({ cardId: 'card-1', more: 1 }, 201), { onUnknown })
    expect(await d1.cards.create(NEW)).toEqual({ cardId: 'card-1', more: 1 })
  })

  it.each<[string, Response, string]>([
    ['a wrong type', Response.json({ cardId: 17 }, { status: 201 }), 'body/cardId must be string'],
    ['a missing name', Response.json({}, { status: 201 }), "body must have required property 'cardId'"],
    ['no body', new Response(null, { status: 201 }), 'body must be there'],
  ])('with %s are refused, without being quoted or asked for again', async (_, response, rule) => {
    const { asked, d1 } = clientOf(() => response)
    const error = await errorOf(d1.cards.create(NEW))
    expect([error.code, error.status, error.message]).toEqual([
      'INVALID_RESPONSE',
      201,
      `D1's answer to createCard breaks a rule: ${rule}.`,
    ])
    expect(asked).toHaveLength(1)
  })

  it('are taken as they are when nobody holds them to anything', async () => {
    const { d1 } = clientOf(json({ cardId: 17 }, 201), { validate: { responses: false } })
    expect(await d1.cards.create(NEW)).toEqual({ cardId: 17 })
  })
})
