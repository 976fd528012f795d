/**
 * The rules of an operation that JSON Schema cannot say, as its `x-constraints` state them. This is the mock's own
 * reading of them, so that a mistake in another reading cannot hide here.
 * Pure.
 */
import type { ConstraintLocation, MultipleOfConstraint } from '../scripts/lib/constraints.ts'
import { isObject } from '../scripts/lib/json.ts'
import type { Operation } from '../scripts/lib/operations.ts'
import { follow } from '../scripts/lib/pointer.ts'
import { invalid, type Refusal, type Request } from './exchange.ts'
import { subjectOf } from './parameters.ts'

/** The first constraint of the operation that a request breaks. */
export function brokenConstraint(request: Request): Refusal | undefined {
  for (const constraint of request.operation.constraints) {
    const refusal = constraint.kind === 'multipleOf' ? multipleOf(constraint, request) : undefined
    if (refusal) return refusal
  }
  return undefined
}

function multipleOf(constraint: MultipleOfConstraint, request: Request): Refusal | undefined {
  const { param, of, in: location, status, errorCode } = constraint
  const { value, unit } = multipleOfTerms(constraint, request)
  if (value === undefined || unit === undefined || isMultiple(value, unit)) return undefined
  const subject = location === 'body' ? `body property \`${param}\`` : subjectOf({ name: param, in: location })
  const byDefault = constraint.defaultOf ?? defaultOf(request.operation, location, of)
  const note = byDefault === undefined ? '' : ` (${byDefault} when left out)`
  return {
    ...invalid(subject, `must be a multiple of \`${of}\`${note}`, param),
    ...(status !== undefined && { statuses: [status] as const }),
    ...(errorCode !== undefined && { code: errorCode }),
  }
}

/** The two numbers of a constraint, defaults filled in; `undefined` where a request and the spec leave one open. */
export function multipleOfTerms(
  constraint: MultipleOfConstraint,
  request: Request,
): { value: number | undefined; unit: number | undefined } {
  const { in: location, param, of } = constraint
  const term = (name: string, stated: number | undefined): number | undefined => {
    const sent = constrainedValue(location, name, request)
    if (sent !== undefined) return typeof sent === 'number' ? sent : undefined
    return stated ?? defaultOf(request.operation, location, name)
  }
  return { value: term(param, constraint.default), unit: term(of, constraint.defaultOf) }
}

/** The value the request gives the name in a constraint. */
function constrainedValue(location: ConstraintLocation, name: string, request: Request): unknown {
  return location === 'body' ? follow(request.body, name) : request.values[location].get(name)
}

/** The number that stands for what was left out, from a constraint of its own or from the parameter's schema. */
function defaultOf(
  { constraints, parameters }: Operation,
  location: ConstraintLocation,
  name: string,
): number | undefined {
  const rule = constraints.find(({ kind, in: at, param }) => kind === 'default' && at === location && param === name)
  const parameter = parameters.find((candidate) => candidate.in === location && candidate.name === name)
  const schema = isObject(parameter?.schema) ? parameter.schema : {}
  const value = rule?.kind === 'default' ? rule.value : schema.default
  return typeof value === 'number' ? value : undefined
}

/** Zero is a multiple of everything, and nothing else is a multiple of zero. */
function isMultiple(value: number, unit: number): boolean {
  return value === 0 || (unit !== 0 && value % unit === 0)
}
