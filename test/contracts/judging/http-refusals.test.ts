/** Refusals that HTTP itself defines. */
import { expect, it } from 'vitest'
import { isOfHttp } from '../../../contracts/judging/http-refusals.ts'
import type { Fault } from '../../../contracts/result.ts'

const at = (location: string, name: string, keyword: string): Fault => ({ location, name, keyword, sentence: 'x' })

it.each<[what: string, fault: Fault, status: number, want: boolean]>([
  ['a name in the path', at('path', 'id', 'pattern'), 404, true],
  ['a name in the query', at('query', 'id', 'pattern'), 404, false],
  ['a missing body', at('body', '', 'required'), 415, true],
  ['a missing member', at('body', '/name', 'required'), 415, false],
  ['a long text', at('query', 'q', 'maxLength'), 414, true],
  ['a short text', at('query', 'q', 'minLength'), 414, false],
  ['a condition', at('header', 'If-Match', 'pattern'), 412, true],
  ['another header', at('header', 'x-trace', 'pattern'), 412, false],
])('for %s: %j, %i: %s', (_, fault, status, want) => {
  expect(isOfHttp(fault, status)).toBe(want)
})
