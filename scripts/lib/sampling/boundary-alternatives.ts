/**
 * One valid value for each alternative a schema offers and for each type it allows.
 * Pure; proposals only, the judge decides.
 */
import { typePointer } from './boundary-scalars.ts'
import type { Builder } from './building.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { type Choice, typesOf } from './schema-view.ts'
import { typeWords } from './words.ts'

/** Alternatives of one place that are tried. */
const MAX_BRANCHES = 60

/** One value for each alternative of `oneOf` and `anyOf`, and for each side of a condition. */
export function branchBoundaries(builder: Builder, place: Place): Proposal[] {
  const branches = place.view.choices.flatMap((choice) =>
    choice.branches.map((branch, index) => ({ choice, branch, index })),
  )
  return branches.slice(0, MAX_BRANCHES).flatMap(({ choice, branch, index }) => {
    const value = builder.build([...place.schemas, ...branch], place.frame)
    if (value === undefined) return []
    return [{ keyword: choice.keyword, schemaPointer: choice.part.pointer, label: branchWords(choice, index), value }]
  })
}

/** Names an alternative. */
function branchWords(choice: Choice, index: number): string {
  if (choice.keyword === 'if') return index === 0 ? 'the condition met' : 'the condition not met'
  return `alternative ${index + 1} of ${choice.branches.length}`
}

/** One value of each type the place allows; null, when it is allowed, is called that. */
export function typeBoundaries(builder: Builder, place: Place): Proposal[] {
  const stated = place.view.parts.filter(({ schema }) => schema.type !== undefined)
  const types = stated.length === 0 ? [] : typesOf(place.view.parts)
  if (types.length < 2) return []
  return types.flatMap((type) => {
    const value = builder.build([...place.schemas, { schema: { type }, pointer: '~' }], place.frame)
    if (value === undefined) return []
    const keyword = type === 'null' ? 'nullable' : 'type'
    const label = type === 'null' ? 'null, which is allowed' : `${typeWords([type])}, one of ${types.length} types`
    return [{ keyword, schemaPointer: typePointer(stated, type), label, value }]
  })
}
