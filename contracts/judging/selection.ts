/**
 * Which checks a run holds a target to.
 * Pure.
 */
import { PipelineError } from '../../scripts/lib/errors.ts'
import { editDistance } from '../../scripts/lib/nearest-name.ts'
import type { Check } from '../checks/check.ts'

/** Names offered for one that is not known. */
const OFFERED = 3
/** Characters of it that are compared: no id is as long, and the comparison is quadratic. */
const COMPARED = 100

/**
 * The checks of these ids, in registry order; all of them when none is named.
 *
 * @throws PipelineError `ARGUMENTS` for an id that no check has, with those nearest to it.
 */
export function selectChecks(all: readonly Check[], only: readonly string[]): Check[] {
  for (const id of only) {
    if (all.some((check) => check.id === id)) continue
    const near = all
      .map((check) => ({ id: check.id, distance: editDistance(id.slice(0, COMPARED), check.id) }))
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, OFFERED)
      .map((one) => `"${one.id}"`)
    throw new PipelineError('ARGUMENTS', `No check is called "${id}"; the nearest are ${near.join(', ')}.`)
  }
  return only.length === 0 ? [...all] : all.filter(({ id }) => only.includes(id))
}
