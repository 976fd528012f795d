/**
 * The request by which a run finds out whether the target is there: any answer will do.
 * Pure; the request changes nothing.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Target } from '../target.ts'
import type { Request } from '../transport/exchange.ts'
import { baseRequest } from './base-request.ts'
import { signedIn, signInOf } from './credentials.ts'
import { writePath } from './draft.ts'

/** A plain read of where an operation is, signed in. */
export function greeting(table: OperationsTable, operation: Operation, target: Target, seed: number): Request {
  const path = writePath(operation, baseRequest(table, operation, target, seed).draft.values)
  const request = { method: 'GET', target: path, headers: [['accept', 'application/json, */*;q=0.1']] as const }
  return signedIn(request, signInOf(table, operation, target))
}
