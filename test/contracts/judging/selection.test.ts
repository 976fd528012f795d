/** Which checks and operations a run is about. */
import { describe, expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { dealOperations, selectChecks, selectOperations } from '../../../contracts/judging/selection.ts'
import type { Method, Operation } from '../../../scripts/lib/operations.ts'

const operation = (id: string, method: Method, path: string): Operation => ({
  id,
  method,
  path,
  pointer: '',
  parameters: [],
  responses: {},
  security: [],
  constraints: [],
})
const all = [
  operation('listCards', 'get', '/cards'),
  operation('addCard', 'post', '/cards'),
  operation('readCard', 'get', '/cards/{cardId}'),
  operation('dropCard', 'delete', '/cards/{cardId}'),
  operation('readStatus', 'get', '/status'),
]
const ids = (operations: readonly Operation[]) => operations.map(({ id }) => id)

describe('operations', () => {
  it.each<[string, string[], string[]]>([
    ['none', [], ids(all)],
    ['ids, in the order of the document', ['readCard', 'listCards'], ['listCards', 'readCard']],
    ['method and path', ['POST /cards'], ['addCard']],
    ['a method in small letters and more room', ['delete   /cards/{cardId} '], ['dropCard']],
    ['the same one twice', ['readCard', 'GET /cards/{cardId}'], ['readCard']],
  ])('are named by %s', (_, names, want) => {
    expect(ids(selectOperations(all, names))).toEqual(want)
  })

  it.each<[string, string]>([
    ['readCrad', 'No operation is called "readCrad"; the nearest are "readCard", "addCard", "readStatus".'],
    ['GET /card', 'No operation is called "GET /card"; the nearest are "GET /cards", "POST /cards", "GET /status".'],
    ['constructor', 'No operation is called "constructor"; the nearest are "listCards", "addCard", "dropCard".'],
  ])('cannot be called %s', (name, want) => {
    expect(() => selectOperations(all, [name])).toThrow(want)
  })

  it('are dealt so that each is in one part', () => {
    const parts = [1, 2, 3].map((index) => ids(dealOperations(all, { index, of: 3 })))
    expect(parts).toEqual([['listCards', 'dropCard'], ['addCard', 'readStatus'], ['readCard']])
    expect(ids(dealOperations(all, undefined))).toEqual(ids(all))
    expect(dealOperations(all, { index: 6, of: 6 })).toEqual([])
  })
})

describe('checks', () => {
  it('are those of the ids, in the order of the registry', () => {
    const named = selectChecks(checks, ['response-schema', 'documented-status'])
    expect(named.map(({ id }) => id)).toEqual(['documented-status', 'response-schema'])
    expect(selectChecks(checks, [])).toEqual(checks)
  })

  it('cannot be called something else', () => {
    const some = checks.filter(({ id }) => ['documented-status', 'response-schema', 'page-size'].includes(id))
    expect(() => selectChecks(some, ['respnse-schema'])).toThrow(
      'No check is called "respnse-schema"; the nearest are "response-schema", "page-size", "documented-status".',
    )
  })
})
