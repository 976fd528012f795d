import { describe, expect, it } from 'vitest'
import { excerpt, printable } from '../../../scripts/lib/printable.ts'
import { HOSTILE } from '../../contracts/reporters/sample-result.ts'

describe('printable', () => {
  it.each([
    ['plain text', 'offset is 9', 'offset is 9'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['line ends and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['C1 controls', '\u009b2J\u007f', '\\u009b2J\\u007f'],
    ['marks of direction', 'a\u202Eb\u2066c\u200Fd', 'a\\u202eb\\u2066c\\u200fd'],
    ['invisible blanks', 'a\u200Bb\uFEFFc\u2028d', 'a\\u200bb\\ufeffc\\u2028d'],
    ['tags', 'a\u{E0041}b', 'a\\u{e0041}b'],
    ['lone surrogates', 'a\uD800b\uDC00', 'a\\ud800b\\udc00'],
    ['noncharacters', '\uFFFE\uFFFF', '\\ufffe\\uffff'],
    ['letters, emoji and what joins them', HOSTILE.emoji, HOSTILE.emoji],
    ['right-to-left letters', 'שלום', 'שלום'],
  ])('shows %s', (_, given, want) => {
    expect(printable(given)).toBe(want)
    expect(printable(want)).toBe(want)
  })
})

describe('excerpt', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 3, 'too… (8 characters)'],
    ['ab👍cd', 3, 'ab… (6 characters)'],
  ])('cuts %j to %d', (given, most, want) => {
    expect(excerpt(given, most)).toBe(want)
  })
})
