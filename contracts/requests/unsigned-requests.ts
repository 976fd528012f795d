/**
 * Other bodies that a request without credentials may have: who has to sign in may hang on how much is in it, or on
 * whether it can be read.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Severity } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { type Draft, writeDraft } from './draft.ts'
import { shorter } from './other-bases.ts'

/** How short lists are made. */
const FEW = [
  [1, 'one item'],
  [0, 'none'],
] as const

/** A request without credentials, and in words what is special about its body. */
export interface Unsigned {
  keyword: string
  sentence: string
  draft: Draft
  request: Request
  atMost?: Severity
}

/** The request with short lists, and with a body that cannot be read. */
export function unsignedRequests(table: OperationsTable, draft: Draft): Unsigned[] {
  const few = FEW.flatMap(([count, words]): Unsigned[] => {
    const short = shortened(table, draft, count)
    const sentence = `the credentials are missing, and each list of the body has ${words}`
    const keyword = count === 0 ? 'missing-from-none' : 'missing-from-few'
    return short ? [{ keyword, sentence, draft: short, request: writeDraft(short) }] : []
  })
  const plain = writeDraft(draft)
  const sentence = 'the credentials are missing, and the body cannot be read'
  const request = { ...plain, body: new TextEncoder().encode('{"') }
  // What stands in front of a guard may look at the form of a body first.
  const unreadable = { keyword: 'missing-and-unreadable', sentence, draft, request, atMost: 'may' } as const
  return plain.body ? [...few, unreadable] : few
}

/** The request with so few items in each of its lists, where there is one with more. */
function shortened(table: OperationsTable, draft: Draft, count: number): Draft | undefined {
  const { operation, body, mediaType = '' } = draft
  const schema = operation.requestBody?.content[mediaType]?.schema
  const [short] = body === undefined || schema === undefined ? [] : shorter(table, schema, body, count)
  return short === undefined ? undefined : { ...draft, body: short }
}
