/** The token that is current on the wire, the first one everywhere else. */
import { describe, expect, it } from 'vitest'
import type { Answer, Request } from '../../../contracts/transport/exchange.ts'
import { holds, withoutTokens, withToken } from '../../../contracts/transport/token-swap.ts'

const FIRST = 'first+token/1=='
const LATER = 'later"token/$&2'

const request = (target: string, value: string): Request => ({
  method: 'GET',
  target,
  headers: [['authorization', value]],
})

const answer = (headers: Answer['headers'], body: string | Uint8Array): Answer => ({
  status: 400,
  headers,
  body: typeof body === 'string' ? Buffer.from(body) : body,
})

describe('withToken', () => {
  it.each<[what: string, given: Request, want: Request]>([
    ['a header', request('/', `Bearer ${FIRST}`), request('/', `Bearer ${LATER}`)],
    ['a header with more', request('/', `Bearer ${FIRST}xx`), request('/', `Bearer ${LATER}xx`)],
    ['a query', request('/?k=first%2Btoken%2F1%3D%3D', ''), request('/?k=later%22token%2F%24%262', '')],
    ['a request without it', request('/', 'Bearer other'), request('/', 'Bearer other')],
  ])('writes the current one into %s', (_, given, want) => {
    expect(withToken(given, FIRST, LATER)).toEqual(want)
  })

  it('keeps the first one while it is current', () => {
    const given = request('/', FIRST)
    expect(withToken(given, FIRST, FIRST)).toBe(given)
  })
})

describe('withoutTokens', () => {
  it('writes the first one for every later one, however it is written', () => {
    const said = `{"a":"later\\"token/$&2","b":"later%22token%2F%24%262","c":"third"}`
    const given = answer([['location', `/x?t=${LATER}`]], said)
    expect(withoutTokens(given, FIRST, [FIRST, LATER, 'third'])).toEqual(
      answer([['location', `/x?t=${FIRST}`]], `{"a":"${FIRST}","b":"first%2Btoken%2F1%3D%3D","c":"${FIRST}"}`),
    )
  })

  it('leaves bytes that are no text as they are', () => {
    const bytes = Uint8Array.from([0xff, 0xc3, 0x28, 0])
    expect(withoutTokens(answer([], bytes), FIRST, [LATER]).body).toBe(bytes)
    const mixed = Buffer.concat([bytes, Buffer.from('third'), bytes])
    const want = Buffer.concat([bytes, Buffer.from(FIRST), bytes])
    expect(withoutTokens(answer([], mixed), FIRST, ['third']).body).toEqual(want)
  })

  it('is the answer itself while there is one token', () => {
    const given = answer([], FIRST)
    expect(withoutTokens(given, FIRST, [FIRST])).toBe(given)
  })
})

it('finds a token in whatever way it is written', () => {
  const found = [request('/', `Basic ${FIRST}`), request('/?k=first%2Btoken%2F1%3D%3D', ''), request('/', 'Bearer x')]
  expect(found.map((one) => holds(one, FIRST))).toEqual([true, true, false])
})
