import { describe, expect, it } from 'vitest'
import { operationsOf } from '../../../scripts/compile/operations.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { nameOperations } from '../../../scripts/steps/name-operations.ts'
import { makeDraft, run } from '../compile/making.ts'

/** The names the step gives to the operations of some paths. */
async function names(paths: JsonObject): Promise<unknown[]> {
  const { draft } = await run(nameOperations, makeDraft({ openapi: '3.0.0', paths }))
  return operationsOf(draft.spec).map(({ value }) => value.operationId)
}

describe('nameOperations', () => {
  const cases: [name: string, paths: JsonObject, want: string[]][] = [
    ['after the summary', { '/a': { get: { summary: 'Get card details' } } }, ['getCardDetails']],
    ['as the page does', { '/a': { get: { summary: 'Get card', operationId: 'fetch_it' } } }, ['fetch_it']],
    [
      'apart from what pages name',
      { '/a': { get: { summary: 'List' } }, '/b/all': { get: { operationId: 'list' } } },
      ['listA', 'list'],
    ],
    [
      'apart from each other',
      { '/a/x': { get: { summary: 'Do' } }, '/a/y': { get: { summary: 'Do' } }, '/b/y': { get: { summary: 'Do' } } },
      ['do', 'doY', 'getBY'],
    ],
    ['after method and path without a summary', { '/v2/cards/{id}/limits': { patch: {} } }, ['patchV2CardsLimits']],
    [
      'after method and path when the summary is in another script',
      { '/cards': { post: { summary: 'カード' } } },
      ['postCards'],
    ],
    [
      'after method and path when the summary starts with a number',
      { '/cards': { post: { summary: '3-D Secure' } } },
      ['postCards'],
    ],
    [
      'with numbers when nothing else tells them apart',
      { '/{a}': { get: {} }, '/{a}/{b}': { get: {} } },
      ['get', 'get2'],
    ],
  ]
  it.each(cases)('%s', async (_, paths, want) => {
    expect(await names(paths)).toEqual(want)
  })

  it('takes the name from where the summary comes from', async () => {
    const draft = makeDraft({ openapi: '3.0.0', paths: { '/a': { get: { summary: 'Get' }, put: {} } } })
    const { nodes } = (await run(nameOperations, draft)).draft.provenance
    expect(nodes['/paths/~1a/get/operationId']).toBe(draft.provenance.nodes['/paths/~1a/get/summary'])
    expect(nodes['/paths/~1a/put/operationId']).toBe(draft.provenance.nodes['/paths/~1a/put'])
  })
})
