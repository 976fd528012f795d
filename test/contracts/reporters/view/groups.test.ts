import { describe, expect, it } from 'vitest'
import { causes, gapGroups, skipReasons } from '../../../../contracts/reporters/view/groups.ts'
import type { Finding } from '../../../../contracts/result.ts'
import { completeFinding, sampleResult } from '../sample-result.ts'

const { fault, ...withoutFault } = completeFinding
const other: Finding = { ...completeFinding, operation: 'other', count: 2 }

/** What is asserted of a cause. */
const shape = (findings: Finding[]) =>
  causes(findings, 'fail').map(({ operations, count }) => `${operations.join(' ')} ${count}`)

describe('causes', () => {
  it.each<[string, Finding[], string[]]>([
    ['one mistake in two operations', [completeFinding, other], ['listCardAuthorisations other 5']],
    [
      'other values of one fault',
      [completeFinding, { ...other, fault: { ...fault, value: '7' } }],
      ['listCardAuthorisations other 5'],
    ],
    [
      'one kind of fault in other places',
      [completeFinding, { ...other, fault: { ...fault, name: 'limit' } }],
      ['listCardAuthorisations other 5'],
    ],
    [
      'another part of the request',
      [completeFinding, { ...other, fault: { ...fault, location: 'header' } }],
      ['listCardAuthorisations 3', 'other 2'],
    ],
    [
      'another keyword',
      [completeFinding, { ...other, fault: { ...fault, keyword: 'minimum' } }],
      ['listCardAuthorisations 3', 'other 2'],
    ],
    ['another check', [completeFinding, { ...other, check: 'another' }], ['listCardAuthorisations 3', 'other 2']],
    ['another weight', [completeFinding, { ...other, severity: 'may' }], ['listCardAuthorisations 3', 'other 2']],
    ['one rule without a fault', [withoutFault, { ...withoutFault, count: 1 }], ['listCardAuthorisations 4']],
    [
      'two rules without a fault',
      [withoutFault, { ...withoutFault, pointer: '/x' }],
      ['listCardAuthorisations 3', 'listCardAuthorisations 3'],
    ],
    ['what did not fail', [{ ...completeFinding, outcome: 'skip' }], []],
  ])('gathers %s', (_, given, want) => {
    expect(shape(given)).toEqual(want)
  })

  it('tells errors apart by their reason', () => {
    const error: Finding = { ...withoutFault, outcome: 'error', expected: 'No answer.' }
    const errors = causes([error, { ...error, pointer: '/x' }, { ...error, expected: 'Garbage.' }], 'error')
    expect(errors.map(({ count }) => count)).toEqual([6, 3])
  })
})

describe('skipReasons', () => {
  it('gathers skips by reason, the most frequent first', () => {
    const skip: Finding = { ...withoutFault, outcome: 'skip', expected: 'rare', count: 1 }
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
})
