/** What a token endpoint may answer: a token, or a reason that repeats nothing it said freely. */
import { describe, expect, it } from 'vitest'
import { readGrant } from '../../../contracts/transport/token-answer.ts'

function answer(status: number, body: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: [['content-type', type]] as const, body: Buffer.from(text) }
}

describe('readGrant', () => {
  it.each<[what: string, body: object, lifetime: number]>([
    ['everything', { access_token: 'abc', token_type: 'Bearer', expires_in: 900 }, 900],
    ['a lifetime as text', { access_token: 'abc', token_type: 'bearer', expires_in: '900' }, 900],
    ['no lifetime', { access_token: 'abc' }, 300],
    ['a lifetime that is none', { access_token: 'abc', expires_in: 'soon' }, 300],
    ['a lifetime of nothing', { access_token: 'abc', expires_in: 0 }, 300],
  ])('takes %s', (_, body, lifetime) => {
    expect(readGrant(answer(200, body), 'https://x/token')).toEqual({ token: 'abc', lifetime })
  })

  it.each<[status: number, body: unknown, type: string, want: string]>([
    [
      400,
      { error: 'invalid_grant', error_description: 'secret' },
      'application/json',
      'refuses the assertion (400, invalid_grant); check `kid`, `iss`, `sub`, the key and the clock of this machine.',
    ],
    [
      401,
      { error: 'eyJ-secret' },
      'application/json',
      'refuses the assertion (401); check `kid`, `iss`, `sub`, the key and the clock of this machine.',
    ],
    [
      400,
      { error: '__proto__' },
      'application/json',
      'refuses the assertion (400); check `kid`, `iss`, `sub`, the key and the clock of this machine.',
    ],
    [404, '<html>secret', 'text/html', 'is not there (404); correct `tokenUrl`.'],
    [302, '', 'text/html', 'redirects (302), which is not followed; correct `tokenUrl`.'],
    [500, 'secret', 'text/plain', 'cannot answer just now (500); run it again later.'],
    [429, '', 'text/plain', 'cannot answer just now (429); run it again later.'],
    [200, '<html>secret</html>', 'text/html', 'answers with text/html that is no JSON; correct `tokenUrl`.'],
    [200, '', 'application/json', 'answers with application/json that is no JSON; correct `tokenUrl`.'],
    [200, [], 'application/json', 'answers without `access_token`; correct `tokenUrl`.'],
    [200, { access_token: 7 }, 'application/json', 'answers without `access_token`; correct `tokenUrl`.'],
    [200, { access_token: 'a\nb' }, 'application/json', 'gives a token that cannot be sent; it is to be mended there.'],
    [
      200,
      { access_token: 'a', token_type: 'MAC' },
      'application/json',
      'gives a token that is no Bearer token; check `scope` and `tokenUrl`.',
    ],
  ])('refuses %s %j', (status, body, type, want) => {
    const read = () => readGrant(answer(status, body, type), 'https://x/token')
    expect(read).toThrow(
      expect.objectContaining({ code: 'TARGET', message: `The token endpoint ${want} (https://x/token)` }),
    )
  })
})
