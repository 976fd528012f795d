/**
 * What a run did not cover, with the likely cause: an operation that nothing was sent for or that never accepted
 * anything, documented statuses that never came, and everything a probe left out.
 * Pure.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { CoverageGap, OperationResult } from '../result.ts'

/** What is known about why an operation was not covered. */
export interface Notes {
  /** Why requests of this operation were not sent, in words. */
  withheld: string[]
  /** What probes left out, and values of the data that did not fit. */
  leftOut: string[]
  /** What the base request got. */
  base: { status?: number }
}

/** The gaps of one operation. */
export function gapsOf(operation: Operation, result: OperationResult, notes: Notes): CoverageGap[] {
  const gap = (kind: string, message: string): CoverageGap => ({ operation: operation.id, kind, message })
  const gaps: CoverageGap[] = []
  if (result.exchanges === 0) gaps.push(gap('never-sent', `Nothing was sent: ${cause(notes, 'no probe applies')}.`))
  else if (result.accepted === 0) {
    gaps.push(gap('never-accepted', `No request was accepted: ${cause(notes, likelyCause(result, notes))}.`))
  } else if (notes.withheld.length > 0) gaps.push(gap('never-sent', `Not everything was sent: ${cause(notes, '')}.`))
  // What only a failing server answers cannot be asked for.
  const askable = result.unseen.filter((status) => !status.startsWith('5'))
  if (result.exchanges > 0 && askable.length > 0) {
    const words = askable.length === 1 ? 'This documented status' : 'These documented statuses'
    gaps.push(gap('status-never-seen', `${words} never came: ${askable.join(', ')}.`))
  }
  return [...gaps, ...[...new Set(notes.leftOut)].map((message) => gap('left-out', message))]
}

function cause({ withheld }: Notes, otherwise: string): string {
  return [...new Set(withheld)].join('; ') || otherwise
}

/** Why nothing was accepted, as far as the answers tell. */
function likelyCause({ statuses }: OperationResult, { base }: Notes): string {
  const counts = Object.entries(statuses).toSorted(([, a], [, b]) => b - a)
  const [most = ''] = counts[0] ?? []
  const status = base.status === undefined ? most : String(base.status)
  const words = CAUSES[status] ?? (status.startsWith('5') ? 'the target fails' : 'the reason is not known')
  return status === '' ? 'no request got an answer' : `the plain valid request is answered ${status}; ${words}`
}

const CAUSES: Readonly<Record<string, string>> = {
  '400': 'a value of the request does not suit the target, name one that exists in its data',
  '401': 'the token is refused or missing',
  '403': 'the token may not do this, or the data names what belongs to someone else',
  '404': 'what the request names does not exist, name what does in the data of the target',
  '409': 'what the request names is in a state that does not allow it',
  '422': 'a value of the request does not suit the target, name one that exists in its data',
}
