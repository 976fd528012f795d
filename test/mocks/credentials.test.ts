/** Who is let in, and what a stranger is told. */
import { describe, expect, it } from 'vitest'
import { challengesOf, createAuthenticator } from '../../mocks/credentials.ts'
import { sentenceOf } from '../../mocks/exchange.ts'
import type { Operation, SecurityScheme } from '../../scripts/lib/operations.ts'
import { call, tableWith } from './calls.ts'

const SCHEMES: Record<string, SecurityScheme> = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'Digest' },
  headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'key' },
  cookieKey: { type: 'apiKey', in: 'cookie', name: 'sid' },
  oauth: { type: 'oauth2' },
  connect: { type: 'openIdConnect' },
  certificate: { type: 'mutualTLS' },
}

/** What a call is told; `undefined` when it is let in. */
function judge(
  security: Operation['security'],
  headers: Record<string, string[]>,
  target = '/',
  tokens: string[] = [],
) {
  const table = tableWith({ security }, { securitySchemes: SCHEMES })
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const refusal = createAuthenticator(table, tokens)(call(target, headers), operation)
  return refusal && [refusal.statuses[0], sentenceOf(refusal), refusal.headers?.['www-authenticate']]
}

const authorization = (...values: string[]) => ({ authorization: values })
const needsToken = [401, 'The header `Authorization` must carry one bearer token.', 'Bearer']
const needsUser = [401, 'The header `Authorization` must carry a user and a password.', 'Basic realm="mock"']
const user = Buffer.from('user:secret').toString('base64')

describe('bearer tokens', () => {
  it.each([
    [{}, [401, 'The header `Authorization` is required.', 'Bearer']],
    [authorization('Bearer abc.DEF-_~+/=='), undefined],
    [authorization('bearer abc'), undefined],
    [authorization('BEARER   abc  '), undefined],
    [authorization(''), needsToken],
    [authorization('Bearer'), needsToken],
    [authorization('Bearer '), needsToken],
    [authorization('Bearerabc'), needsToken],
    [authorization('Bearer a b'), needsToken],
    [authorization('Bearer a,b'), needsToken],
    [authorization('Bearer ä'), needsToken],
    [authorization('abc'), needsToken],
    [authorization(`Basic ${user}`), needsToken],
    [authorization('Bearer abc', 'Bearer abc'), needsToken],
  ])('%j', (headers, want) => {
    expect(judge([{ bearer: [] }], headers)).toEqual(want)
  })

  it.each([
    ['one', undefined],
    ['two', undefined],
    ['three', [401, 'The bearer token is not a known one.', 'Bearer']],
    ['one ', undefined],
    ['on', [401, 'The bearer token is not a known one.', 'Bearer']],
  ])('compares %j with the known ones', (token, want) => {
    expect(judge([{ bearer: [] }], authorization(`Bearer ${token}`), '/', ['one', 'two'])).toEqual(want)
  })

  it.each(['oauth', 'connect'])('are what %s hands out', (scheme) => {
    expect(judge([{ [scheme]: [] }], authorization('Bearer abc'))).toBeUndefined()
    expect(judge([{ [scheme]: [] }], authorization('Basic abc'))).toEqual(needsToken)
  })
})

describe('other schemes', () => {
  it.each([
    ['basic', authorization(`Basic ${user}`), '/', undefined],
    ['basic', {}, '/', [401, 'The header `Authorization` is required.', 'Basic realm="mock"']],
    ['basic', authorization('Basic bm9jb2xvbg=='), '/', needsUser],
    ['basic', authorization('Basic ***'), '/', needsUser],
    ['basic', authorization('Bearer abc'), '/', needsUser],
    ['digest', authorization('Digest username="x"'), '/', undefined],
    [
      'digest',
      authorization('Digest '),
      '/',
      [401, 'The header `Authorization` must carry digest credentials.', 'Digest'],
    ],
    ['headerKey', { 'x-key': ['k'] }, '/', undefined],
    ['headerKey', {}, '/', [401, 'The header `X-Key` is required.', 'ApiKey']],
    ['headerKey', { 'x-key': [''] }, '/', [401, 'The header `X-Key` is required.', 'ApiKey']],
    ['headerKey', { 'x-key': ['k', 'k'] }, '/', [401, 'The header `X-Key` must be given once.', 'ApiKey']],
    ['queryKey', {}, '/?key=k', undefined],
    ['queryKey', {}, '/?Key=k', [401, 'The query parameter `key` is required.', 'ApiKey']],
    ['queryKey', {}, '/?key=%', [401, 'The query parameter `key` is required.', 'ApiKey']],
    ['cookieKey', { cookie: ['a=b; sid=k'] }, '/', undefined],
    ['cookieKey', {}, '/', [401, 'The cookie `sid` is required.', 'ApiKey']],
    ['certificate', {}, '/', undefined],
  ])('%s with %j at %s', (scheme, headers: Record<string, string[]>, target, want) => {
    expect(judge([{ [scheme]: [] }], headers, target)).toEqual(want)
  })

  it('compares keys with the known ones', () => {
    expect(judge([{ headerKey: [] }], { 'x-key': ['k'] }, '/', ['k'])).toBeUndefined()
    expect(judge([{ headerKey: [] }], { 'x-key': ['x'] }, '/', ['k'])).toEqual([
      401,
      'The header `X-Key` is not a known key.',
      'ApiKey',
    ])
    expect(judge([{ queryKey: [] }], {}, '/?key=a%2Bb', ['a+b'])).toBeUndefined()
  })
})

describe('users', () => {
  const stranger = [401, 'The user is not a known one, or has another password.', 'Basic realm="mock"']
  it.each([
    ['user:secret', undefined],
    ['user:other', stranger],
    ['user:secret:more', stranger],
    ['user', needsUser],
  ])('compares %j with the known ones', (pair, want) => {
    const header = authorization(`Basic ${Buffer.from(pair).toString('base64')}`)
    expect(judge([{ basic: [] }], header, '/', ['key', 'user:secret'])).toEqual(want)
  })
})

describe('requirements', () => {
  it.each([
    [[], {}, undefined],
    [[{}], {}, undefined],
    [[{ bearer: [] }, {}], {}, undefined],
    [[{ bearer: [] }, { headerKey: [] }], { 'x-key': ['k'] }, undefined],
    [[{ bearer: [] }, { headerKey: [] }], {}, [401, 'The header `Authorization` is required.', 'Bearer, ApiKey']],
    [
      [{ bearer: [], headerKey: [] }],
      authorization('Bearer abc'),
      [401, 'The header `X-Key` is required.', 'Bearer, ApiKey'],
    ],
    [[{ bearer: [], headerKey: [] }], { ...authorization('Bearer abc'), 'x-key': ['k'] }, undefined],
  ])('%j with %j', (security, headers: Record<string, string[]>, want) => {
    expect(judge(security, headers)).toEqual(want)
  })

  it('challenges nobody where everybody may come in', () => {
    const table = tableWith({ security: [{ certificate: [] }] }, { securitySchemes: SCHEMES })
    expect(table.operations.map((operation) => challengesOf(table, operation))).toEqual([{}])
  })
})
