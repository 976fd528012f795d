/** Faults of what is inside of an encrypted value: near to what is valid, and the most telling first. */
import { describe, expect, it } from 'vitest'
import { passesLuhn } from '../../../contracts/card-numbers.ts'
import { insideFaults, longerDigits, sameFault } from '../../../contracts/requests/inside-faults.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'
import { bareTable } from './bare-table.ts'

const table = bareTable()
const judge = createJudge(table)
const text = (pattern: string): JsonObject => ({ type: 'string', pattern })
const number = text('^[0-9]{1,19}$')
const date = text('^(0[1-9]|1[0-2])\\d{2}$')

/** The faults of a content with one member. */
function faultsOf(own: JsonObject, value: Json) {
  const schema = { type: 'object', required: ['it'], properties: { it: own } }
  return insideFaults(judge, table, { schema, plain: { it: value } })
}

const ofKind = (own: JsonObject, value: Json, kind: string) =>
  faultsOf(own, value).find((one) => one.kind === kind && one.pointer === '/it')?.value

describe('a fault', () => {
  it.each<[string, JsonObject, Json, string, Json | undefined]>([
    ['a month that is too large', date, '0529', 'form', '1529'],
    ['a date that is too long', date, '0529', 'longer', '05290'],
    ['a date as a number', date, '1029', 'number', 1029],
    ['another date as a number where zeros would be lost', date, '0529', 'number', 1144],
    ['a number that is too long, with its check digit', number, '4111111111111111', 'longer', '41111111111111100001'],
    ['a number without quotes', number, '4111111111111111', 'number', 4111111111111111],
    ['one with a letter', number, '4111111111111111', 'letter', '41111111a1111111'],
    ['none of its form, where any digits are allowed', number, '4111111111111111', 'form', undefined],
  ])('is %s', (_, own, valid, kind, want) => {
    expect(ofKind(own, valid, kind)).toEqual(want)
  })

  it('is the only one, in the place it says', () => {
    for (const { instance, pointer } of faultsOf(date, '0529')) {
      const schema = { type: 'object', required: ['it'], properties: { it: date } }
      expect(new Set(judge.faults(schema, instance).map((fault) => fault.pointer))).toEqual(new Set([pointer]))
    }
  })
})

it('begins with one of each keyword, and ends with what is wrong with the whole', () => {
  const all = faultsOf(date, '0529').map(({ pointer, keyword, kind }) => `${pointer} ${keyword} ${kind}`)
  expect(all.slice(0, 4)).toEqual(['/it pattern form', '/it type number', '/it required missing', '/it pattern longer'])
  expect(all.findIndex((one) => one.startsWith(' '))).toBe(all.filter((one) => one.startsWith('/it')).length)
  expect(new Set(all).size).toBe(all.length)
})

it('can be the same in another content', () => {
  const [first] = faultsOf(date, '0529')
  const others = faultsOf(date, '1130')
  expect(first && sameFault(others, first)).toMatchObject({ pointer: '/it', keyword: 'pattern', kind: 'form' })
  expect(first && sameFault(others, { ...first, pointer: '/other' })).toBeUndefined()
})

it.each([
  ['4111111111111111', 19, true],
  ['4111111111111112', 19, false],
  ['0529', 5, false],
])('makes %s %d digits long, as a card number: %s', (digits, length, isNumber) => {
  const longer = longerDigits(digits, length)
  expect(longer).toHaveLength(length)
  expect(longer.startsWith(digits.slice(0, -1))).toBe(true)
  if (isNumber) expect(passesLuhn(longer)).toBe(true)
  else expect(longer.startsWith(digits)).toBe(true)
})
