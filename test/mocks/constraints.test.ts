/** `x-constraints` as the mock reads them. */
import { expect, it } from 'vitest'
import { brokenConstraint } from '../../mocks/constraints.ts'
import { sentenceOf } from '../../mocks/exchange.ts'
import type { Constraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { operationOf, PAGING as RULE, requestFor, tableWith } from './calls.ts'

const { defaultOf: _, default: __, ...OPEN } = RULE
const LIMIT: Parameter = {
  name: 'limit',
  in: 'query',
  required: false,
  pointer: '',
  style: 'form',
  explode: true,
  schema: { default: 20 },
}

/** The sentence of the first broken rule, with its field. */
function broken(constraints: Constraint[], query: Record<string, Json>, body?: Json, parameters: Parameter[] = []) {
  const operation = operationOf(tableWith({ constraints, parameters }), 'test')
  const refusal = brokenConstraint(requestFor(operation, query, body))
  return refusal && sentenceOf(refusal)
}

const byDefault = 'The query parameter `offset` must be a multiple of `limit` (10 when left out).'
it.each<[Record<string, Json>, string | undefined]>([
  [{}, undefined],
  [{ offset: 0 }, undefined],
  [{ offset: 10 }, undefined],
  [{ offset: 9 }, byDefault],
  [{ offset: 11, limit: 10 }, byDefault],
  [{ offset: 9, limit: 3 }, undefined],
  [{ offset: 50, limit: 50 }, undefined],
  [{ offset: 10, limit: 50 }, byDefault],
  [{ offset: -10 }, undefined],
  [{ offset: 5, limit: 0 }, byDefault],
  [{ offset: 0, limit: 0 }, undefined],
  [{ limit: 7 }, undefined],
])('aligned: %j', (query, want) => {
  expect(broken([RULE], query)).toBe(want)
})

it('takes defaults from other places when the rule states none', () => {
  const rule = 'The query parameter `offset` must be a multiple of `limit`'
  const stated: Constraint = {
    id: 'limit-default',
    kind: 'default',
    in: 'query',
    param: 'limit',
    value: 30,
    statement: '',
  }
  expect(broken([OPEN], { offset: 9 })).toBeUndefined()
  expect(broken([OPEN], { offset: 9, limit: 10 })).toBe(`${rule}.`)
  expect(broken([OPEN], { offset: 30 }, undefined, [LIMIT])).toBe(`${rule} (20 when left out).`)
  expect(broken([OPEN, stated], { offset: 20 }, undefined, [LIMIT])).toBe(`${rule} (30 when left out).`)
})

it('reads bodies by pointer', () => {
  const rule: Constraint = { ...OPEN, in: 'body', param: '/page/offset', of: '/page/limit' }
  expect(broken([rule], {}, { page: { offset: 9, limit: 3 } })).toBeUndefined()
  expect(broken([rule], {}, { page: { offset: 9, limit: 4 } })).toBe(
    'The body property `/page/offset` must be a multiple of `/page/limit`.',
  )
  expect(broken([rule], {}, { page: 'x' })).toBeUndefined()
  expect(broken([rule], {})).toBeUndefined()
})

it('uses the status and code that the rule states', () => {
  const operation = operationOf(tableWith({ constraints: [{ ...RULE, status: 422, errorCode: 'UNALIGNED' }] }), 'test')
  expect(brokenConstraint(requestFor(operation, { offset: 1 }))).toEqual({
    refused: true,
    statuses: [422],
    subject: 'query parameter `offset`',
    rule: 'must be a multiple of `limit` (10 when left out)',
    field: 'offset',
    code: 'UNALIGNED',
  })
})
