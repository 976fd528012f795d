/**
 * Servers that page or filter the list of authorisations wrong.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import { isRefusal, type Request } from '../../exchange.ts'
import type { Handler, Handlers, Outcome } from '../../twin/handlers.ts'
import type { Store } from '../../twin/store.ts'

/** The query of a list. */
export type Query = ReadonlyMap<string, Json>

/** More rows than any card has; only the list itself is ever asked for so many. */
const ALL = Number.MAX_SAFE_INTEGER

/** Handlers of a server that lists authorisations in its own way. */
export function listing(list: (next: Handler) => Handler): (handlers: Handlers) => Handlers {
  return (handlers) => ({
    ...handlers,
    getAllCardAuthorisationOperations: list(handlers.getAllCardAuthorisationOperations),
  })
}

/** A list that takes its query for another one. */
export function askedAs(edit: (query: Query) => Iterable<readonly [string, Json]>): (handlers: Handlers) => Handlers {
  return listing((next) => (request, store) => next(requestWith(request, edit(request.values.query)), store))
}

/** A list of other rows. */
export function rowsAs(
  edit: (rows: JsonObject[], query: Query) => JsonObject[] | Promise<JsonObject[]>,
): (handlers: Handlers) => Handlers {
  return listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    if (isRefusal(outcome)) return outcome
    return withRows(outcome, await edit(rowsIn(outcome), request.values.query))
  })
}

/** A page that is cut wrongly out of all the rows the filters let through. */
export function cutAs(
  cut: (rows: JsonObject[], offset: number, limit: number) => JsonObject[],
): (handlers: Handlers) => Handlers {
  return listing((next) => async (request, store) => {
    const rows = await allRows(next, request, store)
    const { query } = request.values
    const outcome = await next(request, store)
    return isRefusal(outcome) ? outcome : withRows(outcome, cut(rows, numberIn(query, 'offset', 0), limitIn(query)))
  })
}

/** Every row the filters of a request let through. */
export async function allRows(next: Handler, request: Request, store: Store): Promise<JsonObject[]> {
  const outcome = await next(requestWith(request, edited(request.values.query, { offset: 0, limit: ALL })), store)
  return isRefusal(outcome) ? [] : rowsIn(outcome)
}

/** A request with another query. */
export function requestWith(request: Request, query: Iterable<readonly [string, Json]>): Request {
  return { ...request, values: { ...request.values, query: new Map(query) } }
}

/** A query with other values. */
export function edited(query: Query, values: JsonObject): Map<string, Json> {
  return new Map([...query, ...Object.entries(values)])
}

/** A query without some of its parameters. */
export function lacking(query: Query, ...names: string[]): [string, Json][] {
  return [...query].filter(([name]) => !names.includes(name))
}

/** A number of a query, or what stands for it. */
export function numberIn(query: Query, name: string, otherwise: number): number {
  return Number(query.get(name) ?? otherwise)
}

/** Rows a query asks for. */
export function limitIn(query: Query): number {
  return numberIn(query, 'limit', 10)
}

/** The rows of a page. */
export function rowsIn({ body }: Outcome): JsonObject[] {
  const rows = isObject(body) ? body.operations : undefined
  return Array.isArray(rows) ? rows.filter(isObject) : []
}

/** A page with other rows. */
export function withRows(outcome: Outcome, operations: JsonObject[]): Outcome {
  return { ...outcome, body: { operations } }
}

/** A search by operation id that takes others for the one that is asked for; `name` is what rows are called by. */
export function searchedAs(
  finds: (own: string, asked: string) => boolean,
  name: (id: string) => string = (id) => id,
): (handlers: Handlers) => Handlers {
  return listing((next) => async (request, store) => {
    const { query } = request.values
    const outcome = await next(request, store)
    if (isRefusal(outcome)) return outcome
    const rows = await allRows(next, requestWith(request, lacking(query, 'operationId')), store)
    const asked = query.get('operationId')
    const found = rows
      .map((row) => ({ ...row, operationId: name(String(row.operationId)) }))
      .filter(({ operationId }) => typeof asked !== 'string' || finds(operationId, asked))
    const offset = numberIn(query, 'offset', 0)
    return withRows(outcome, found.slice(offset, offset + limitIn(query)))
  })
}

/** A request for the list of another card. */
export function ofCard(request: Request, cardId: string): Request {
  return { ...request, values: { ...request.values, path: new Map([...request.values.path, ['cardId', cardId]]) } }
}

/** Whether a query asks for a period. */
export function asksForPeriod(query: Query): boolean {
  return query.has('startDate') || query.has('endDate')
}
