/** The tables of the life of a card: which step from which state, which reason ends which suspension. */
import { describe, expect, it } from 'vitest'
import {
  type CardState,
  resumes,
  type Step,
  SUSPENSIONS,
  stateAfter,
  stateRefusal,
  TRANSITIONS,
  takesOver,
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
    ['activate', ['INACTIVE']],
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

  it('says of a replaced card that what it refuses is assumed', () => {
    expect(stateRefusal('resume', 'REPLACED')).toEqual({
      refused: true,
      statuses: [403],
      subject: 'card',
      rule: 'cannot be asked to resume in the state REPLACED',
      headers: { 'x-twin-assumed': 'card-replaced' },
    })
  })

  const back = 'the state before'
  it.each<[Step, CardState, string | undefined]>([
    ['activate', 'INACTIVE', 'ACTIVE'],
    ['suspend', 'INACTIVE', 'SUSPENDED'],
    ['suspend', 'ACTIVE', 'SUSPENDED'],
    ['suspend', 'SUSPENDED', 'SUSPENDED'],
    ['resume', 'SUSPENDED', back],
    ['replace', 'INACTIVE', 'REPLACED'],
    ['replace', 'ACTIVE', 'REPLACED'],
    ['replace', 'SUSPENDED', 'REPLACED'],
    ['renew', 'INACTIVE', 'INACTIVE'],
    ['renew', 'ACTIVE', 'ACTIVE'],
    ['renew', 'SUSPENDED', 'SUSPENDED'],
    ['update', 'INACTIVE', 'INACTIVE'],
    ['update', 'ACTIVE', 'ACTIVE'],
    ['update', 'SUSPENDED', 'SUSPENDED'],
    ['delete', 'INACTIVE', 'DELETED'],
    ['delete', 'ACTIVE', 'DELETED'],
    ['delete', 'SUSPENDED', 'DELETED'],
    ['delete', 'REPLACED', 'DELETED'],
  ])('%s leads from %s to %s', (step, state, want) => {
    const led = (['INACTIVE', 'ACTIVE'] as const).map((resumesTo) => stateAfter(step, { state, resumesTo }))
    expect(led).toEqual(want === back ? ['INACTIVE', 'ACTIVE'] : [want, want])
  })

  it('of the table are all tried here', () => {
    const allowed = Object.values(TRANSITIONS).flatMap((row) => Object.values(row).filter((next) => next !== undefined))
    expect(allowed.length).toBe(18)
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

  it('is tried here for every reason of a suspension', () => {
    expect(SUSPENSIONS.flatMap(({ reasons }) => reasons).length).toBe(9)
  })
})

describe('a further suspension', () => {
  it.each([
    ['CARD_LOST', 'USER_DECISION', true],
    ['FRAUD', 'CARD_STOLEN', true],
    ['USER_DECISION', 'USER_DECISION', true],
    ['USER_DECISION', 'PIN_LOCKED', true],
    ['ISSUER_DECISION', '', true],
    ['USER_DECISION', 'ISSUER_DECISION', false],
    ['ISSUER_DECISION', 'CARD_LOST', false],
    ['CARD_LOST', 'CARD_STOLEN', false],
    ['constructor', 'PIN_LOCKED', false],
  ])('for %s takes the place of one for %s: %j', (reason, before, want) => {
    expect(takesOver(reason, before)).toBe(want)
  })
})
