import { describe, expect, it } from 'vitest'
import { resultJson } from '../../../contracts/reporters/json.ts'
import type { Result } from '../../../contracts/result.ts'
import { sampleResult } from './sample-result.ts'

/** A copy with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

describe('resultJson', () => {
  it('writes every value as it is', () => {
    expect(JSON.parse(resultJson(sampleResult))).toEqual(sampleResult)
  })

  it('writes the same bytes whatever the order of members', () => {
    expect(resultJson(shuffled(sampleResult) as Result)).toBe(resultJson(sampleResult))
  })

  it('puts the verdict near the top', () => {
    expect(resultJson(sampleResult).split('\n').slice(0, 8)).toEqual([
      '{',
      '  "resultVersion": 1,',
      '  "verdict": "violates",',
      '  "reason": "5 judgements of weight `must` failed.",',
      '  "tool": {',
      '    "name": "d1-contracts",',
      '    "version": "0.1.0"',
      '  },',
    ])
  })

  it('sorts maps and keeps lists', () => {
    const [first] = sampleResult.operations
    const operation = {
      ...first,
      checks: { b: { pass: 1, fail: 0, skip: 0, error: 0 }, a: { pass: 1, fail: 0, skip: 0, error: 0 } },
      unseen: ['2', '1'],
    }
    const written: unknown = JSON.parse(resultJson({ ...sampleResult, operations: [operation] } as Result))
    expect(written).toMatchObject({ operations: [{ unseen: ['2', '1'] }] })
    expect(resultJson({ ...sampleResult, operations: [operation] } as Result)).toMatch(/"a": \{[^}]*\},\s*"b": \{/)
  })

  it('keeps an operation that is named like a prototype', () => {
    const checks = JSON.parse(
      '{"__proto__":{"pass":1,"fail":0,"skip":0,"error":0}}',
    ) as Result['operations'][0]['checks']
    const operations = sampleResult.operations.slice(0, 1).map((operation) => ({ ...operation, checks }))
    expect(resultJson({ ...sampleResult, operations })).toContain('"__proto__": {')
  })
})
