/**
 * The rules of an operation that JSON Schema cannot say, as its `x-constraints` state them. This is the mock's own
 * reading of them, so that a mistake in another reading cannot hide here.
 * Pure.
 */
import type { Constraint, MultipleOfConstraint } from '../scripts/lib/constraints.ts'
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

/** The value a constraint talks about; `undefined` when the request leaves it out. */
export function constrainedValue({ in: location }: Pick<Constraint, 'in'>, name: string, request: Request): unknown {
  if (location === 'body') return follow(request.body, name)
  return request.values[location].get(name)
}

function multipleOf(constraint: MultipleOfConstraint, request: Request): Refusal | undefined {
  const value = constrainedValue(constraint, constraint.param, request) ?? constraint.default
  const unit = constrainedValue(constraint, constraint.of, request) ?? constraint.defaultOf
  if (typeof value !== 'number' || typeof unit !== 'number' || isMultiple(value, unit)) return undefined
  const { param, of, in: location, status, errorCode } = constraint
  const subject = location === 'body' ? `body property \`${param}\`` : subjectOf({ name: param, in: location })
  const byDefault = constraint.defaultOf === undefined ? '' : ` (${constraint.defaultOf} when left out)`
  return {
    ...invalid(subject, `must be a multiple of \`${of}\`${byDefault}`, param),
    ...(status !== undefined && { statuses: [status] as const }),
    ...(errorCode !== undefined && { code: errorCode }),
  }
}

/** Zero is a multiple of everything, and nothing else is a multiple of zero. */
function isMultiple(value: number, unit: number): boolean {
  return value === 0 || (unit !== 0 && value % unit === 0)
}
