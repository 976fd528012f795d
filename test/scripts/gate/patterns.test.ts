/** Patterns told apart by the texts they take; the engine itself has the last word on every witness. */
import { describe, expect, it } from 'vitest'
import { relationOf } from '../../../scripts/gate/patterns/relation.ts'

const CASES: [string, string, { gone?: string; come?: string }][] = [
  ['^\\d+$', '^[0-9]+$', {}],
  ['^a{1,}$', '^a+$', {}],
  ['^(?:a|bc|d)$', '^(?:bc|[da])$', {}],
  ['^a*$', '^(?:a*)*$', {}],
  ['a', '^[\\s\\S]*a', {}],
  ['', '^', {}],
  ['^[^x]$', '^[\\u{0}-w\\u{79}-\\u{10ffff}]$', {}],
  ['^\\p{Lu}$', '^\\p{Uppercase_Letter}$', {}],
  ['^.$', '^[\\s\\S]$', { come: '\n' }],
  ['^[a-z]*$', '^[a-z]+$', { gone: '' }],
  ['^[A-Z]{3}$', '^[A-Z]{3,4}$', { come: 'AAAA' }],
  ['^a$', '^b$', { gone: 'a', come: 'b' }],
  ['^a', 'a', { come: 'ba' }],
  ['^\\w{2}$', '^[A-Za-z0-9]{2}$', { gone: 'a_' }],
]

describe('two patterns', () => {
  it.each(CASES)('%s and %s', (base, head, want) => {
    const relation = relationOf([base], [head])
    expect(relation).toEqual(want)
    for (const [text, [taken, refused]] of [
      [relation?.gone, [base, head]],
      [relation?.come, [head, base]],
    ] as const) {
      if (text === undefined) continue
      expect([new RegExp(taken, 'u').test(text), new RegExp(refused, 'u').test(text)]).toEqual([true, false])
    }
    expect(Object.keys(relationOf([head], [base]) ?? {}).toSorted()).toEqual(
      Object.keys(want)
        .map((side) => (side === 'gone' ? 'come' : 'gone'))
        .toSorted(),
    )
  })

  it.each(['(?=a)b', '(a)\\1', '\\ba', '^(?:a{1000}){1000}$'])('%s is not told', (pattern) => {
    expect(relationOf([pattern], ['a'])).toBeUndefined()
  })

  it('counts all patterns that must match', () => {
    expect(relationOf(['^a', 'b$'], ['^a(?:[\\s\\S]*b)$'])).toEqual({})
  })
})
