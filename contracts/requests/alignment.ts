/**
 * The rules between parameters (`x-constraints`), read for building requests: which values go together.
 * Pure. An independent reading: nothing else in the project interprets these rules for this suite.
 */
import type { MultipleOfConstraint } from '../../scripts/lib/constraints.ts'
import type { Operation, Parameter } from '../../scripts/lib/operations.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { type Draft, parameterKey, withValue } from './draft.ts'
import { staysValid } from './wire.ts'

/** A multiple-of rule with both of its parameters. */
export interface MultipleRule {
  constraint: MultipleOfConstraint
  /** JSON pointer of the rule in the spec; its evidence is that of its statement. */
  pointer: string
  /** What must be a multiple. */
  param: Parameter
  /** What it must be a multiple of. */
  of: Parameter
}

/** The multiple-of rules of an operation whose parameters are both declared outside a body. */
export function multipleRules(operation: Operation): MultipleRule[] {
  return operation.constraints.flatMap((constraint, index) => {
    if (constraint.kind !== 'multipleOf' || constraint.in === 'body') return []
    const find = (name: string) => operation.parameters.find((one) => one.in === constraint.in && one.name === name)
    const [param, of] = [find(constraint.param), find(constraint.of)]
    return param && of ? [{ constraint, pointer: `${operation.pointer}/x-constraints/${index}`, param, of }] : []
  })
}

/** Makes a valid draft keep the multiple-of rules too, changing as little as possible. */
export function alignDraft(judge: Judge, draft: Draft, kept?: string): Draft {
  return multipleRules(draft.operation).reduce((aligned, rule) => align(judge, aligned, rule, kept), draft)
}

/** Whether a draft keeps the multiple-of rules. */
export function isAligned(draft: Draft): boolean {
  return multipleRules(draft.operation).every((rule) => keepsRule(draft, rule))
}

function keepsRule(draft: Draft, { constraint, param, of }: MultipleRule): boolean {
  const multiple = draft.values.get(parameterKey(param)) ?? constraint.default ?? 0
  const divisor = draft.values.get(parameterKey(of)) ?? constraint.defaultOf
  if (typeof multiple !== 'number' || typeof divisor !== 'number') return divisor === undefined && multiple === 0
  // A negative index is nowhere forbidden and nowhere promised.
  return divisor !== 0 && multiple % divisor === 0 && multiple >= 0
}

/** Moves the parameter that is not `kept` until the rule holds; gives the draft back as it is when nothing fits. */
function align(judge: Judge, draft: Draft, rule: MultipleRule, kept: string | undefined): Draft {
  if (keepsRule(draft, rule)) return draft
  const { param, of, constraint } = rule
  const divisor = draft.values.get(parameterKey(of)) ?? constraint.defaultOf ?? 1
  const multiple = draft.values.get(parameterKey(param)) ?? 0
  const down = typeof multiple === 'number' && typeof divisor === 'number' ? multiple - (multiple % divisor) : 0
  const movedParam = [down, 0, Number(divisor)].map((value) => [param, value] as const)
  const movedOf = [1, Number(multiple)].map((value) => [of, value] as const)
  const moves = kept === parameterKey(param) ? movedOf : movedParam
  const candidates = moves
    .filter(([parameter, value]) => staysValid(judge, parameter, value))
    .map(([parameter, value]) => withValue(draft, parameterKey(parameter), value))
  return candidates.find((candidate) => keepsRule(candidate, rule)) ?? draft
}
