/**
 * What is left of a plan for a glance: the cheapest cases, from every probe in turn, as many as a small budget allows.
 * Pure.
 */
import type { Plan, Planned } from './plan.ts'

/** Requests of a glance in all, without what is asked along with some of them. */
const MOST = 140
/** Cases of an operation that are always kept. */
const LEAST = 2

/** A plan cut down to a glance; `operations` is the number of operations that share the budget. */
export function glanceAt(plan: Plan, operations: number): Plan {
  const kept = new Set(cheapest([...plan.before, ...plan.after], operations))
  const keep = (planned: readonly Planned[]) => planned.filter((one) => kept.has(one))
  return { ...plan, before: keep(plan.before), after: keep(plan.after), journeys: [] }
}

function cheapest(planned: readonly Planned[], operations: number): Planned[] {
  const most = Math.max(LEAST, Math.floor(MOST / Math.max(1, operations)) - 1)
  const byProbe = [...Map.groupBy(planned, ({ probe }) => probe).values()]
  const cheapestFirst = byProbe.map((cases) => cases.toSorted((a, b) => weight(a) - weight(b)))
  const longest = Math.max(0, ...cheapestFirst.map(({ length }) => length))
  const turns = Array.from({ length: longest }, (_, turn) => cheapestFirst.flatMap((cases) => cases[turn] ?? []))
  return turns.flat().slice(0, most)
}

/** Bytes on the wire; a case with another request to compare with costs twice. */
function weight({ case: { request, reference } }: Planned): number {
  const bytes = request.target.length + (request.body?.length ?? 0)
  return reference ? bytes * 2 : bytes
}
