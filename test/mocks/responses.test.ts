/** Which documented response is given. */
import { expect, it } from 'vitest'
import { documentedResponse, successResponse } from '../../mocks/responses.ts'
import type { Response } from '../../scripts/lib/operations.ts'
import { operationOf, tableWith } from './calls.ts'

const operationWith = (keys: string[]) => {
  const responses = keys.map((key): [string, Response] => [
    key,
    { description: key, pointer: '', headers: {}, content: {} },
  ])
  return operationOf(tableWith({ responses: Object.fromEntries(responses) }), 'test')
}

it.each([
  [
    ['200', '201'],
    [200, '200'],
  ],
  [
    ['400', '202', '201'],
    [201, '201'],
  ],
  [
    ['2XX', '204'],
    [200, '2XX'],
  ],
  [['2xx'], [200, '2xx']],
  [
    ['400', 'default'],
    [200, 'default'],
  ],
  [
    ['302', '301', '400'],
    [301, '301'],
  ],
  [
    ['302', 'default'],
    [200, 'default'],
  ],
  [['400', '5XX'], undefined],
  [[], undefined],
])('%j succeeds with %j', (keys, want) => {
  const chosen = successResponse(operationWith(keys))
  expect(chosen && [chosen.status, chosen.response.description]).toEqual(want)
})

it.each([
  [['404', '4XX', 'default'], 404, '404'],
  [['4XX', 'default'], 404, '4XX'],
  [['4xx'], 499, '4xx'],
  [['default'], 404, 'default'],
  [['400', '5XX'], 404, undefined],
])('%j documents %d as %j', (keys, status, want) => {
  expect(documentedResponse(operationWith(keys), status)?.response.description).toBe(want)
})
