/**
 * Which documented response a status belongs to, and which one a valid request gets.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#responses-object
 */
import type { Operation, Response } from '../scripts/lib/operations.ts'

/** A response and the status it is given with. */
export interface ChosenResponse {
  status: number
  response: Response
}

/** The response documented for a status: exactly, by its range, or by default. */
export function documentedResponse({ responses }: Operation, status: number): ChosenResponse | undefined {
  const exact = Object.hasOwn(responses, status) ? responses[status] : undefined
  if (exact) return { status, response: exact }
  const range = `${Math.floor(status / 100)}xx`
  const keys = Object.keys(responses)
  const key = keys.find((name) => name.toLowerCase() === range) ?? 'default'
  const response = Object.hasOwn(responses, key) ? responses[key] : undefined
  return response && { status, response }
}

const successes = new WeakMap<Operation['responses'], ChosenResponse | undefined>()

/**
 * The response of a valid request: the lowest documented 2xx, else the default one as 200, else the lowest 3xx.
 * `undefined` when only errors are documented: a valid request is then answered without content.
 */
export function successResponse({ responses }: Operation): ChosenResponse | undefined {
  if (!successes.has(responses)) successes.set(responses, findSuccess(responses))
  return successes.get(responses)
}

function findSuccess(responses: Operation['responses']): ChosenResponse | undefined {
  const lowest = (hundreds: string): ChosenResponse | undefined => {
    const keys = Object.keys(responses).filter((name) => new RegExp(`^${hundreds}(\\d\\d|xx)$`, 'i').test(name))
    const [key] = keys.sort((a, b) => statusOf(a) - statusOf(b))
    const response = key === undefined ? undefined : responses[key]
    return key !== undefined && response ? { status: statusOf(key), response } : undefined
  }
  const fallback = Object.hasOwn(responses, 'default') ? responses.default : undefined
  return lowest('2') ?? (fallback && { status: 200, response: fallback }) ?? lowest('3')
}

/** The status a key stands for; a range stands for its first. */
function statusOf(key: string): number {
  return Number(key.replace(/xx$/i, '00'))
}
