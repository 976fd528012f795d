/**
 * Requests that read a thing, and what they should show of its state.
 * Pure; sends nothing.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Aims } from '../aims.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { stateIn } from '../judging/states.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import type { Exchange } from '../transport/exchange.ts'
import { reading } from './observing.ts'
import type { Thing } from './thing.ts'

/** The request that reads a thing. */
export function readOf(context: ProbeContext, resource: Resource, on: Thing | undefined): Case | undefined {
  const operation = context.table.operations.find(({ id }) => id === resource.read.operation)
  return operation && reading(context, operation, on)
}

/** That a state is shown, which may take a moment to be seen; nothing where it is not known which, or where. */
export function showing(
  { table }: ProbeContext,
  { states, read: { state } }: Resource,
  want: string | undefined,
): { aims: Partial<Aims>; until: (exchange: Exchange) => boolean } {
  if (!state || want === undefined) return { aims: {}, until: () => true }
  const known = states.map(({ name }) => name)
  const atMost = weigh('must', sourceOf(table, state.pointer))
  return {
    aims: { state: { at: state.at, want, known, atMost } },
    until: (exchange) => {
      const shown = stateIn(exchange, state.at)
      return shown === undefined || shown === want || !known.includes(shown)
    },
  }
}
