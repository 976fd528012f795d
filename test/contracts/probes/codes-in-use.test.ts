/** Codes of countries and currencies are tried where the publisher fills them, and a name says what they are. */
import { expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
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
  const target = { baseUrl: 'http://a', data: {}, capabilities: { writes: true, stateful: false }, timeoutMs: 1000 }
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  const own = [...before, ...after].filter(({ probe }) => probe === 'codes-in-use')
  return own.map((one) => one.case.fault?.sentence ?? '')
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
