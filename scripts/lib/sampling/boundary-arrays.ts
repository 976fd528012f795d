/**
 * Valid arrays of the least and greatest length and of those next to them.
 * Pure; proposals only, the judge decides.
 */
import type { Json } from '../json.ts'
import { typePointer } from './boundary-scalars.ts'
import { arrayBounds, buildItems } from './build-array.ts'
import type { Builder } from './building.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { numbers } from './schema-view.ts'
import { counted } from './words.ts'

/** Arrays are not filled up beyond this for the sake of a bound. */
const MANY_ITEMS = 100

/** Arrays at their bounds. */
export function arrayBoundaries(builder: Builder, place: Place): Proposal[] {
  const { min, max } = arrayBounds(place.view.parts)
  const cases: [size: number, keyword: string, label: string][] = [
    [min, 'minItems', min === 0 ? 'no items, which is allowed' : `${counted(min, 'item')}, the least allowed`],
  ]
  if (max > MANY_ITEMS && max < Infinity)
    cases.push([MANY_ITEMS, 'maxItems', `${MANY_ITEMS} of the ${max} items allowed`])
  if (max <= MANY_ITEMS) {
    cases.push([max, 'maxItems', `${counted(max, 'item')}, the most allowed`])
    cases.push([max - 1, 'maxItems', `${counted(max - 1, 'item')}, one less than the most allowed`])
  }
  cases.push([min + 1, 'minItems', `${counted(min + 1, 'item')}, one more than the least allowed`])
  cases.push([2, 'minItems', '2 items'])
  return cases.flatMap(([size, keyword, label]) => {
    const value = size < min || size > max ? undefined : resizedArray(builder, place, size)
    const schemaPointer = numbers(place.view.parts, keyword)[0]?.part.pointer ?? typePointer(place.view.parts, 'array')
    return value === undefined ? [] : [{ keyword, schemaPointer, label, value }]
  })
}

/** An array of a given length: the items there are, then built ones; `undefined` when they cannot be built. */
export function resizedArray(builder: Builder, place: Place, size: number): Json[] | undefined {
  const { value, frame } = place
  const { parts } = place.view
  if (!Array.isArray(value)) return undefined
  if (size <= value.length) return value.slice(0, size)
  const built = buildItems(builder, parts, size, frame)
  const isWhole = parts.some(({ schema }) => schema.uniqueItems === true || schema.contains !== undefined)
  return isWhole || !built ? built : [...value, ...built.slice(value.length)]
}
