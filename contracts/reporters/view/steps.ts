/**
 * The requests of a finding by number, in the order they were sent: what led to it, its own, what it was compared with.
 * Pure.
 */
import { excerpt, printable } from '../../../scripts/lib/printable.ts'
import type { Finding, ShownExchange } from '../../result.ts'

/** Steps that are shown of many: the first and the last ones. */
const MOST = 12
/** The most of a path that is shown. */
const MOST_PATH = 120

/** One request in a few words, or how many are left out in between. */
export interface Step {
  /** From 1; none stands for others. */
  number?: number
  text: string
}

/** Every request of a finding that rests on several; empty where it rests on one. */
export function stepsOf({ evidence }: Finding): Step[] {
  if (evidence?.earlier === undefined) return []
  const { earlier, references = [] } = evidence
  const all = [...earlier, evidence, ...references].map((one, index) => ({ number: index + 1, text: inWords(one) }))
  if (all.length <= MOST) return all
  const left = all.length - MOST
  return [...all.slice(0, MOST / 2), { text: `${left} more` }, ...all.slice(-MOST / 2)]
}

function inWords({ request, response }: ShownExchange): string {
  const { method, target } = request
  return printable(`${response?.status ?? '---'} ${method} ${excerpt(target, MOST_PATH)}`)
}
