/** Numbers that are none, where everything is text. */
import { describe, expect, it } from 'vitest'
import { textFaults } from '../../../contracts/requests/text-faults.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { Parameter } from '../../../scripts/lib/operations.ts'

const parameter = (also: Partial<Parameter> = {}): Parameter => ({
  ...{ name: 'limit', in: 'query', required: false, style: 'form', explode: true, deprecated: false },
  ...{ pointer: '/limit', schema: {}, examples: {} },
  ...also,
})

describe('texts that are not of the type of', () => {
  it.each<[what: string, valid: Json, want: string[]]>([
    ['a number', 20, ['abc: letters', '20abc: a number with letters behind it', '２０: digits of another script']],
    ['a boolean', true, ['abc: letters instead of a boolean']],
    ['a text', 'a', []],
  ])('%s', (_, valid, want) => {
    const found = textFaults(parameter(), valid).map(({ value, label }) => `${String(value)}: ${label}`)
    expect(found.map((one) => one.replace(/a number in (?=digits)| instead of a number/, ''))).toEqual(want)
  })

  it('a body in a parameter are none, nor are any where nothing is asked for', () => {
    expect(textFaults(parameter({ contentType: 'application/json' }), 20)).toEqual([])
    expect(textFaults(parameter({ schema: true }), 20)).toEqual([])
  })
})
