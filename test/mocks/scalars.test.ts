/** What a text can mean for a type. */
import { expect, it } from 'vitest'
import { scalarReadings } from '../../mocks/scalars.ts'

it.each([
  ['7', ['integer'], [7]],
  ['7', ['string'], ['7']],
  ['7', undefined, ['7']],
  ['7', ['integer', 'string'], [7, '7']],
  ['x', ['integer', 'string'], ['x']],
  ['1.5', ['integer'], ['1.5']],
  ['1.5', ['number', 'integer'], [1.5]],
  ['1e2', ['number', 'integer'], [100]],
  ['1e400', ['number', 'integer'], ['1e400']],
  ['true', ['boolean'], [true]],
  ['TRUE', ['boolean'], ['TRUE']],
  ['null', ['null', 'integer'], [null]],
  ['null', ['null', 'string'], ['null']],
  ['', ['integer'], ['']],
])('%j as %j is %j', (text, types, want) => {
  expect(scalarReadings(text, types && new Set(types))).toEqual(want)
})
