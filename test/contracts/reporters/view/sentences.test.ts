import { describe, expect, it } from 'vitest'
import { listed, seen, weightOf } from '../../../../contracts/reporters/view/sentences.ts'
import type { Finding } from '../../../../contracts/result.ts'
import { brokenFinding, completeFinding } from '../sample-result.ts'

const { fault: _, ...faultless } = brokenFinding

describe('sentences', () => {
  it.each<[finding: Finding, weight: string, sentence: string]>([
    [
      brokenFinding,
      'must failed',
      'query parameter `offset` is 9, not a multiple of `limit` 10; expected status 400, errorCode FIELD_INVALID_VALUE, got status 200, a page of 10 items',
    ],
    [{ ...faultless, severity: 'should', expected: '200', actual: '204' }, 'should failed', 'expected 200, got 204'],
    [{ ...faultless, outcome: 'error', expected: 'No answer.' }, 'error', 'No answer.'],
    [{ ...faultless, outcome: 'skip', expected: 'a reason' }, 'skip', 'a reason'],
    [
      { ...completeFinding, expected: 'a', actual: 'b', fault: { ...completeFinding.fault, sentence: 's' } },
      'known failure',
      's; expected a, got b',
    ],
  ])('says %#', (finding, weight, sentence) => {
    expect([weightOf(finding), seen(finding)]).toEqual([weight, sentence])
  })

  it.each<[names: string[], want: string]>([
    [['a', 'b'], 'a, b'],
    [['a', 'b', 'c'], 'a, b and 1 more'],
    [['*'], 'whole target'],
    [[], ''],
  ])('lists %j', (names, want) => {
    expect(listed(names, 2)).toBe(want)
  })
})
