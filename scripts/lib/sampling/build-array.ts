/**
 * Arrays for a view: one item or as few as are asked for, distinct where they must be.
 * Pure; a recursive item is left out where the schema allows it.
 */
import { type Json, sameJson } from '../json.ts'
import { returns } from './build-object.ts'
import { type Builder, below, type Frame } from './building.ts'
import { itemSchemas, type Located, numbers, type Part, subschema, type View } from './schema-view.ts'

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
    : Math.max(min, tuple, containsCount(view.parts), 1)
  const sizes = [...new Set([Math.min(one, max), min, tuple, min + 1])].filter((size) => size >= min && size <= max)
  for (const size of sizes) {
    const items = buildItems(builder, view.parts, size, frame)
    if (items) yield items
  }
}

/** Builds an array of an exact length; `undefined` when an item cannot be built, or not often enough. */
export function buildItems(builder: Builder, parts: readonly Part[], size: number, frame: Frame): Json[] | undefined {
  if (size > LONGEST_ARRAY) return undefined
  const unique = parts.some(({ schema }) => schema.uniqueItems === true)
  const wanted = parts.flatMap((part) => {
    const contained = subschema(part, 'contains')
    const least = typeof part.schema.minContains === 'number' ? part.schema.minContains : 1
    return contained ? Array.from({ length: least }, () => contained) : []
  })
  const items: Json[] = []
  for (let index = 0; index < size; index++) {
    // Contained items go last: the first places may be a tuple's.
    const contained = wanted[index - (size - wanted.length)]
    const schemas = contained ? [...itemSchemas(parts, index), contained] : itemSchemas(parts, index)
    const item = buildItem(builder, schemas, below(parts, index, frame), unique ? items : [])
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
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

/** How many items `contains` asks for. */
function containsCount(parts: readonly Part[]): number {
  const counts = parts.map((part) => (subschema(part, 'contains') ? Number(part.schema.minContains ?? 1) : 0))
  return counts.reduce((sum, count) => sum + count, 0)
}
