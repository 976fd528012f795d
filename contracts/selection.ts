/**
 * Which checks a run holds a target to.
 * Pure.
 */
import { PipelineError } from '../scripts/lib/errors.ts'
import type { Check } from './checks/check.ts'

/** Names offered for one that is not known. */
const OFFERED = 3

/**
 * The checks of these ids, in registry order; all of them when none is named.
 *
 * @throws PipelineError `ARGUMENTS` for an id that no check has, with those nearest to it.
 */
export function selectChecks(all: readonly Check[], only: readonly string[]): Check[] {
  for (const id of only) {
    if (all.some((check) => check.id === id)) continue
    const near = all
      .map((check) => ({ id: check.id, distance: distance(id, check.id) }))
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, OFFERED)
      .map((one) => `"${one.id}"`)
    throw new PipelineError('ARGUMENTS', `No check is called "${id}"; the nearest are ${near.join(', ')}.`)
  }
  return only.length === 0 ? [...all] : all.filter(({ id }) => only.includes(id))
}

/** How many characters have to be added, taken away or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= Math.min(a.length, 100); i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row.at(-1) ?? b.length
}
