/** Names that are nearly one that exists. */
import { describe, expect, it } from 'vitest'
import { nearNames } from '../../../contracts/requests/near-names.ts'

const takes = (pattern: RegExp) => (name: string) => pattern.test(name)

describe('names near to another', () => {
  it.each<[name: string, pattern: RegExp, want: string[]]>([
    ['card_0001', /^[\w-]{1,48}$/, ['card_000x', 'card_0001x', 'card_', 'cardx0001', 'card__001', 'CARD_0001']],
    ['ABCDE_FG-1', /^[\w-]{10}$/, ['ABCDE_FG-x', 'ABCDExFG-1', 'ABCDE__G-1', 'abcde_fg-1']],
    ['CARD0X', /^[A-Z0-9]+$/, ['CARD0Q', 'CARD0XX', 'CARD0']],
    ['card0x', /^[a-z0-9]{6}$/, ['card0q']],
    ['123456', /^\d+$/, []],
    ['123456', /^\d+ ?$/, ['123456 ']],
    ['me', /^\w+$/, []],
  ])('to %s, of the form %s, are %j', (name, pattern, want) => {
    expect(nearNames(name, takes(pattern)).map(({ value }) => value)).toEqual(want)
  })

  it('are none in other case where case makes no difference', () => {
    const id = '26ac8da8-a31b-4e2c-af89-ac0f8022aaf7'
    const labels = (caseless: boolean) => nearNames(id, () => true, { caseless }).map(({ label }) => label)
    expect([labels(false), labels(true)].map((all) => all.includes('what exists in other case'))).toEqual([true, false])
  })

  it('are told apart, and weigh less where only the case differs', () => {
    expect(nearNames('a_bcde', () => true)).toEqual([
      { value: 'a_bcdx', label: 'what exists but for its last sign' },
      { value: 'a_bcdex', label: 'what exists with a sign behind it' },
      { value: 'a_bcd', label: 'the beginning of what exists' },
      { value: 'axbcde', label: 'what exists with another sign in place of `_`' },
      {
        value: 'a_b_de',
        label: 'what exists with `_`, which stands for any sign where SQL compares, in place of one',
      },
      { value: 'a_bcde ', label: 'what exists with a space behind it', atMost: 'should' },
      { value: 'A_BCDE', label: 'what exists in other case', atMost: 'should' },
    ])
  })
})
