/** What an operation documents for having done what was asked. */
import { expect, it } from 'vitest'
import { answeredJson, successOf } from '../../../contracts/judging/documented.ts'
import type { Operation } from '../../../scripts/lib/operations.ts'

/** An operation that documents some media types for each of some statuses. */
function answering(contents: Record<string, readonly string[]>): Operation {
  const responses = Object.entries(contents).map(([status, types]) => [
    status,
    { pointer: status, content: Object.fromEntries(types.map((type) => [type, { pointer: `${status} ${type}` }])) },
  ])
  return { responses: Object.fromEntries(responses) } as unknown as Operation
}

it.each<[string, Record<string, readonly string[]>, string | undefined, string | undefined]>([
  [
    'the lowest status',
    { '400': ['application/json'], '202': [], '201': ['application/json'] },
    '201',
    '201 application/json',
  ],
  ['a range', { '2XX': ['text/csv', 'application/problem+json'] }, '2XX', '2XX application/problem+json'],
  ['no JSON', { '200': ['text/csv'] }, '200', undefined],
  ['only errors', { '400': ['application/json'], default: ['application/json'] }, undefined, undefined],
])('%s', (_, contents, status, json) => {
  const operation = answering(contents)
  expect([successOf(operation)?.pointer, answeredJson(operation)?.pointer]).toEqual([status, json])
})
