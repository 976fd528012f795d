/**
 * The body of a call, read as tolerantly as the publisher of the API asks those who receive what it sends.
 * Pure apart from reading the call's bytes, once.
 */
import type { OperationsTable } from '../scripts/lib/operations.ts'
import { type BodyReader, createBodyReader } from './body.ts'
import { tolerantTable } from './receiver/tolerance.ts'
import { createSchemas } from './schemas.ts'

/** Reads bodies with the schemas of a table, without what closes them. */
export function createTolerantBodyReader(table: OperationsTable): BodyReader {
  const tolerant = tolerantTable(table)
  const readBody = createBodyReader(createSchemas(tolerant))
  const tolerantOf = new Map(table.operations.map(({ id }, index) => [id, tolerant.operations[index]]))
  return (call, operation) => readBody(call, tolerantOf.get(operation.id) ?? operation)
}
