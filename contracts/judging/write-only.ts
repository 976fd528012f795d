/**
 * What a body shows although it may only be written: properties marked `writeOnly`.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import type { Located } from '../../scripts/lib/sampling/schema-view.ts'
import { isMarked, isUsed } from '../requests/marks.ts'
import { memberSchemas } from '../requests/schema-places.ts'

/** How deep a body is looked through. */
const DEEPEST = 30
/** Items of a list that are looked at: what one row shows the others show, too. */
const MOST_ITEMS = 20

/** JSON pointers of what a body should not show, the first of each list. */
export function writeOnlyPlaces(table: OperationsTable, schema: JsonSchema, body: Json): string[] {
  return isUsed(table, 'writeOnly') ? [...placesIn(table, [{ schema, pointer: '~' }], body, '')] : []
}

function* placesIn(
  table: OperationsTable,
  schemas: readonly Located[],
  node: Json,
  pointer: string,
  depth = 0,
): Generator<string> {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return
  const members = Array.isArray(node) ? [...node.slice(0, MOST_ITEMS).entries()] : Object.entries(node)
  for (const [step, value] of members) {
    const member = memberSchemas(table, schemas, step)
    const at = joinPointer(pointer, step)
    // Another alternative may show what this one hides.
    const hidden = member.length > 0 && member.every((one) => isMarked(table, [one], 'writeOnly'))
    if (hidden && isObject(node)) yield at
    else yield* placesIn(table, member, value, at, depth + 1)
  }
}
