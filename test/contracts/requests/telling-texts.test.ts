/** Texts that show what becomes of them, as far as a place takes them. */
import { describe, expect, it } from 'vitest'
import { bareText, mildText, richText } from '../../../contracts/requests/telling-texts.ts'

const by = (pattern: RegExp) => (text: string) => pattern.test(text)

describe('a telling text', () => {
  it.each<[pattern: RegExp, plain: string, most: number | undefined, want: string | undefined]>([
    [/^[a-zA-Z. -]{0,26}$/, 'ALEX EXAMPLE', 26, ' aB  .-cDeFgHiJkLmNoPqRsT '],
    [/^[A-Za-z0-9_-]{1,20}$/, 'consumer-1', 20, 'aB-_cDeFgHiJkLmNoPqR'],
    [/^[A-Za-z0-9_-]{1,20}$/, 'consumer-1', undefined, 'aB-_cDeFgHiJkLmNoPqR'],
    [/^[a-z]{2}$/, 'de', 2, undefined],
    [/^\d{4}$/, '1024', 4, '0123'],
    [/^ok$/, 'ok', 4, undefined],
    [/^\S.*\S$/su, 'Ada', 30, `aB  &'"<>\\%;/+.,-_@#éÜßΩ日本😀e\u0301c`],
  ])('fits %s', (pattern, plain, most, want) => {
    expect(richText(plain, { most, turn: 0, takes: by(pattern) })).toEqual(want)
  })

  it('is another one in every place', () => {
    const texts = [0, 1, 2, 3].map((turn) => richText('name', { most: 12, turn, takes: by(/^[a-zA-Z]{1,12}$/) }))
    expect(texts).toEqual(['aBcDeFgHiJkL', 'cDeFgHiJkLmN', 'eFgHiJkLmNoP', 'gHiJkLmNoPqR'])
  })

  it.each<[pattern: RegExp, plain: string, want: string | undefined]>([
    [/^[a-zA-Z ]+$/, 'ALEX Example', 'aLeX ExAmPlE'],
    [/^[A-Z]+$/, 'ALEX', undefined],
    [/^\d+$/, '12', undefined],
    [/./, 'ß', undefined],
  ])('is near to an ordinary one that fits %s', (pattern, plain, want) => {
    expect(mildText(plain, by(pattern))).toEqual(want)
  })

  it.each<[pattern: RegExp, most: number | undefined, want: [first: string | undefined, second: string | undefined]]>([
    [/^.*$/, 5, ['', '00120']],
    [/^.*$/, undefined, ['', '001203040']],
    [/^[a-z]*$/, 5, ['', '']],
    [/^\d{4}$/, 4, ['0012', '0012']],
    [/^[a-z]+$/, 5, [undefined, undefined]],
  ])('is nearly nothing and fits %s', (pattern, most, want) => {
    expect([0, 1].map((turn) => bareText(most, turn, by(pattern)))).toEqual(want)
  })
})
