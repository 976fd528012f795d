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
  const { parts } = view
  const { min, max } = arrayBounds(parts)
  const tuple = Math.max(
    0,
    ...parts.map(({ schema }) => (Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0)),
  )
  const wanted = containing(parts).wanted.length
  const isCircle = returns(builder, itemSchemas(parts, 0), below(parts, 0, frame))
  const usual = isCircle ? min : Math.max(min, tuple, wanted, 1)
  const sizes = [...new Set([Math.min(usual, max), min, wanted, tuple, min + 1])]
  for (const size of sizes.filter((length) => length >= min && length <= max)) {
    for (const placing of wanted === 0 ? [PLACINGS[0]] : PLACINGS) {
      const items = buildItems(builder, parts, size, frame, placing)
      if (items) yield items
    }
  }
}

/**
 * Which items are made to be what `contains` wants: those at the end (the first places may be a tuple's), those at the
 * start, one item for all of several wishes, or none in particular.
 */
type Placing = (wanted: Located[], index: number, size: number) => Located[]

const PLACINGS: readonly [Placing, ...Placing[]] = [
  (wanted, index, size) => wanted.slice(...nth(index - (size - wanted.length))),
  (wanted, index) => wanted.slice(...nth(index)),
  (wanted, index) => (index === 0 ? wanted : []),
  (wanted, index, size) => (index === size - 1 ? wanted : []),
  (wanted, index) => (index === 1 ? wanted : []),
  () => [],
]

/** The slice that holds one element, or none. */
function nth(index: number): [number, number] {
  return index < 0 ? [0, 0] : [index, index + 1]
}

/** Builds an array of an exact length; `undefined` when an item cannot be built, or not often enough. */
export function buildItems(
  builder: Builder,
  parts: readonly Part[],
  size: number,
  frame: Frame,
  placing: Placing = PLACINGS[0],
): Json[] | undefined {
  const { wanted, unwanted } = containing(parts)
  if (size > LONGEST_ARRAY || wanted.length > LONGEST_ARRAY) return undefined
  const isSet = parts.some(({ schema }) => schema.uniqueItems === true)
  const items: Json[] = []
  for (let index = 0; index < size; index++) {
    const contained = placing(wanted, index, size)
    const schemas = [...itemSchemas(parts, index), ...(contained.length > 0 ? contained : unwanted)]
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
