/** Codes of countries and currencies are tried where the publisher fills them, and a name says what they are. */
import { expect, it } from 'vitest'
import { plannedCases } from '../small/planned-cases.ts'
import { smallTable } from '../small/run-small.ts'

const BODY = {
  type: 'object',
  required: ['country', 'billingCurrency', 'code'],
  properties: {
    country: { type: 'string', pattern: '^[A-Z]{3}$', example: 'DEU' },
    billingCurrency: { type: 'string', pattern: '^[0-9]{3}$', example: '978' },
    code: { type: 'string', pattern: '^[A-Z]{2}$', example: 'DE' },
  },
}

/** The codes that are sent to a host. */
function said(host: string): string[] {
  const content = { 'application/json': { schema: BODY } }
  const post = {
    operationId: 'tell',
    requestBody: { required: true, content },
    responses: { 204: { description: '' } },
  }
  const table = smallTable({ '/tellings': { post } }, { servers: [{ url: `https://${host}/v1` }] })
  return plannedCases(table, 'codes-in-use').map(({ fault }) => fault?.sentence ?? '')
}

it('as their form allows, of all regions', () => {
  expect(said('your.host')).toEqual(
    ['USA', 'JPN', 'BRA', 'SLE', 'KWT', 'CHN']
      .map((code) => `body property \`/country\` is "${code}": the code of a country`)
      .concat(
        ['840', '392', '986', '925', '414', '156'].map(
          (code) => `body property \`/billingCurrency\` is "${code}": the code of a currency`,
        ),
      ),
  )
})

it('not where a client fills them', () => {
  expect(said('api.example')).toEqual([])
})
