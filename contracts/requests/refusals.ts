/**
 * What refusals are called (`x-constraints`), read for requests with one fault.
 * Pure. An independent reading: nothing else in the project interprets these rules for this suite.
 */
import type { RefusalConstraint } from '../../scripts/lib/constraints.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Case } from '../probes/probe.ts'

/** A request with one fault, and what its refusal is called where a rule says so. */
export function codedCase(operation: Operation, one: Case): Case {
  const { fault } = one
  if (fault?.location !== 'body') return one
  const index = operation.constraints.findIndex(
    (rule) => rule.kind === 'refusal' && rule.keyword === fault.keyword && isAt(fault.name, rule.param),
  )
  const rule = operation.constraints[index]
  if (rule?.kind !== 'refusal') return one
  const pointer = `${operation.pointer}/x-constraints/${index}/errorCode`
  return { ...one, aims: { ...one.aims, coded: { code: rule.errorCode, pointer, status: rule.status } } }
}

/** Whether a place is the one that a rule names, or lies below it where the rule is about all of those. */
function isAt(place: string, param: RefusalConstraint['param']): boolean {
  const above = param.replace(/\*\*$/, '')
  return above === param ? place === param : place.startsWith(above) && place !== above
}
