import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, forgetBodies, parseBody } from '../../../contracts/transport/exchange.ts'

const answer = (body: string | Uint8Array, undecodable?: string): Answer => ({
  ...{ status: 200, headers: [], body: typeof body === 'string' ? new TextEncoder().encode(body) : body },
  ...(undecodable === undefined ? {} : { undecodable }),
})

afterEach(forgetBodies)

describe('a body', () => {
  const cases: [name: string, of: Answer, want: ReturnType<typeof parseBody>][] = [
    ['that is JSON', answer('{"a":1}'), { ok: true, value: { a: 1 } }],
    ['with a byte order mark', answer('\ufeff[1]'), { ok: true, value: [1] }],
    ['that is not JSON', answer('{"a":'), { ok: false, reason: 'the body is not JSON' }],
    ['that is not UTF-8', answer(Uint8Array.of(34, 255, 34)), { ok: false, reason: 'the body is not UTF-8' }],
    ['that is empty', answer(''), { ok: false, reason: 'the body is empty' }],
    [
      'in a coding it does not have',
      answer('1', 'gzip'),
      { ok: false, reason: 'the body is not gzip, as `Content-Encoding` says' },
    ],
  ]
  it.each(cases)('%s is read', (_, of, want) => {
    expect(parseBody(of)).toEqual(want)
    expect(parseBody(of)).toBe(parseBody(of))
  })

  it('that comes again is read once, until bodies are forgotten', () => {
    const first = parseBody(answer('{"a":1}'))
    expect(parseBody(answer('{"a":1}'))).toBe(first)
    forgetBodies()
    expect(parseBody(answer('{"a":1}'))).not.toBe(first)
  })

  it('larger than all that is remembered is read each time', () => {
    const large = JSON.stringify('x'.repeat(2_000_000))
    expect(parseBody(answer(large))).not.toBe(parseBody(answer(large)))
    expect(parseBody(answer(large))).toEqual({ ok: true, value: 'x'.repeat(2_000_000) })
  })
})
