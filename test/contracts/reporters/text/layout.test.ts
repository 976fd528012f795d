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

  it('pads by what is seen', () => {
    expect(padded('利', 4)).toBe('利  ')
    expect(padded('利', 4, 'right')).toBe('  利')
  })
})
