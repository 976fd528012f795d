/**
 * The rule that a twin breaks on purpose, as the command line names it.
 * Reads the lists of faults and nothing else.
 */

import { PipelineError } from '../../scripts/lib/errors.ts'
import { nearestName } from '../../scripts/lib/nearest-name.ts'
import type { Fault } from './fault.ts'
import { faults } from './index.ts'

/**
 * The fault with an id.
 *
 * @throws PipelineError `ARGUMENTS` when there is none, or it is one that only a bank can have
 */
export function inboundFault(id: string): Fault {
  const inbound = faults.filter(({ api }) => api === 'inbound')
  const fault = inbound.find((candidate) => candidate.id === id)
  if (fault) return fault
  if (faults.some((candidate) => candidate.id === id)) {
    const sentence = `The fault \`${id}\` is one of a bank that is notified; the twin is what notifies it.`
    throw new PipelineError('ARGUMENTS', sentence)
  }
  const ids = inbound.map((known) => known.id)
  const near = nearestName(id, ids)
  const hint = near === undefined ? `known are ${ids.length} like \`${ids[0]}\`.` : `did you mean \`${near}\`?`
  throw new PipelineError('ARGUMENTS', `There is no fault \`${id}\` of the twin; ${hint}`)
}
