import { describe, expect, it } from 'vitest'
import { causes, gapGroups, skipReasons } from '../../../../contracts/reporters/view/groups.ts'
import type { Finding } from '../../../../contracts/result.ts'
import { brokenFinding, sampleResult } from '../sample-result.ts'

const { fault = { name: '', location: '', keyword: '', sentence: '' }, keyword: _, ...withoutRule } = brokenFinding
const other: Finding = { ...brokenFinding, operation: 'other', count: 2 }

/** What is asserted of a cause. */
const shape = (findings: Finding[]) =>
  causes(findings, 'fail').map(({ operations, count }) => `${operations.join(' ')} ${count}`)

describe('causes', () => {
  it.each<[string, Finding[], string[]]>([
    ['one mistake in two operations', [brokenFinding, other], ['listCardAuthorisations other 5']],
    [
      'other values of one fault',
      [brokenFinding, { ...other, fault: { ...fault, value: '7' } }],
      ['listCardAuthorisations other 5'],
    ],
    [
      'one kind of fault in other places',
      [brokenFinding, { ...other, fault: { ...fault, name: 'limit' } }],
      ['listCardAuthorisations other 5'],
    ],
    [
      'another part of the request',
      [brokenFinding, { ...other, fault: { ...fault, location: 'header' } }],
      ['listCardAuthorisations 3', 'other 2'],
    ],
    [
      'another keyword',
      [brokenFinding, { ...other, keyword: 'minimum', fault: { ...fault, keyword: 'minimum' } }],
      ['listCardAuthorisations 3', 'other 2'],
    ],
    ['another check', [brokenFinding, { ...other, check: 'another' }], ['listCardAuthorisations 3', 'other 2']],
    ['another weight', [brokenFinding, { ...other, severity: 'may' }], ['listCardAuthorisations 3', 'other 2']],
    ['one answer in other places', [withoutRule, { ...withoutRule, pointer: '/x' }], ['listCardAuthorisations 6']],
    [
      'another answer',
      [withoutRule, { ...withoutRule, actual: '500' }],
      ['listCardAuthorisations 3', 'listCardAuthorisations 3'],
    ],
    [
      'one place that is always answered alike',
      ['minLength', 'maxLength', 'pattern'].map((keyword) => ({
        ...brokenFinding,
        keyword,
        fault: { ...fault, keyword },
      })),
      ['listCardAuthorisations 9'],
    ],
    [
      'two rules in many places',
      ['a', 'b', 'c'].flatMap((name) =>
        ['minLength', 'pattern'].map((keyword) => ({ ...brokenFinding, keyword, fault: { ...fault, keyword, name } })),
      ),
      ['listCardAuthorisations 9', 'listCardAuthorisations 9'],
    ],
    ['what is allowed for a while', [{ ...brokenFinding, waived: { reason: 'r', expires: '2026-01-01' } }], []],
    ['what did not fail', [{ ...brokenFinding, outcome: 'skip' }], []],
  ])('gathers %s', (_, given, want) => {
    expect(shape(given)).toEqual(want)
  })

  it('gathers what is allowed by itself', () => {
    const allowed = { ...brokenFinding, waived: { reason: 'r', expires: '2026-01-01' } }
    expect(causes([brokenFinding, allowed], 'waived').map(({ first }) => first)).toEqual([allowed])
  })

  it('tells errors apart by their reason', () => {
    const error: Finding = { ...withoutRule, outcome: 'error', expected: 'No answer.' }
    const errors = causes([error, { ...error, pointer: '/x' }, { ...error, expected: 'Garbage.' }], 'error')
    expect(errors.map(({ count }) => count)).toEqual([6, 3])
  })
})

describe('skipReasons', () => {
  it('gathers skips by reason, the most frequent first', () => {
    const skip: Finding = { ...withoutRule, outcome: 'skip', expected: 'rare', count: 1 }
    expect(
      skipReasons([
        skip,
        { ...skip, expected: 'often' },
        { ...skip, expected: 'often', operation: 'other', check: 'c' },
      ]),
    ).toEqual([
      {
        reason: 'often',
        count: 2,
        checks: ['offset-multiple-of-limit', 'c'],
        operations: ['listCardAuthorisations', 'other'],
      },
      { reason: 'rare', count: 1, checks: ['offset-multiple-of-limit'], operations: ['listCardAuthorisations'] },
    ])
  })
})

describe('gapGroups', () => {
  it('gathers gaps of one kind and wording', () => {
    const gap = { kind: 'never-sent', message: 'No request was sent.' }
    expect(
      gapGroups([
        { ...gap, operation: 'a' },
        { ...gap, operation: 'b' },
      ]),
    ).toEqual([{ ...gap, operations: ['a', 'b'] }])
    expect(gapGroups(sampleResult.coverage)).toHaveLength(3)
  })

  it('begins with the kinds that a run can be failed for', () => {
    const kinds = ['left-out', 'status-never-seen', 'partly-sent', 'never-accepted', 'never-sent']
    const gaps = kinds.map((kind) => ({ operation: 'a', kind, message: kind }))
    expect(gapGroups(gaps).map(({ kind }) => kind)).toEqual([
      ...['never-sent', 'never-accepted', 'status-never-seen'],
      ...['left-out', 'partly-sent'],
    ])
  })
})
