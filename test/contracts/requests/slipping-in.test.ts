/** Requests without valid credentials that a guard may overlook. */
import { describe, expect, it } from 'vitest'
import { slippingIn } from '../../../contracts/requests/slipping-in.ts'
import type { Request } from '../../../contracts/transport/exchange.ts'

const BEARER = { in: 'header', name: 'authorization', scheme: 'Bearer' } as const
const read: Request = { method: 'GET', target: '/a', headers: [] }
const write: Request = { method: 'POST', target: '/a', headers: [], body: new Uint8Array([123, 125]) }

describe('slippingIn', () => {
  it.each<[string, Request, Parameters<typeof slippingIn>[1], string[]]>([
    ['a read', read, BEARER, ['missing-from-within', 'unknown-twice']],
    ['a write', write, BEARER, ['missing-from-within', 'missing-in-chunks', 'unknown-twice']],
    ['a key in the query', read, { in: 'query', name: 'k', scheme: '' }, ['missing-from-within']],
  ])('of %s', (_, plain, placement, want) => {
    expect(slippingIn(plain, placement, 'wrong').map(({ keyword }) => keyword)).toEqual(want)
  })

  it('shows nothing that is known', () => {
    const [, twice] = slippingIn(read, BEARER, 'wrong')
    expect(twice?.request.headers).toEqual([
      ['authorization', 'Bearer wrong'],
      ['authorization', 'Bearer wrong2'],
    ])
  })
})
