/** The tables of the life of a card: which step from which state, which reason ends which suspension. */
import { describe, expect, it } from 'vitest'
import {
  type CardState,
  isForGood,
  resumes,
  type Step,
  stateRefusal,
  TRANSITIONS,
} from '../../../mocks/twin/life-cycle.ts'

const STATES: CardState[] = ['INACTIVE', 'ACTIVE', 'SUSPENDED', 'REPLACED', 'DELETED']
const LIVING = ['INACTIVE', 'ACTIVE', 'SUSPENDED']

describe('steps', () => {
  it.each<[Step, string[]]>([
    ['suspend', LIVING],
    ['resume', ['SUSPENDED']],
    ['replace', LIVING],
    ['renew', LIVING],
    ['update', LIVING],
    ['delete', [...LIVING, 'REPLACED']],
  ])('%s is possible from %j and from nowhere else', (step, states) => {
    expect(STATES.filter((state) => stateRefusal(step, state) === undefined)).toEqual(states)
  })

  it('refuses with the step and the state', () => {
    expect(stateRefusal('resume', 'ACTIVE')).toEqual({
      refused: true,
      statuses: [403],
      subject: 'card',
      rule: 'cannot be asked to resume in the state ACTIVE',
    })
  })

  it('leads to documented states', () => {
    expect(Object.values(TRANSITIONS).flatMap(({ to }) => to ?? [])).toEqual(['SUSPENDED', 'REPLACED', 'DELETED'])
  })
})

describe('resuming', () => {
  const REASONS = ['CARD_FOUND', 'USER_DECISION', 'ISSUER_DECISION']

  it.each([
    ['CARD_LOST', ['CARD_FOUND']],
    ['CARD_STOLEN', []],
    ['CARD_BROKEN', []],
    ['FRAUD', []],
    ['USER_DECISION', ['USER_DECISION', 'ISSUER_DECISION']],
    ['ISSUER_DECISION', ['ISSUER_DECISION']],
    ['PIN_LOCKED', REASONS],
    ['CVV2_LOCKED', REASONS],
    ['EXPIRY_DATE_LOCKED', REASONS],
    ['constructor', []],
  ])('after %s it takes %j', (suspendedFor, reasons) => {
    expect(REASONS.filter((reason) => resumes(suspendedFor, reason))).toEqual(reasons)
  })

  it.each([
    ['CARD_STOLEN', true],
    ['FRAUD', true],
    ['CARD_LOST', false],
    ['constructor', false],
  ])('%s for good: %j', (reason, want) => {
    expect(isForGood(reason)).toBe(want)
  })
})
