/** Names with something around them that a server may cut off. */
import { describe, expect, it } from 'vitest'
import { dressedNames } from '../../../contracts/requests/dressed-names.ts'

describe('dressedNames', () => {
  it.each<['path' | 'query', unknown, string[]]>([
    ['path', 'BANK_EX-01', [' BANK_EX-01 ', 'BANK_EX-01;x', '%42ANK_EX-01']],
    ['path', '123', [' 123 ', '123;x']],
    ['path', 123, []],
    ['query', 'BANK_EX-01', []],
  ])('of a %s parameter %j', (place, name, want) => {
    expect(dressedNames({ in: place }, name).map(({ value }) => value)).toEqual(want)
  })
})
