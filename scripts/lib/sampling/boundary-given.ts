/**
 * The values a schema names itself: `enum`, `const`, `default`, `examples`, and both booleans.
 * Pure; proposals only, the judge decides.
 */
import type { Json } from '../json.ts'
import { typePointer } from './boundary-scalars.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'

/** Each value that is named. */
export function boundariesOfGiven(place: Place): Proposal[] {
  const { parts } = place.view
  const named = parts.flatMap((part) => {
    const { schema, pointer: schemaPointer } = part
    const list = (keyword: string, values: Json[], label: (index: number) => string): Proposal[] =>
      values.map((value, index) => ({ keyword, schemaPointer, label: label(index), value }))
    const values = Array.isArray(schema.enum) ? schema.enum : []
    const examples = Array.isArray(schema.examples) ? schema.examples : []
    return [
      ...list('enum', values, (index) => `value ${index + 1} of the ${values.length} allowed`),
      ...list('const', schema.const === undefined ? [] : [schema.const], () => 'the one value that is allowed'),
      ...list('default', schema.default === undefined ? [] : [schema.default], () => 'the default'),
      ...list('examples', examples, (index) => `example ${index + 1} of ${examples.length}`),
    ]
  })
  if (typeof place.value !== 'boolean') return named
  const schemaPointer = typePointer(parts, 'boolean')
  const both = [true, false].map((value) => ({ keyword: 'type', schemaPointer, label: String(value), value }))
  return [...named, ...both]
}
