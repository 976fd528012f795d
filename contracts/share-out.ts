/**
 * What is left of a plan where only so much may be asked: the cheapest cases, from every probe in turn.
 * Pure.
 */
import type { Plan, Planned } from './plan.ts'

/** Requests of a glance in all, without what is asked along with some of them. */
export const GLANCE = 140
/** Cases of an operation that are always kept. */
const LEAST = 2

/** Cuts a plan down to its share of a budget for so many operations; a case left out is told as `leftOut` says. */
export function shareOut(plan: Plan, budget: number, operations: number, leftOut: (message: string) => void): Plan {
  const all = [...plan.before, ...plan.after, ...plan.together]
  const most = Math.max(LEAST, Math.floor(budget / Math.max(1, operations)) - 1)
  const kept = new Set(cheapest(all, most))
  if (kept.size === all.length) return plan
  leftOut(`Of ${all.length} variations only the ${kept.size} cheapest are sent, some of every kind.`)
  const keep = (planned: readonly Planned[]) => planned.filter((one) => kept.has(one))
  return { ...plan, before: keep(plan.before), after: keep(plan.after), together: keep(plan.together) }
}

function cheapest(planned: readonly Planned[], most: number): Planned[] {
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
