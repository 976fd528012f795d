import { describe, expect, it } from 'vitest'
import { matrix } from '../../../../contracts/reporters/view/cells.ts'
import { sampleResult } from '../sample-result.ts'

describe('matrix', () => {
  it('shows the worst of every cell', () => {
    const states = matrix(sampleResult).map(({ operation, cells }) => [
      operation.id,
      Object.fromEntries(cells.map(({ check, state }) => [check, state])),
    ])
    expect(Object.fromEntries(states)).toEqual({
      createCard: {
        'offset-multiple-of-limit': 'must',
        'response-schema': 'pass',
        'challenge-header': 'should',
        'documented-status': 'pass',
        'accepted-request': 'pass',
      },
      getCardDetails: { 'response-schema': 'must', 'documented-status': 'pass' },
      listCardAuthorisations: { 'offset-multiple-of-limit': 'must', 'documented-status': 'pass' },
      suspendCard: { 'documented-status': 'skip', 'accepted-request': 'skip' },
    })
  })

  it('shows what is allowed as known, unless something else is broken', () => {
    const waived = { reason: 'r', expires: '2026-01-01' }
    const findings = sampleResult.findings.map((finding, index) => (index < 2 ? { ...finding, waived } : finding))
    const states = matrix({ ...sampleResult, findings }).map(({ cells }) => cells.map(({ state }) => state))
    expect(states.slice(0, 3)).toEqual([
      ['waived', 'pass', 'should', 'pass', 'pass'],
      ['must', 'pass'],
      ['waived', 'pass'],
    ])
  })

  it.each([
    [{ pass: 1, fail: 0, skip: 4, error: 0 }, 'pass'],
    [{ pass: 0, fail: 0, skip: 4, error: 0 }, 'skip'],
  ] as const)('counts a check with the tally %j as %s', (tally, want) => {
    const [operation] = sampleResult.operations.slice(3)
    if (operation === undefined) throw new Error('The sample has four operations.')
    const result = { ...sampleResult, operations: [{ ...operation, checks: { 'documented-status': tally } }] }
    expect(matrix(result).flatMap(({ cells }) => cells.map(({ state }) => state))).toEqual([want])
  })
})
