/** Where a document offers several ways to sign in, each of them is enough. */
import { describe, expect, it } from 'vitest'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  staff: { type: 'http', scheme: 'bearer' },
}
const get = {
  operationId: 'readNote',
  security: [{ key: [] }, { staff: [] }],
  responses: { '200': { description: '' }, '401': { description: '' } },
}
const table = smallTable({ '/note': { get } }, { components: { securitySchemes } })
const secrets = { key: { token: 'a-k3y-of-4-house', name: 'KEY' }, staff: { token: 'a-t0ken-of-staff', name: 'STAFF' } }

describe('the second way to sign in', () => {
  it.each<[what: string, takes: boolean, want: string[]]>([
    ['is taken', true, []],
    ['is not taken', false, ['should valid-request-accepted readNote']],
  ])('%s', async (_, takes, want) => {
    const result = await runSmall(
      table,
      ({ headers }) => {
        const isKnown = headers['x-key'] === 'a-k3y-of-4-house'
        return { status: isKnown || (takes && headers.authorization === 'Bearer a-t0ken-of-staff') ? 200 : 401 }
      },
      { only: ['valid-request-accepted'], secrets },
    )
    expect(broken(result)).toEqual(want)
  })
})
