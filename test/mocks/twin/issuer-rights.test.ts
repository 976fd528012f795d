/** Whose cards a token may touch. */
import { describe, expect, it } from 'vitest'
import { rightsRefusal } from '../../../mocks/twin/issuer-rights.ts'
import { seedStore } from '../../../mocks/twin/seed.ts'
import { load } from '../load.ts'

const { table } = await load('specs/canonical/d1-inbound-card.yaml')
const store = seedStore()
const [operation] = table.operations

function refused(issuerId: string, ...authorization: string[]): unknown {
  if (operation === undefined) return 'no operation'
  const none = new Map<string, string>()
  const request = {
    ...{ operation, path: none, body: undefined },
    call: { method: 'GET', target: '/', headers: { authorization }, body: async () => new Uint8Array() },
    values: { path: new Map([['issuerId', issuerId]]), query: none, header: none, cookie: none },
  }
  const holders = new Map([['given', 'ABCDE_FG-1']])
  return rightsRefusal(request, store, (token) => holders.get(token))
}

describe('a token', () => {
  it.each([
    ['its own issuer', 'ABCDE_FG-1', ['Bearer given']],
    ['an issuer that does not exist', 'NO_SUCH-01', ['Bearer given']],
    ['any issuer when it was not given here', 'BANK_EX-01', ['Bearer other']],
    ['any issuer when there is none', 'BANK_EX-01', []],
    ['any issuer when there are two', 'BANK_EX-01', ['Bearer given', 'Bearer given']],
  ])('may ask for %s', (_, issuerId, authorization) => {
    expect(refused(issuerId, ...authorization)).toBeUndefined()
  })

  it.each(['Bearer given', 'bearer  given'])('may not touch the cards of others: %s', (authorization) => {
    expect(refused('BANK_EX-01', authorization)).toEqual({
      refused: true,
      statuses: [403],
      subject: 'issuer',
      rule: 'is not the one that the token was given to',
    })
  })
})
