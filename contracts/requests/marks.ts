/**
 * Properties that a document marks as one-way: `readOnly` is shown and never told, `writeOnly` is told and never shown.
 * Pure apart from what it remembers of a table.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#fixed-fields-20
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { type Located, viewOf } from '../../scripts/lib/sampling/schema-view.ts'

/** Which way a property goes. */
export type Mark = 'readOnly' | 'writeOnly'

const used = new WeakMap<OperationsTable, Set<Mark>>()

/** Whether anything in a table has a mark at all. */
export function isUsed(table: OperationsTable, mark: Mark): boolean {
  const known = used.get(table) ?? marksIn(table)
  used.set(table, known)
  return known.has(mark)
}

function marksIn({ operations, components }: OperationsTable): Set<Mark> {
  const written = JSON.stringify([operations, components])
  return new Set((['readOnly', 'writeOnly'] as const).filter((mark) => written.includes(`"${mark}":true`)))
}

/** Whether one of the schemas of a place has a mark. */
export function isMarked(table: OperationsTable, schemas: readonly Located[], mark: Mark): boolean {
  return viewOf(table, schemas).parts.some(({ schema }) => schema[mark] === true)
}
