/** `x-compatibility`. */
import { describe, expect, it } from 'vitest'
import { compatibilityOf } from '../../../../scripts/emitters/table/compatibility.ts'
import type { Json } from '../../../../scripts/lib/json.ts'
import { specOf } from '../given.ts'

const read = (entry: Json) => compatibilityOf(specOf({ 'x-compatibility': entry }))

describe('compatibilityOf', () => {
  it('reads sentences by name', () => {
    expect(compatibilityOf(specOf({}))).toEqual({})
    expect(read({ order: 'Any order.' })).toEqual({ compatibility: { order: 'Any order.' } })
  })

  it.each<[string, Json, string]>([
    ['a list', [], '`x-compatibility` is no object. (a.yaml#/x-compatibility)'],
    ...['colour', 'order'].map((name): [string, Json, string] => [
      name,
      { [name]: '' },
      `\`x-compatibility\` holds sentences by parameters, enumValues, order, redelivery; this member is none of them. (a.yaml#/x-compatibility/${name})`,
    ]),
  ])('refuses %s', (_, given, want) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'SPEC', message: want }))
  })
})
