/** Which tokens of a target are sent to which operation, and what is said where they are missing. */
import { describe, expect, it } from 'vitest'
import { knownTokens, missingTokens } from '../../../contracts/requests/known-tokens.ts'
import type { Target } from '../../../contracts/target.ts'
import { depotTarget } from '../depot/run-depot.ts'

const forbidden = { token: 'f', name: 'F' }
const expired = { token: 'e', name: 'E' }
const target = (credentials?: Target['credentials']) => depotTarget('http://x', credentials ? { credentials } : {})
const documents = (...statuses: string[]) => ({
  responses: Object.fromEntries(
    statuses.map((status) => [status, { description: '', pointer: '', headers: {}, content: {} }]),
  ),
})

describe('known tokens', () => {
  it.each<
    [
      what: string,
      credentials: Target['credentials'],
      statuses: string[],
      keywords: string[],
      missing: string | undefined,
    ]
  >([
    ['none', undefined, ['200'], [], undefined],
    [
      'none where 403 is documented',
      undefined,
      ['200', '403'],
      [],
      'A token without rights is not tried: name the variable that holds it by `credentials.forbidden.env` in the target file.',
    ],
    [
      'none where 401 is documented',
      undefined,
      ['200', '401'],
      [],
      'A token that has expired is not tried: name the variable that holds it by `credentials.expired.env` in the target file.',
    ],
    [
      'none where both are',
      undefined,
      ['401', '403'],
      [],
      'A token without rights and one that has expired is not tried: name the variable that holds it by `credentials.forbidden.env` and `credentials.expired.env` in the target file.',
    ],
    ['both', { forbidden, expired }, ['401', '403'], ['forbidden must', 'expired must'], undefined],
    ['one without a documented 403', { forbidden }, ['200'], ['forbidden should'], undefined],
  ])('are %s', (_, credentials, statuses, keywords, missing) => {
    const known = knownTokens(target(credentials), documents(...statuses))
    expect(known.map(({ keyword, atMost = 'must' }) => `${keyword} ${atMost}`)).toEqual(keywords)
    expect(missingTokens(target(credentials), documents(...statuses))).toBe(missing)
  })
})
