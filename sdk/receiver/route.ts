/**
 * One handler made of several: by what an authorisation is, and what became of it.
 * Pure.
 */
import type { Known } from '../types.ts'
import type { Authorisation } from './notification.ts'
import type { Context } from './receipt.ts'

/** Does what goes with an authorisation. It is dealt with when the promise is fulfilled, and comes again otherwise. */
export type Handler<Type = Authorisation> = (authorisation: Type, context: Context) => void | Promise<void>

/** An authorisation of one kind. */
export type Of<Operation, Status> = Authorisation & { operation: Operation; status: Status }

/** Handlers by status; `otherwise` for the statuses that are not named, and for those that D1 may add. */
export type ByStatus<Operation> = {
  [Status in Known<Authorisation['status']>]?: Handler<Of<Operation, Status>>
} & { otherwise: Handler }

/** Handlers by operation, and by status where that matters. */
export type Routes = {
  [Operation in Known<Authorisation['operation']>]?: Handler | ByStatus<Operation>
} & { otherwise: Handler }

/**
 * Makes one handler of several. What is not named goes to `otherwise`, which therefore has to be there.
 *
 * @example route({ PURCHASE: { APPROVED: book, REVERSED: unbook, otherwise: ignore }, otherwise: report })
 */
export function route(routes: Routes): Handler {
  return (authorisation, context) => handlerOf(routes, authorisation)(authorisation, context)
}

function handlerOf(routes: Routes, { operation, status }: Authorisation): Handler {
  const ofOperation = own<Handler | ByStatus<never>>(routes, operation) ?? routes.otherwise
  if (typeof ofOperation === 'function') return ofOperation
  return own<Handler>(ofOperation, status) ?? ofOperation.otherwise
}

/** A member that a table has itself: D1 may send any word. */
function own<Value>(table: object, name: string): Value | undefined {
  return name !== 'otherwise' && Object.hasOwn(table, name) ? (table as Record<string, Value>)[name] : undefined
}
