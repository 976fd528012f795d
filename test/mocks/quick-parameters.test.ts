/** Reading parameters quickly comes to what reading them thoroughly comes to, whatever was sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Call, isRefusal, type Route } from '../../mocks/exchange.ts'
import { createParameterReader, type ParameterReader } from '../../mocks/parameters.ts'
import { createQuickReader } from '../../mocks/quick-parameters.ts'
import { createRouter } from '../../mocks/router.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { generatedValidators } from '../../mocks/validators.ts'
import { call, operationOf } from './calls.ts'
import { load } from './load.ts'

const UNUSED: ParameterReader = () => {
  throw new Error('A plain call was read thoroughly.')
}

/** The route of a call that has one. */
function routed(router: ReturnType<typeof createRouter>, asked: Call): Route {
  const route = router(asked)
  if (isRefusal(route)) throw new Error('The call has no route.')
  return route
}

describe.each(['specs/canonical/d1-inbound-card.yaml', 'shop', 'parameters'])('%s', async (name) => {
  const { table } = await load(name)
  const schemas = createSchemas(table, await generatedValidators(table))
  const thorough = createParameterReader(schemas)
  const quick = createQuickReader(thorough, schemas)
  const names = [...new Set(table.operations.flatMap(({ parameters }) => parameters.map((one) => one.name)))]

  it('comes to the same', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '10',
        '-1',
        '1e1',
        '007',
        'true',
        'null',
        'a',
        'card-0001',
        '%31',
        '%zz',
        '+',
        'a,b',
        '&',
      ),
      fc.constantFrom('2026-10-30T18:28:47.600Z', 'ABCDE_FG-1', '__proto__', '0123456789'),
    )
    const pairs = fc.array(fc.tuple(fc.constantFrom(...names, '__proto__', 'x'), text), { maxLength: 4 })
    const headers = fc.array(fc.tuple(fc.constantFrom(...names), fc.array(text, { minLength: 1, maxLength: 2 })))
    const operations = fc.constantFrom(...table.operations)
    fc.assert(
      fc.property(operations, text, pairs, headers, (operation, segment, query, sent) => {
        const target = `?${query.map(([key, value]) => `${key}=${value}`).join('&')}`
        const named = sent.map(([key, values]) => [key.toLowerCase(), values] as const)
        const path = new Map(
          operation.parameters.filter((one) => one.in === 'path').map((one) => [one.name, segment] as const),
        )
        const asked = call(target, Object.fromEntries(named))
        expect(quick(asked, { operation, path })).toEqual(thorough(asked, { operation, path }))
      }),
      { numRuns: 400, seed: 1 },
    )
  })
})

describe('plain calls', async () => {
  const { table } = await load('specs/canonical/d1-inbound-card.yaml')
  const schemas = createSchemas(table, await generatedValidators(table))
  const router = createRouter(table)
  const list = '/v2/issuers/BANK_EX-01/cards/card-0001/authorisations/operations'

  it('need no thorough reading', () => {
    const asked = call(`${list}?limit=10&offset=20&other=%&startDate=2026-10-30T18:28:47.600Z`.replace('%', 'x'))
    const values = createQuickReader(UNUSED, schemas)(asked, routed(router, asked))
    expect(isRefusal(values) ? values : [...values.query]).toEqual([
      ['limit', 10],
      ['offset', 20],
      ['startDate', '2026-10-30T18:28:47.600Z'],
    ])
  })

  it.each(['limit=0', 'limit=x', 'limit=1&limit=1', 'limit', 'limit=%31'])('are not those with %s', (query) => {
    const asked = call(`${list}?${query}`)
    expect(() => createQuickReader(UNUSED, schemas)(asked, routed(router, asked))).toThrow('read thoroughly')
  })

  it('are judged by the schemas of an operation that was read otherwise', () => {
    const operation = { ...operationOf(table, 'getAllCardAuthorisationOperations') }
    operation.parameters = operation.parameters.map((one) => (one.name === 'limit' ? { ...one, schema: false } : one))
    const asked = call(`${list}?limit=10`)
    const route = { ...routed(router, asked), operation }
    expect(() => createQuickReader(UNUSED, schemas)(asked, route)).toThrow('read thoroughly')
  })
})
