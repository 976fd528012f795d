/** A plan that is made while it is carried out, beside one that is made at once. */
import { describe, expect, it } from 'vitest'
import { checks } from '../../contracts/checks/index.ts'
import { emptyNotes } from '../../contracts/judging/coverage.ts'
import { createMasker } from '../../contracts/masking.ts'
import { type Planned, planGradually, planOperation } from '../../contracts/plan.ts'
import type { Profile } from '../../contracts/profile.ts'
import { baseRequest } from '../../contracts/requests/base-request.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { load } from '../mocks/load.ts'

const { table } = await load('specs/canonical/d1-inbound-card.yaml')

/** What both ways of planning an operation come to, in words, and what they tell of what is left out. */
function both(id: string, stateful: boolean, profile: Profile = 'standard', budget?: number) {
  const operation = table.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`There is no ${id}.`)
  const target = embeddedTarget(table, { url: 'http://127.0.0.1', token: 'tok-9f3a77' })
  target.capabilities = { writes: true, stateful }
  const planning = { table, target, seed: 1, profile, budget, checks, masker: createMasker(table, target) }
  return [planGradually, planOperation].map((plans) => {
    const notes = emptyNotes()
    const plan = plans(planning, operation, baseRequest(table, operation, target, 1), notes)
    const told = (all: Iterable<Planned>) =>
      [...all].map(({ probe, case: { fault, request } }) => `${probe} ${fault?.sentence ?? request.method}`)
    const base = told(plan.base ? [plan.base] : [])
    const [before, after] = [told(plan.before), told(plan.after)]
    const journeys = plan.journeys.map(({ probe }) => probe)
    return { base, before, after, together: told(plan.together), journeys, width: plan.width, notes }
  })
}

describe('a plan that is made gradually', () => {
  it.each<[what: string, id: string, stateful: boolean, profile?: Profile, budget?: number]>([
    ['of what only reads', 'getAllCardAuthorisationOperations', true],
    ['of what writes where nothing is remembered', 'createCard', false],
    ['of what writes where faults come first', 'registerCard', true],
    ['of a glance', 'registerCard', true, 'smoke'],
    ['of a budget', 'getCardDetails', true, 'deep', 300],
  ])('%s is the one that is made at once', (_, ...asked) => {
    const [gradual, whole] = both(...asked)
    expect(gradual).toEqual(whole)
    expect(gradual?.base).toHaveLength(1)
  })

  it('asks for faults first where a target that remembers would refuse them for something else later', () => {
    const [remembering, forgetting] = [both('registerCard', true)[0], both('registerCard', false)[0]]
    expect(remembering?.before.length).toBeGreaterThan(50)
    expect(remembering?.before.some((one) => one.startsWith('boundary-values'))).toBe(false)
    expect(forgetting?.before).toEqual([])
  })
})

it.each<[id: string, isLeftOut: boolean, why: string]>([
  ['suspendCard', true, 'nothing asks for it'],
  ['createCard', false, 'it is required'],
  ['renewCard', false, 'parts of it may be asked for'],
])('leaves the body of %s out: %s, as %s', (id, isLeftOut) => {
  const [plan] = both(id, false)
  expect(plan?.after.includes('boundary-values the body is missing: absent, which is allowed')).toBe(isLeftOut)
})
