/**
 * Bounds and other keywords of a schema that hold one plain value, in one form: the stricter of two, and the bounds of
 * whole numbers inclusive.
 * Pure.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { TypeName } from './types.ts'

const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains']
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']
const OTHER = [
  'multipleOf',
  'uniqueItems',
  'default',
  'contentEncoding',
  'contentMediaType',
  'deprecated',
  'readOnly',
  'writeOnly',
]
/** The plain keywords of schemas that must all hold. */
export function plainOf(schemas: readonly JsonObject[], types: ReadonlySet<TypeName>): Record<string, Json> {
  const plain: Record<string, Json> = {}
  for (const schema of schemas) {
    for (const name of UPPER)
      if (typeof schema[name] === 'number')
        plain[name] = Math.min(Number(schema[name]), Number(plain[name] ?? Infinity))
    for (const name of LOWER)
      if (typeof schema[name] === 'number')
        plain[name] = Math.max(Number(schema[name]), Number(plain[name] ?? -Infinity))
    for (const name of OTHER) {
      const value = schema[name]
      if (value !== undefined && value !== false) plain[name] = value
    }
  }
  for (const name of ['minLength', 'minItems', 'minProperties']) if (plain[name] === 0) delete plain[name]
  if (!types.has('number') && types.has('integer')) {
    integerBounds(plain)
    // Every integer is a multiple of 1, of 0.5, of 0.1.
    if (Number.isInteger(1 / Number(plain.multipleOf))) delete plain.multipleOf
  }
  return plain
}

/** Exclusive and fractional bounds of whole numbers as inclusive whole ones. */
function integerBounds(plain: Record<string, Json>): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = plain
  const lows = [
    minimum === undefined ? -Infinity : Math.ceil(Number(minimum)),
    exclusiveMinimum === undefined ? -Infinity : Math.floor(Number(exclusiveMinimum)) + 1,
  ]
  const highs = [
    maximum === undefined ? Infinity : Math.floor(Number(maximum)),
    exclusiveMaximum === undefined ? Infinity : Math.ceil(Number(exclusiveMaximum)) - 1,
  ]
  for (const name of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) delete plain[name]
  if (Math.max(...lows) > -Infinity) plain.minimum = Math.max(...lows)
  if (Math.min(...highs) < Infinity) plain.maximum = Math.min(...highs)
}
