import { describe, expect, it } from 'vitest'
import { counted, documented, duration } from '../../../../contracts/reporters/view/words.ts'

describe('words', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [59_940, '59.9 s'],
    [65_000, '1 min 05 s'],
    [3_600_000, '60 min 00 s'],
  ])('writes a duration of %d', (given, want) => {
    expect(duration(given)).toBe(want)
  })

  it.each([
    [0, '0 requests'],
    [1, '1 request'],
    [1234, '1234 requests'],
  ])('counts %d', (given, want) => {
    expect(counted(given, 'request')).toBe(want)
  })

  it.each([
    [{ evidence: 'stated', page: 'a.ja', line: 3, column: 9, url: 'https://a.test' }, 'a.ja:3'],
    [{ evidence: 'stated', page: 'a.ja' }, 'a.ja'],
    [{ evidence: 'derived', page: 'a.ja', line: 3, fact: 'f' }, 'a.ja:3, fact f (derived)'],
    [{ evidence: 'assumed', fact: 'f' }, 'fact f (assumed)'],
    [{ evidence: 'assumed' }, '(assumed)'],
    [{ evidence: 'stated' }, ''],
  ] as const)('says where %j is written', (given, want) => {
    expect(documented(given)).toBe(want)
  })
})
