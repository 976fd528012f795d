/** How far changes reach: types that lead to a schema, checks by the place they judge, failures by the question. */
import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../contracts/reach.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { withJudges } from '../../../scripts/gate/blast.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { changesOf, type Edit, edited, fixture, specOf } from './revisions.ts'

const shop = fixture('shop.yaml') as JsonObject
const table = operationsTable(await specOf(shop))

/** What an edit reaches, with what judges the shop. */
async function reached(edit: Edit, fingerprint?: string) {
  const judges = {
    of: (name: string) =>
      table.operations
        .filter(({ method, path }) => `${method.toUpperCase()} ${path}` === name)
        .flatMap((operation) => reachOf(table, operation)),
    allowed: fingerprint === undefined ? [] : [{ target: 'staging', fingerprint }],
  }
  const [change] = await changesOf(shop, edited(shop, [edit]))
  return change && withJudges(change, judges).blast
}

describe('a change', () => {
  it('of a schema reaches the types that lead to it, and the checks of requests that hold it', async () => {
    const blast = await reached({ set: '/components/schemas/Card/properties/pan/maxLength', to: 9 })
    expect(blast).toEqual({
      operations: ['POST /orders'],
      types: ['components["schemas"]["Card"]', 'components["schemas"]["Order"]', 'operations["makeOrder"]'],
      checks: ['invalid-request-refused', 'valid-request-accepted'],
      knownFailures: [],
    })
  })

  it('of an answer reaches the checks of what is documented of answers', async () => {
    const blast = await reached({ set: '/paths/~1orders~1{id}/get/responses/200/headers/X-Total/required', to: false })
    expect(blast?.checks).toContain('response-headers')
    expect(blast?.checks).not.toContain('invalid-request-refused')
  })

  it('of credentials reaches the checks of credentials', async () => {
    expect((await reached({ set: '/security', to: [{ key: [] }] }))?.checks).toContain('credentials-refused')
  })

  it('reaches the known failures that ask the same question, and no others', async () => {
    const own = reachOf(table, table.operations[0] ?? expect.fail()).find(
      ({ rule }) => rule === '/components/schemas/Card/properties/pan/type',
    )
    const edit = { set: '/components/schemas/Card/properties/pan/type', to: 'integer' }
    const known = `${own?.questions[0]}abcdef`
    expect((await reached(edit, known))?.knownFailures).toEqual([`staging:${known}`])
    expect((await reached(edit, '000000abcdef'))?.knownFailures).toEqual([])
  })
})
