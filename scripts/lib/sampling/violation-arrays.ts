/**
 * Arrays that break one rule: items too few, too many, twice the same, none of the wanted form, or one of a wrong type
 * behind a right one.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type Json } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { resizedArray } from './boundary-arrays.ts'
import { LONGEST_ARRAY, leastContained } from './build-array.ts'
import { type Builder, below } from './building.ts'
import { activeView, type Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import {
  itemSchemas,
  type Located,
  negation,
  numbers,
  type Part,
  propertySchemas,
  subschema,
  viewOf,
} from './schema-view.ts'
import { typeViolations } from './violation-types.ts'
import { counted, leastWords, mostWords } from './words.ts'

/** Every wrong array for a place that holds one. */
export function arrayViolations(builder: Builder, place: Place): Proposal[] {
  const { value } = place
  if (!Array.isArray(value)) return []
  const { parts } = place.view
  return [
    ...wrongSizes(builder, place),
    ...parts.filter(({ schema }) => schema.uniqueItems === true).flatMap((part) => twice(part, value)),
    ...parts.flatMap((part) => notContaining(builder, place, part, value)),
    ...parts.flatMap((part) => containingTooMany(builder, place, part)),
    ...parts.flatMap((part) => tooLong(builder, place, part, value)),
    ...wrongBehind(builder, place, value),
  ]
}

/** Arrays with one item too few, and one too many. */
function wrongSizes(builder: Builder, place: Place): Proposal[] {
  const { parts } = place.view
  const few = numbers(parts, 'minItems').flatMap(({ value: least, part }) => {
    const whole = least < 1 ? undefined : resizedArray(builder, place, least - 1)
    const label = `${least === 1 ? 'no items' : counted(least - 1, 'item')}, ${leastWords(least)}`
    return whole ? [{ keyword: 'minItems', schemaPointer: part.pointer, label, value: whole }] : []
  })
  const many = numbers(parts, 'maxItems').flatMap(({ value: most, part }) => {
    const whole = most < LONGEST_ARRAY ? resizedArray(builder, place, most + 1) : undefined
    const label = `${counted(most + 1, 'item')}, ${mostWords(most)}`
    return whole ? [{ keyword: 'maxItems', schemaPointer: part.pointer, label, value: whole }] : []
  })
  return [...few, ...many]
}

/** The first item once more: in place of the last, or behind it. */
function twice(part: Part, value: Json[]): Proposal[] {
  const [first] = value
  if (first === undefined) return []
  const wholes = value.length > 1 ? [value.with(-1, first), [...value, first]] : [[...value, first]]
  const label = 'the same item twice, where each may come once'
  const owner = { keyword: 'uniqueItems', schemaPointer: part.pointer, label, alternative: true }
  return wholes.map((whole) => ({ ...owner, value: whole }))
}

/** The array with its items of the wanted form replaced by others. */
function notContaining(builder: Builder, place: Place, part: Part, value: Json[]): Proposal[] {
  const wanted = subschema(part, 'contains')
  const least = leastContained(part)
  if (!wanted || least < 1) return []
  const other: Located[] = [...itemSchemas(place.view.parts, 0), negation(wanted)]
  const isSet = place.view.parts.some(({ schema }) => schema.uniqueItems === true)
  const fewer = value.map((item, index) => {
    if (!builder.holds([wanted], item)) return item
    const frame = below(place.view.parts, index, place.frame)
    return builder.build(other, { ...frame, variant: isSet ? index : frame.variant }) ?? `text${index}`
  })
  const label = `no item of the wanted form, ${leastWords(least)}`
  return [{ keyword: 'contains', schemaPointer: part.pointer, label, value: fewer }]
}

/** An array with one item of the wanted form too many. */
function containingTooMany(builder: Builder, place: Place, part: Part): Proposal[] {
  const wanted = subschema(part, 'contains')
  const most = part.schema.maxContains
  if (!wanted || typeof most !== 'number' || most >= LONGEST_ARRAY) return []
  const items = Array.from({ length: most + 1 }, (_, index) => {
    const frame = { ...below(place.view.parts, index, place.frame), variant: index }
    return builder.build([...itemSchemas(place.view.parts, index), wanted], frame)
  })
  const whole = items.filter((item) => item !== undefined)
  const label = `${counted(most + 1, 'item')} of the wanted form, ${mostWords(most)}`
  return [{ keyword: 'contains', schemaPointer: part.pointer, label, value: whole }]
}

/** The array with one item more than a closed tuple has places. */
function tooLong(builder: Builder, place: Place, part: Part, value: Json[]): Proposal[] {
  const keyword = ['items', 'unevaluatedItems'].find((word) => part.schema[word] === false)
  const { prefixItems } = part.schema
  const places = Array.isArray(prefixItems) ? prefixItems.length : 0
  const full = value.length < places ? resizedArray(builder, place, places) : value
  if (keyword === undefined || full === undefined) return []
  const label = 'one item more than there are places for'
  return [{ keyword, schemaPointer: part.pointer, label, value: [...full, 'text'] }]
}

/** How many right items the wrong one stands behind: a receiver may look at the first one, or the first few, only. */
const BEFORE: readonly (readonly [count: number, words: string])[] = [
  [1, 'an item that is right'],
  [10, 'ten items that are right'],
]

/** Items that are right and one behind them that is of a wrong type, or has a property of a wrong type. */
function wrongBehind(builder: Builder, place: Place, value: Json[]): Proposal[] {
  const { parts } = place.view
  const [first, second = first] = value
  if (first === undefined || second === undefined || parts.some(({ schema }) => schema.prefixItems !== undefined))
    return []
  const item = itemAt(builder, place, second)
  const [whole, member] = [wrongItem(item), wrongMember(builder, item)]
  return BEFORE.flatMap(([count, words]) =>
    // Who looks at an item at all is told by one of them.
    (count === 1 ? [whole, member] : [member ?? whole]).flatMap((wrong) =>
      wrong === undefined ? [] : [behind(first, count, words, wrong)],
    ),
  )
}

/** A wrong item: what is wrong with it, and the item with that. */
interface WrongItem {
  proposal: Proposal
  about: string
  item: Json
}

function itemAt(builder: Builder, place: Place, value: Json): Place {
  const schemas = itemSchemas(place.view.parts, 1)
  return { ...place, value, schemas, view: activeView(builder, schemas, value) }
}

function wrongItem(item: Place): WrongItem | undefined {
  const [proposal] = typeViolations(item)
  return proposal && { proposal, about: '', item: proposal.value ?? null }
}

/** An item whose first property is of a wrong type. */
function wrongMember(builder: Builder, { value, view: { parts }, ...item }: Place): WrongItem | undefined {
  if (!isObject(value)) return undefined
  for (const [name, member] of Object.entries(value)) {
    const schemas = propertySchemas(parts, name)
    const view = viewOf(builder.root, schemas)
    const [proposal] = typeViolations({ ...item, value: member, schemas, view })
    if (proposal === undefined) continue
    return { proposal, about: joinPointer('', name), item: { ...value, [name]: proposal.value ?? null } }
  }
  return undefined
}

function behind(first: Json, count: number, words: string, { proposal, about, item }: WrongItem): Proposal {
  const label = `${proposal.label}, behind ${words}`
  const whole = [...Array.from({ length: count }, () => first), item]
  return { ...proposal, label, about: `/${count}${about}`, whole }
}
