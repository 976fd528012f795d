/** Boundaries of a range keep it one: many a target refuses one that ends before it begins, and no schema says so. */
import { expect, it } from 'vitest'
import { plannedCases } from '../small/planned-cases.ts'
import { smallTable } from '../small/run-small.ts'

const BOUND = { type: 'integer', minimum: 0, maximum: 9999 }
const RANGE = { type: 'object', additionalProperties: false, properties: { gte: BOUND, lte: BOUND } }

it('a bound of a range moves the other one along', () => {
  const parameters = [{ name: 'amount', in: 'query', style: 'deepObject', explode: true, schema: RANGE }]
  const table = smallTable({
    '/sales': { get: { operationId: 'list', parameters, responses: { 200: { description: '' } } } },
  })
  const ranges = plannedCases(table, 'boundary-values').map(({ request }) => {
    const { searchParams } = new URL(request.target, 'http://a')
    return ['gte', 'lte'].map((name) => searchParams.get(`amount[${name}]`))
  })
  expect(ranges).toContainEqual(['9999', '9999'])
  expect(ranges).toContainEqual(['0', '0'])
  expect(ranges.filter(([from, to]) => from !== null && to !== null && Number(from) > Number(to))).toEqual([])
})
