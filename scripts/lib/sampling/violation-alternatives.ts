/**
 * Values that a `not` excludes, that fit two alternatives where exactly one must fit, or none at all.
 * Pure; proposals only, the judge decides.
 */
import type { Json } from '../json.ts'
import type { Builder } from './building.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { allows, type Choice, type Located, subschema, TYPES, type TypeName, typesOf } from './schema-view.ts'

/** Pairs of alternatives that are tried. */
const MAX_PAIRS = 6
/** Values hardly any set of alternatives fits all of. */
const STRANGE: readonly [type: TypeName, value: Json][] = [
  ['object', {}],
  ['array', []],
  ['string', 'text'],
  ['number', 12.5],
  ['boolean', true],
  ['null', null],
]

/** Every value for a place that breaks `not`, `oneOf` or `anyOf` itself. */
export function alternativeViolations(builder: Builder, place: Place): Proposal[] {
  const choices = place.view.choices.filter(({ keyword }) => keyword !== 'if')
  return [
    ...excluded(builder, place),
    ...choices.flatMap((choice) => fittingTwo(builder, place, choice)),
    ...choices.flatMap((choice) => fittingNone(place, choice)),
  ]
}

/** Values that everything but a `not` allows. */
function excluded(builder: Builder, place: Place): Proposal[] {
  return place.view.parts.flatMap((part) => {
    const not = subschema(part, 'not')
    const rest = place.view.parts.map((each) => lenient({ schema: each.schema, pointer: each.pointer }))
    const value = not && builder.build([...rest, not], place.frame)
    if (value === undefined) return []
    return [{ keyword: 'not', schemaPointer: part.pointer, label: 'a form that is excluded', value }]
  })
}

/** A value that fits two alternatives of a `oneOf`. */
function fittingTwo(builder: Builder, place: Place, choice: Choice): Proposal[] {
  if (choice.keyword !== 'oneOf') return []
  const rest = place.view.parts.map((each) => lenient({ schema: each.schema, pointer: each.pointer }))
  const pairs = choice.branches.flatMap((first, index) =>
    choice.branches.slice(index + 1).map((second) => [...first, ...second]),
  )
  const label = 'fits two alternatives, where exactly one must fit'
  return pairs.slice(0, MAX_PAIRS).flatMap((pair) => {
    const value = builder.build([...rest, ...pair], place.frame)
    if (value === undefined) return []
    return [{ keyword: 'oneOf', schemaPointer: choice.part.pointer, label, value, alternative: true }]
  })
}

/** Values that fit no alternative, though their type is not wrong by itself. */
function fittingNone(place: Place, { keyword, part }: Choice): Proposal[] {
  const types = place.view.parts.some(({ schema }) => schema.type !== undefined) ? typesOf(place.view.parts) : TYPES
  return STRANGE.filter(([type]) => allows(types, type)).map(([, value]) => ({
    keyword,
    schemaPointer: part.pointer,
    label: 'fits none of the alternatives',
    value,
    alternative: true,
  }))
}

/** A schema without what forbids the value that is looked for, and without what `viewOf` would open again. */
function lenient({ schema, pointer }: Located): Located {
  if (typeof schema === 'boolean') return { schema, pointer }
  const kept = Object.entries(schema).filter(([keyword]) => !['not', 'oneOf', '$ref', 'allOf'].includes(keyword))
  return { schema: Object.fromEntries(kept), pointer }
}
