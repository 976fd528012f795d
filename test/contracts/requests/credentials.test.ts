/** Credentials of schemes that an operation does not take. */
import { describe, expect, it } from 'vitest'
import { foreignCredentials } from '../../../contracts/requests/credentials.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const table: OperationsTable = {
  ...bareTable(),
  securitySchemes: {
    jwt: { type: 'http', scheme: 'bearer' },
    oauth: { type: 'oauth2' },
    key: { type: 'apiKey', in: 'query', name: 'k' },
    card: { type: 'mutualTLS' },
  },
}
const secret = (token: string) => ({ token, name: 'X' })
const secrets = { jwt: secret('a'), oauth: secret('b'), key: secret('c'), card: secret('d'), gone: secret('e') }

function foreign(security: Operation['security'], more = secrets): string[] {
  const operation: Operation = {
    ...{ id: 'o', method: 'get', path: '/o', pointer: '', parameters: [], responses: {}, constraints: [] },
    security,
  }
  const target = { baseUrl: 'http://x', data: {}, capabilities: { writes: true, stateful: true }, timeoutMs: 1 }
  const found = foreignCredentials(table, operation, { ...target, secrets: more, bearer: secret('z') })
  return found.map((one) => `${one.scheme} ${one.placement.in} ${one.secret}`)
}

describe('foreignCredentials', () => {
  it.each<[Operation['security'], string[]]>([
    [[{ jwt: [] }], ['oauth header b', 'key query c']],
    [[{ jwt: [], key: [] }], ['oauth header b']],
    [[{ jwt: [] }, { oauth: [] }], ['key query c']],
  ])('of %j', (security, want) => expect(foreign(security)).toEqual(want))

  it('are none where they are those of another name', () => {
    expect(foreign([{ jwt: [] }], { ...secrets, oauth: secret('a') })).toEqual(['key query c'])
  })
})
