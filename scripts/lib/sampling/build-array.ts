/**
 * Arrays for a view: one item or as few as are asked for, distinct where they must be.
 * Pure; a recursive item is left out where the schema allows it.
 */
import { type Json, sameJson } from '../json.ts'
import { returns } from './build-object.ts'
import { type Builder, below, type Frame } from './building.ts'
import { itemSchemas, type Located, negation, numbers, type Part, subschema, type View } from './schema-view.ts'

/** Arrays are never built longer than this. */
export const LONGEST_ARRAY = 1000
/** Values tried to find an item that is not there yet. */
const TRIES = 24

/** How many items the parts allow. */
export function arrayBounds(parts: readonly Part[]): { min: number; max: number } {
  const min = Math.max(0, ...numbers(parts, 'minItems').map(({ value }) => value))
  return { min, max: Math.min(Infinity, ...numbers(parts, 'maxItems').map(({ value }) => value)) }
}

/** Arrays worth trying: an ordinary length first, then the least and those around it. */
export function* arrayCandidates(builder: Builder, view: View, frame: Frame): Generator<Json[]> {
  const { min, max } = arrayBounds(view.parts)
  const tuple = Math.max(
    0,
    ...view.parts.map(({ schema }) => (Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0)),
  )
  const inner = below(view.parts, 0, frame)
  const one = returns(builder, itemSchemas(view.parts, 0), inner)
    ? min
    : Math.max(min, tuple, containing(view.parts).wanted.length, 1)
  const sizes = [...new Set([Math.min(one, max), min, tuple, min + 1])].filter((size) => size >= min && size <= max)
  for (const size of sizes) {
    const items = buildItems(builder, view.parts, size, frame)
    if (items) yield items
  }
}

/** Builds an array of an exact length; `undefined` when an item cannot be built, or not often enough. */
export function buildItems(builder: Builder, parts: readonly Part[], size: number, frame: Frame): Json[] | undefined {
  const { wanted, unwanted } = containing(parts)
  if (size > LONGEST_ARRAY || wanted.length > size) return undefined
  const isSet = parts.some(({ schema }) => schema.uniqueItems === true)
  const items: Json[] = []
  for (let index = 0; index < size; index++) {
    // Contained items go last: the first places may be a tuple's.
    const contained = wanted[index - (size - wanted.length)]
    const schemas = [...itemSchemas(parts, index), ...(contained ? [contained] : unwanted)]
    // In a set all items count on from the same place, so that an enumeration is gone through without repetition.
    const item = buildItem(builder, schemas, below(parts, isSet ? 0 : index, frame), isSet ? items : [])
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

/** What some items must be because of `contains`, and what the others must not be because of `maxContains`. */
function containing(parts: readonly Part[]): { wanted: Located[]; unwanted: Located[] } {
  const contained = parts.flatMap((part) => {
    const schema = subschema(part, 'contains')
    return schema ? [{ schema, least: leastContained(part), isLimited: part.schema.maxContains !== undefined }] : []
  })
  return {
    wanted: contained.flatMap(({ schema, least }) => Array.from({ length: least }, () => schema)),
    unwanted: contained.filter(({ isLimited }) => isLimited).map(({ schema }) => negation(schema)),
  }
}

/** How many items of the wanted form a part with `contains` asks for. */
export function leastContained(part: Part): number {
  const { minContains } = part.schema
  return typeof minContains === 'number' ? Math.min(minContains, LONGEST_ARRAY + 1) : 1
}

/** Builds one item that is not among those there. */
function buildItem(builder: Builder, schemas: Located[], frame: Frame, taken: Json[]): Json | undefined {
  const start = frame.variant + taken.length
  for (let variant = start; variant < start + TRIES; variant++) {
    const item = builder.build(schemas, { ...frame, variant })
    if (item === undefined) return undefined
    if (!taken.some((other) => sameJson(other, item))) return item
  }
  return undefined
}
