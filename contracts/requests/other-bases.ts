/**
 * Other valid requests to start from, where the target refuses the plain one: with none of the optional properties, and
 * with all of them. What a page calls optional may be asked for, or unwelcome, in a case no request can tell.
 * Pure, deterministic.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import type { BaseRequest } from './base-request.ts'

/** Statuses that speak of the request and not of who sends it or what it names. */
const ABOUT_THE_REQUEST: readonly number[] = [400, 409, 415, 422]

/** Whether another start is worth a try after this answer to the plain one. */
export function refusesTheRequest(status: number | undefined): boolean {
  return status !== undefined && ABOUT_THE_REQUEST.includes(status)
}

/** The base with fewer and with more properties in its body, as far as that makes a difference. */
export function otherBases(table: OperationsTable, operation: Operation, base: BaseRequest): BaseRequest[] {
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const bodies = boundaries({ schema: content.schema, root: table }, body)
    .filter(({ pointer, keyword }) => keyword === 'required' && splitPointer(pointer).length <= 1)
    .map(({ instance }) => instance)
    .filter(isObject)
    .toSorted((a, b) => Object.keys(a).length - Object.keys(b).length)
  const size = isObject(body) ? Object.keys(body).length : 0
  const fewest = bodies.slice(0, 1).filter((one) => Object.keys(one).length < size)
  const most = bodies.slice(-1).filter((one) => Object.keys(one).length > size)
  return [...fewest, ...most].map((other) => ({ ...base, draft: { ...base.draft, body: other } }))
}
