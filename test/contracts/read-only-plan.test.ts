/** Where writing is not allowed, nothing is planned that could write: of no API, by no probe. */
import { expect, it } from 'vitest'
import { checks } from '../../contracts/checks/index.ts'
import { emptyNotes } from '../../contracts/judging/coverage.ts'
import { createMasker } from '../../contracts/masking.ts'
import { planOperation } from '../../contracts/plan.ts'
import { baseRequest } from '../../contracts/requests/base-request.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { load } from '../mocks/load.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

it.each(['d1-inbound-card', 'd1-outbound-card'])('a target that may only be read from: %s', async (api) => {
  const { table } = await load(`specs/canonical/${api}.yaml`)
  const capabilities = { writes: false, stateful: true }
  const target = { ...embeddedTarget(table, { url: 'http://127.0.0.1', token: 'known' }), capabilities }
  const planning = { table, target, seed: 1, profile: 'deep' as const, checks, masker: createMasker(table, target) }
  const planned = table.operations.flatMap((operation) => {
    const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
    return [...before, ...after]
  })
  const unsafe = planned.filter(({ case: one }) => !SAFE.includes(one.request.method))
  expect(planned.length).toBeGreaterThan(1)
  expect(unsafe.map(({ probe, case: one }) => `${probe} ${one.request.method}`)).toEqual([])
})
