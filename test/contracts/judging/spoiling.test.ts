/** What became of a value between its writing and its reading: the same, in another spelling, or spoilt. */
import { describe, expect, it } from 'vitest'
import { isShownAs, spoilingOf } from '../../../contracts/judging/spoiling.ts'
import type { Json } from '../../../scripts/lib/json.ts'

const T = '2027-03-28T23:30:15.678+05:30'

describe('what is shown', () => {
  it.each<[sent: Json, shown: Json | undefined, want: boolean]>([
    ['Ada', 'Ada', true],
    ['Ada', 'ada', false],
    [null, undefined, true],
    ['', undefined, true],
    [[], undefined, true],
    [0, undefined, false],
    [false, undefined, false],
    [{ a: 1 }, { a: 1, b: 2 }, true],
    [{ a: 1, b: null }, { a: 1 }, true],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [[{ a: 1 }], [{ a: 1, id: 7 }], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [T, '2027-03-28T18:00:15.678Z', true],
    [T, '2027-03-28T23:30:15.678Z', false],
    [T, '2027-03-28T23:30:15.678', false],
    ['2027-03-31', '2027-03-31', true],
    ['12', 12, false],
    ['12.50', '12.5', true],
    ['12', '12.00', true],
    ['12.50', '12.05', false],
    ['12.5', '12.', false],
    ['0012.5', '12.50', false],
    ['0012', '12', false],
  ])('%j as %j: %s', (sent, shown, want) => {
    expect(isShownAs(shown, sent)).toBe(want)
  })
})

describe('a value that is shown otherwise', () => {
  it.each<[sent: Json, shown: Json, words: string | undefined, spelling?: boolean]>([
    [' Ada  King ', 'Ada  King', 'without the blanks around it', true],
    ['Ada', 'Ada   ', 'with blanks around it', true],
    ['Ada  King', 'Ada King', 'with fewer blanks in it', true],
    ['Ada', 'ADA', 'in capitals', true],
    [' Ada  King', 'ada king', 'in small letters', true],
    ['aDa', 'Ada', 'with capitals and small letters exchanged', true],
    ['e\u0301', '\u00e9', 'with its accents composed otherwise', true],
    ['0012', '12', 'as a number', false],
    ['0012', 12, 'as a number', false],
    ['12', 12, 'as a number', true],
    [`O'Neill & <b>`, 'O&#39;Neill &amp; &lt;b&gt;', 'with its signs escaped for HTML', false],
    ['a/b ü', 'a%2Fb%20%C3%BC', 'with its signs escaped for a URL', false],
    ['a%41+b', 'aA b', 'decoded as if it came from a URL', false],
    ['a"b', 'a\\"b', 'with its signs escaped', false],
    [`a'b`, `a''b`, 'with its quotes doubled', false],
    ['consumer-0123456789', 'consumer-0123', 'cut off', false],
    ['0123456789', '6789', 'cut off', false],
    ['Zoë', 'Zoe', 'without its accents', false],
    ['Zoë 日本', 'ZoÃ« æ¥æ¬', 'in another encoding', false],
    ['Zoë 😀', 'Zo? ??', 'in another encoding', false],
    ['A. N. Other-Smith', 'A N OtherSmith', 'without its signs', false],
    ['Ada', 'Grace', undefined],
    ['Ada', '', undefined],
    ['Ada', null, undefined],
    ['Ada', ['Ada'], undefined],
    [610.37, 610, 'without some of its decimals', false],
    [610.379, 610.38, 'without some of its decimals', false],
    [610.37, '610', 'without some of its decimals', false],
    [1234567.89, 1234567.875, 'with fewer digits than it had', false],
    [16777217, 16777216, 'with fewer digits than it had', false],
    [610.37, 61037, 'a hundred times as large or as small', false],
    [610.37, 6.1037, 'a hundred times as large or as small', false],
    [610.37, -610.37, 'with another sign', false],
    [4294967297, 1, 'in too few bits', false],
    [610.37, '610.37', 'as a text', true],
    [610.37, 'many', undefined],
    [610.37, 700, undefined],
    [610.37, '', undefined],
    [610.37, null, undefined],
    [true, 'true', 'as a value of another type', true],
    [false, 0, 'as a value of another type', true],
    [true, false, undefined],
    [null, 1, undefined],
    [['b', 'a', 'c'], ['a', 'b', 'c'], 'with its members in another order', true],
    [['b', 'a', 'c'], ['b', 'a'], 'cut to its first 2 members', false],
    [['b', 'a', 'c'], ['b'], 'cut to its first member', false],
    [['b', 'a', 'c'], ['b', 'c'], 'without some of its members', false],
    [['b', 'a'], ['b', 'a', 'x'], 'with more members than it had', false],
    [['b', 'a'], ['B', 'A'], 'in capitals', true],
    [['b', 'a'], ['x', 'y'], undefined],
    [['b'], 'b', undefined],
    [['b'], [], undefined],
    [['b', 'a'], ['x'], undefined],
    [{ a: 1 }, { a: 2 }, undefined],
    [T, '2027-03-28T23:30:15.678Z', 'moved by the difference of two zones', false],
    [T, '2027-03-28T23:30:15.678', 'without its zone', true],
    [T, '2027-03-28T18:00:15Z', 'less exact than it was', true],
    ['2027-03-31', '2027-03-30', 'moved by the difference of two zones', false],
    [T, '2030-01-01T00:00:01Z', undefined],
  ])('%j as %j: %s', (sent, shown, words, spelling) => {
    const found = spoilingOf(sent, shown)
    expect([found?.words, found?.spelling]).toEqual([words, spelling])
  })
})
