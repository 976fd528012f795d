/** What may stand beside a request. */
import { expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { contextOf } from '../../../contracts/context.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { withQuery } from '../../../contracts/requests/optional-headers.ts'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import { load } from '../../mocks/load.ts'

const { table } = await load('specs/canonical/d1-inbound-card.yaml')
const target = embeddedTarget(table, { url: 'http://127.0.0.1', token: 'tok-9f3a77' })

it.each<[id: string, added: string[]]>([
  ['getAllCardAuthorisationOperations', ['limit', 'offset', 'startDate', 'endDate', 'operationId']],
  ['getCardDetails', []],
])('adds every query parameter to %s that is not there: %j', (id, added) => {
  const operation = table.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`There is no ${id}.`)
  const base = baseRequest(table, operation, target, 1)
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const { values } = withQuery(contextOf(planning, operation, base, emptyNotes()), base.draft)
  const names = [...values.keys()].filter((key) => !base.draft.values.has(key))
  expect(names).toEqual(added.map((name) => `query:${name}`))
})
