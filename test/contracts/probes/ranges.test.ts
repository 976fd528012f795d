/** Boundaries of a range keep it one: many a target refuses one that ends before it begins, and no schema says so. */
import { expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { smallTable } from '../small/run-small.ts'

const BOUND = { type: 'integer', minimum: 0, maximum: 9999 }
const RANGE = { type: 'object', additionalProperties: false, properties: { gte: BOUND, lte: BOUND } }

it('a bound of a range moves the other one along', () => {
  const parameters = [{ name: 'amount', in: 'query', style: 'deepObject', explode: true, schema: RANGE }]
  const table = smallTable({
    '/sales': { get: { operationId: 'list', parameters, responses: { 200: { description: '' } } } },
  })
  const target = { baseUrl: 'http://a', data: {}, capabilities: { writes: false, stateful: false }, timeoutMs: 1000 }
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const { after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  const sent = [...after].filter(({ probe }) => probe === 'boundary-values').map((one) => one.case.request.target)
  const ranges = sent.map((path) => {
    const { searchParams } = new URL(path, 'http://a')
    return ['gte', 'lte'].map((name) => searchParams.get(`amount[${name}]`))
  })
  expect(ranges).toContainEqual(['9999', '9999'])
  expect(ranges).toContainEqual(['0', '0'])
  expect(ranges.filter(([from, to]) => from !== null && to !== null && Number(from) > Number(to))).toEqual([])
})
