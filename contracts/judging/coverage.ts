/**
 * What a run did not cover, with the likely cause: an operation that nothing was sent for or that never accepted
 * anything, one that mostly refused valid requests, documented statuses that never came, and everything a probe left out.
 * Pure.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { CoverageGap, OperationResult } from '../result.ts'

/** The kinds of gaps that fail a run which requires coverage: without them its verdict says little of an operation. */
export const FAILING_GAPS: readonly string[] = ['never-sent', 'never-accepted', 'mostly-refused', 'status-never-seen']

/** What is known about why an operation was not covered. */
export interface Notes {
  /** Why requests of this operation were not sent, in words. */
  withheld: string[]
  /** What probes left out, and values of the data that did not fit. */
  leftOut: string[]
  /** What the base request got. */
  base: { status?: number }
  /** The path parameters, and whether the data of the target gave their values. */
  ids: { name: string; given: boolean }[]
  /** Places of the base request that hold a text of a list which the document does not show. */
  guesses: string[]
  /** How the requests were answered that the document allows and that name what the base request names. */
  valid: { answered: number; unauthorized: number; notFound: number }
}

/** Notes with nothing in them. */
export function emptyNotes(): Notes {
  const valid = { answered: 0, unauthorized: 0, notFound: 0 }
  return { withheld: [], leftOut: [], base: {}, ids: [], guesses: [], valid }
}

/** The gaps of one operation. */
export function gapsOf(operation: Operation, result: OperationResult, notes: Notes): CoverageGap[] {
  const gap = (kind: string, message: string): CoverageGap => ({ operation: operation.id, kind, message })
  const gaps: CoverageGap[] = []
  if (result.exchanges === 0) gaps.push(gap('never-sent', `Nothing was sent: ${withheld(notes, 'no probe applies')}.`))
  else if (result.accepted === 0) {
    gaps.push(gap('never-accepted', `No request was accepted: ${withheld(notes, likelyCause(result, notes))}.`))
  } else {
    if (notes.withheld.length > 0) gaps.push(gap('partly-sent', `Not everything was sent: ${withheld(notes, '')}.`))
    const refused = mostlyRefused(notes)
    if (refused !== undefined) gaps.push(gap('mostly-refused', refused))
  }
  const unseen = unseenGap(result)
  if (unseen) gaps.push(unseen)
  return [...gaps, ...[...new Set(notes.leftOut)].map((message) => gap('left-out', message))]
}

/** The documented statuses that never came, but for those only a failing server answers: nobody can ask for them. */
export function unseenGap({ id, exchanges, unseen }: OperationResult): CoverageGap | undefined {
  const askable = unseen.filter((status) => !status.startsWith('5'))
  if (exchanges === 0 || askable.length === 0) return undefined
  const words = askable.length === 1 ? 'This documented status' : 'These documented statuses'
  return { operation: id, kind: 'status-never-seen', message: `${words} never came: ${askable.join(', ')}.` }
}

/** The cause where the plain request is accepted: the ids of its path exist, so it is something else that does not. */
const VARIED = 'the plain request is accepted, but the values that were tried in its place name what does not exist'

const isSuccess = (status: number) => status >= 200 && status < 300

/** What is said when most of what should be accepted is taken for unauthorized or unknown. */
function mostlyRefused(notes: Notes): string | undefined {
  const { answered, unauthorized, notFound } = notes.valid
  if ((unauthorized + notFound) * 2 <= answered) return undefined
  const { status = 0 } = notes.base
  const cause = unauthorized > notFound ? causeOf('401', notes) : isSuccess(status) ? VARIED : causeOf('404', notes)
  return `${unauthorized + notFound} of ${answered} valid requests are answered 401 or 404: ${cause}.`
}

function withheld(notes: Notes, otherwise: string): string {
  return [...new Set(notes.withheld)].join('; ') || otherwise
}

/** Why nothing was accepted, as far as the answers tell. */
function likelyCause({ statuses }: OperationResult, notes: Notes): string {
  const counts = Object.entries(statuses).toSorted(([, a], [, b]) => b - a)
  const [most = ''] = counts[0] ?? []
  const status = notes.base.status === undefined ? most : String(notes.base.status)
  if (status === '') return 'no request got an answer'
  return `the plain valid request is answered ${status}; ${causeOf(status, notes)}`
}

const CAUSES: Readonly<Record<string, string>> = {
  '400': 'a value of the request does not suit the target, name one that exists in its data',
  '401': 'token rejected, give one that the target accepts',
  '403': 'the token may not do this, or the data names what belongs to someone else',
  '409': 'what the request names is in a state that does not allow it',
  '422': 'a value of the request does not suit the target, name one that exists in its data',
}

/** The likely cause of a status, by the names of what the request named. */
function causeOf(status: string, { ids, guesses }: Notes): string {
  if ((status === '400' || status === '422') && guesses.length > 0) {
    const places = guesses.map((place) => `\`${place}\``).join(' and ')
    return `the document names a list of values for ${places} and does not show it, name one of them in the data`
  }
  if (status !== '404')
    return CAUSES[status] ?? (status.startsWith('5') ? 'the target fails' : 'the reason is not known')
  const invented = ids.filter(({ given }) => !given)
  const suspects = (invented.length > 0 ? invented : ids).map(({ name }) => `\`${name}\``)
  if (suspects.length === 0) return 'what the request names does not exist, name what does in the data of the target'
  if (invented.length === 0) return `${suspects.join(' or ')} unknown, although the data of the target names it`
  return `${suspects.join(' or ')} unknown, name one that exists in the data of the target`
}
