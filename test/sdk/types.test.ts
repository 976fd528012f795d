/** Ids and open enums. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Authorisation,
  authorisationId,
  type Body,
  type CardId,
  cardId,
  cardProductId,
  consumerId,
  type D1Client,
  D1Error,
  digitalCardId,
  issuerId,
  type Known,
  match,
  type Open,
} from '../../sdk/inbound.ts'

type Status = Authorisation['status']

const wait = (status: Status) =>
  match(
    status,
    { APPROVED: () => 'book', PARTIALLY_APPROVED: () => 'book', REVERSED: () => 'undo', DECLINED: () => 'skip' },
    (other) => `look at ${other}`,
  )

describe('match', () => {
  it('takes what is left out for what is not known', () => {
    const state = (value: Open<'ACTIVE'> | undefined) =>
      match(value, { ACTIVE: () => 'on' }, (other) => other ?? 'nothing')
    expect(['ACTIVE', 'FROZEN', undefined].map(state)).toEqual(['on', 'FROZEN', 'nothing'])
  })

  it('does what goes with a value, known or not', () => {
    expect(['APPROVED', 'REVERSED', 'NEW', 'constructor', '__proto__'].map(wait)).toEqual([
      'book',
      'undo',
      'look at NEW',
      'look at constructor',
      'look at __proto__',
    ])
  })
})

describe('ids', () => {
  it.each([
    ['issuerId', issuerId, 'BANK_EX-01', 'BANK', 'The issuerId is not 10 characters.'],
    ['cardId', cardId, 'card-1', 'card 1', 'The cardId is not text that matches ^[A-Za-z0-9_-]{1,48}$.'],
    ['consumerId', consumerId, 'c', '', 'The consumerId is not text that matches ^[A-Za-z0-9_-]{1,64}$.'],
    ['cardProductId', cardProductId, 'p', 'ü', 'The cardProductId is not text that matches ^[A-Za-z0-9_-]{1,48}$.'],
    ['digitalCardId', digitalCardId, 'd', '/', 'The digitalCardId is not text that matches ^[A-Za-z0-9_-]{1,64}$.'],
    ['operationId', authorisationId, '123456789012', '1'.repeat(13), 'The operationId is not 1 to 12 characters.'],
  ])('%s lets through what the spec does', (_, make, good, bad, message) => {
    expect(make(good)).toBe(good)
    expect(() => make(bad)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', message }))
    expect(() => make(Object(17))).toThrow(D1Error)
  })

  it('count characters as the spec does', () => {
    expect(issuerId('😀'.repeat(10))).toHaveLength(20)
  })
})

describe('types', () => {
  it('are open for what D1 sends and closed for what the issuer sends', () => {
    expectTypeOf<Status>().toEqualTypeOf<Open<'APPROVED' | 'PARTIALLY_APPROVED' | 'REVERSED' | 'DECLINED'>>()
    expectTypeOf<Known<Status>>().toEqualTypeOf<'APPROVED' | 'PARTIALLY_APPROVED' | 'REVERSED' | 'DECLINED'>()
    expectTypeOf<'LATER'>().toExtend<Status>()
    expectTypeOf<Body<'createCard'>['state']>().toEqualTypeOf<'ACTIVE' | 'INACTIVE' | undefined>()
    expectTypeOf<Awaited<ReturnType<D1Client['cards']['create']>>>().toEqualTypeOf<{ cardId: CardId }>()
    expectTypeOf<ReturnType<D1Client['cards']['register']>>().resolves.toEqualTypeOf<undefined>()
  })
})
