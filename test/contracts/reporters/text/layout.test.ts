import { describe, expect, it } from 'vitest'
import { displayWidth, padded, paragraph, table, wrap } from '../../../../contracts/reporters/text/layout.ts'

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['offset', 6],
    ['café', 4],
    ['cafe\u0301', 4],
    ['カード', 6],
    ['ｶﾅ', 2],
    ['한국', 4],
    ['👩‍👩‍👧‍👦', 2],
    ['שלום', 4],
  ])('of %j is %d', (text, want) => {
    expect(displayWidth(text)).toBe(want)
  })
})

describe('wrap', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one', 7, ['one']],
    ['', 7, ['']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['カード利用', 4, ['カー', 'ド利', '用']],
    ['a bcdefg', 4, ['a', 'bcde', 'fg']],
  ])('breaks %j at %d', (text, width, want) => {
    expect(wrap(text, width)).toEqual(want)
  })
})

describe('paragraph', () => {
  it('hangs below its label', () => {
    expect(paragraph(`${'word '.repeat(16)}end`, 10, 'label     ')).toBe(
      'label     word word word word word word word word word word word word word word\n          word word end',
    )
  })
})

describe('table', () => {
  it('gives a long name a line of its own and aligns numbers', () => {
    expect(
      table(
        ['name', 'n'],
        [
          ['short', '1'],
          ['a-very-long-name', '200'],
        ],
        8,
      ),
    ).toEqual(['name        n', 'short       1', 'a-very-long-name', '          200'])
  })

  it('stays within 80 columns: columns move together, then names leave their lines', () => {
    const head = ['operation', ...Array.from({ length: 8 }, () => 'should')]
    const lines = (name: string, count: string) => table(head, [[name, ...Array.from({ length: 8 }, () => count)]], 34)
    const widths = (found: string[]) => [...new Set(found.map(displayWidth))]
    expect(lines('o'.repeat(16), '1')).toEqual([
      `${'operation'.padEnd(16)}${'  should'.repeat(8)}`,
      `${'o'.repeat(16)}${'       1'.repeat(8)}`,
    ])
    expect(widths(lines('o'.repeat(24), '1'))).toEqual([24 + 8 * 7])
    expect(widths(lines('o'.repeat(33), '1234567'))).toEqual([80, 33])
    expect(lines('o'.repeat(33), '1')[1]).toBe('o'.repeat(33))
  })

  it('pads by what is seen', () => {
    expect(padded('利', 4)).toBe('利  ')
    expect(padded('利', 4, 'right')).toBe('  利')
  })
})
