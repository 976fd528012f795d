/** Values that bound each other by their names. */
import { describe, expect, it } from 'vitest'
import { inProportion } from '../../../contracts/requests/proportions.ts'
import type { Json } from '../../../scripts/lib/json.ts'

const always = () => true

describe('values that bound each other by their names', () => {
  it.each<[what: string, body: Json, want: Json, kept?: string[]]>([
    ['the bound moves', { limit: 10, maxLimit: 5 }, { limit: 10, maxLimit: 10 }],
    ['in proportion, nothing does', { limit: 5, maxLimit: 10 }, { limit: 5, maxLimit: 10 }],
    ['what is varied stays', { limit: 10, maxLimit: 5 }, { limit: 5, maxLimit: 5 }, ['/maxLimit']],
    ['both varied stay', { limit: 10, maxLimit: 5 }, { limit: 10, maxLimit: 5 }, ['/maxLimit', '/limit']],
    ['the least likewise', { rate: 1, minimum_rate: 3 }, { rate: 1, minimum_rate: 1 }],
    ['at any depth', { a: [{ b: 2, 'max-b': 1 }] }, { a: [{ b: 2, 'max-b': 2 }] }],
    ['nothing beside it', { maxLimit: 1, mini: 2 }, { maxLimit: 1, mini: 2 }],
    ['the end of a range moves', { gte: 99, lte: 8 }, { gte: 99, lte: 99 }],
    ['or its beginning', { gte: 99, lte: 8 }, { gte: 8, lte: 8 }, ['/lte']],
    ['a range of one number is one', { minAmount: 3, maxAmount: 3 }, { minAmount: 3, maxAmount: 3 }],
    ['the ends of ranges of other things', { minAmount: 3, maxTips: 1 }, { minAmount: 3, maxTips: 1 }],
    ['a number and a day', { from: 3, to: '2024-05-17' }, { from: 3, to: '2024-05-17' }],
    ['texts are left alone', { limit: 'b', maxLimit: 'a' }, { limit: 'b', maxLimit: 'a' }],
  ])('%s: %j', (_, body, want, kept = []) => {
    expect(inProportion(body, kept, always)).toEqual(want)
  })

  it.each<[what: string, body: Json, want: Json, kept?: string[]]>([
    [
      'the end moves',
      { validFrom: '2025-03-01', validUntil: '2024-05-17' },
      { validFrom: '2025-03-01', validUntil: '2025-03-02' },
    ],
    [
      'it ends behind its beginning',
      { start: '2025-03-01', end: '2025-03-01' },
      { start: '2025-03-01', end: '2025-03-02' },
    ],
    [
      'what is varied stays',
      { from: '2025-03-01', to: '2024-05-17' },
      { from: '2024-05-16', to: '2024-05-17' },
      ['/to'],
    ],
    [
      'moments likewise, in words of any spelling',
      { period_start: '2025-03-01T10:00:00Z', period_end: '2024-03-01T10:00:00Z' },
      { period_start: '2025-03-01T10:00:00Z', period_end: '2025-03-02T10:00:00.000Z' },
    ],
    [
      'in order, nothing does',
      { from: '2025-03-01', until: '2025-04-01' },
      { from: '2025-03-01', until: '2025-04-01' },
    ],
    [
      'of another thing',
      { openFrom: '2025-03-01', paidUntil: '2024-03-01' },
      { openFrom: '2025-03-01', paidUntil: '2024-03-01' },
    ],
    ['texts that are no days', { from: 'b', to: 'a' }, { from: 'b', to: 'a' }],
    [
      'with and without a zone',
      { from: '2025-03-01T10:00', to: '2024-03-01T10:00Z' },
      { from: '2025-03-01T10:00', to: '2024-03-01T10:00Z' },
    ],
  ])('periods, %s: %j', (_, body, want, kept = []) => {
    expect(inProportion(body, kept, always)).toEqual(want)
  })

  it('are left as they are where nothing else will do', () => {
    const body = { limit: 10, maxLimit: 5 }
    expect(inProportion(body, [], () => false)).toBe(body)
  })

  it('move the other way where the bound may not', () => {
    const accepts = (body: Json) => JSON.stringify(body) === '{"limit":5,"maxLimit":5}'
    expect(inProportion({ limit: 10, maxLimit: 5 }, [], accepts)).toEqual({ limit: 5, maxLimit: 5 })
  })
})
