import { describe, expect, it } from 'vitest'
import type { Case } from '../../../contracts/probes/probe.ts'
import { codedCase } from '../../../contracts/requests/refusals.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const rule = { kind: 'refusal', in: 'body', keyword: 'pattern', status: 400, statement: 'It is called so.' }

/** What is known of the code of a request with one fault, under rules for a place. */
function codeOf(param: string, fault: { location: string; name: string; keyword: string }): Json {
  const rules = [{ ...rule, id: 'code', param, errorCode: 'MALFORMED' }]
  const table = smallTable({
    '/cards': { post: { operationId: 'makeCard', responses: { '201': { description: '' } }, 'x-constraints': rules } },
  })
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const request = { method: 'POST', target: '/cards', headers: [] }
  const one: Case = {
    ...{ intent: 'fault', aims: { violation: { fault: { ...fault, sentence: '' } } }, request, secrets: [] },
    ...{ rule: '/rule', fault: { ...fault, sentence: '' } },
  }
  const { coded } = codedCase(operation, one).aims
  return coded ? [coded.code, coded.status ?? null, coded.pointer] : null
}

describe('what the refusal of a fault is called', () => {
  const called = ['MALFORMED', 400, '/paths/~1cards/post/x-constraints/0/errorCode']
  const fault = { location: 'body', name: '/name', keyword: 'pattern' }

  it.each([
    ['at the place of the rule', '/name', fault, called],
    ['at any place', '/**', fault, called],
    ['below the place', '/owner/**', { ...fault, name: '/owner/name' }, called],
    ['at another place', '/names', fault, null],
    ['beside the place', '/owner/**', fault, null],
    ['by another keyword', '/**', { ...fault, keyword: 'maxLength' }, null],
    ['in the query', '/**', { ...fault, location: 'query' }, null],
  ])('%s', (_, param, one, want) => {
    expect(codeOf(param, one)).toEqual(want)
  })
})
