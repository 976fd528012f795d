/**
 * Operations that anybody may ask for, as the document says.
 * Pure apart from what it remembers of an operation.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

/** Whether one may ask for an operation without credentials. @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object */
export function asksNothing({ security }: Operation): boolean {
  return security.length === 0 || security.some((names) => Object.keys(names).length === 0)
}

/** The first operation of a kind that asks for credentials: a guard is there once, so it speaks for the others. */
export function firstGuarded(
  { operations }: OperationsTable,
  isLike: (operation: Operation) => boolean,
): Operation | undefined {
  return operations.find((operation) => isLike(operation) && !asksNothing(operation))
}

const known = new WeakMap<Operation, boolean>()

/** Whether an operation asks for no credentials; a document that names none at all is silent on who may ask. */
export function isOpen({ securitySchemes }: OperationsTable, operation: Operation): boolean {
  const before = known.get(operation)
  if (before !== undefined) return before
  const open = asksNothing(operation) && Object.keys(securitySchemes).length > 0
  known.set(operation, open)
  return open
}
