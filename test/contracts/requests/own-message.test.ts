/** Notifications that are told apart by the names they have. */
import { describe, expect, it } from 'vitest'
import { asOtherMessage } from '../../../contracts/requests/own-message.ts'
import { isObject, type Json } from '../../../scripts/lib/json.ts'

const other = (body: Json, purpose = 'unknown', accepts: (body: Json) => boolean = () => true) =>
  asOtherMessage(body, { seed: 1, purpose, accepts })

describe('another message', () => {
  const BODY = { operationId: 'op-1001', cardId: 'card-0001', events: [{ eventId: 'EVT_7', id: 12 }], state: 'ACTIVE' }

  it('has other names of the same form, and all else', () => {
    const told = other(BODY)
    expect(told).toMatchObject({ operationId: expect.stringMatching(/^[a-z]{2}-\d{4}$/), cardId: 'card-0001' })
    expect(told).toMatchObject({ events: [{ eventId: expect.stringMatching(/^[A-Z]{3}_\d$/), id: 12 }] })
    expect(told).not.toEqual(BODY)
  })

  it('is the same for the same purpose, and not for another', () => {
    expect(other(BODY)).toEqual(other(BODY))
    expect(other(BODY)).not.toEqual(other(BODY, 'near'))
  })

  it('keeps a name where the document allows no other', () => {
    expect(other(BODY, 'unknown', (body) => isObject(body) && body.operationId === 'op-1001')).toMatchObject({
      operationId: 'op-1001',
    })
  })

  it('is the same where nothing names it', () => {
    expect(other({ cardId: 'card-0001', requestorId: 'r1' })).toEqual({ cardId: 'card-0001', requestorId: 'r1' })
  })

  it('keeps the signs of a UUID', () => {
    const told = other({ id: '26ac8da8-a31b-4e2c-af89-ac0f8022aaf7' })
    expect(told).toEqual({ id: expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) })
  })
})
