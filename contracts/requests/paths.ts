/**
 * Operations by path: several may share one.
 * Pure.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

/** Whether an operation is the first of its path: what is asked once a path is asked with it. */
export function isFirstOfPath(table: OperationsTable, operation: Operation): boolean {
  return table.operations.find(({ path }) => path === operation.path) === operation
}

/** The methods a path has, in upper case. */
export function methodsOf(table: OperationsTable, path: string): string[] {
  return table.operations.filter((operation) => operation.path === path).map(({ method }) => method.toUpperCase())
}
