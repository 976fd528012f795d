/**
 * Requests in which one parameter breaks one rule, or is missing.
 * Pure, deterministic.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { typesOf } from '../../scripts/lib/sampling/schema-view.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import type { ProbeContext } from '../probes/probe.ts'
import type { Severity } from '../result.ts'
import { parameterKey, withValue } from './draft.ts'
import { emptyValue } from './empty-values.ts'
import { farFaults } from './far-faults.ts'
import { parameterFault } from './fault.ts'
import { type Candidate, isTolerated, knownFaults, weightOfFault } from './fault-weight.ts'
import { partsOf } from './parameter-schema.ts'
import { usersOfParameter } from './sharing.ts'
import { siblingValues } from './sibling-values.ts'
import { textFaults } from './text-faults.ts'
import { leadsElsewhere, staysInvalid } from './wire.ts'

/** What forbids members that are not declared. */
const UNKNOWN = ['additionalProperties', 'unevaluatedProperties']

/** One member more in a query is one parameter more, which most servers look past. */
function weightOf(context: ProbeContext, { in: place }: Parameter, keyword: string): { atMost?: Severity } {
  const isUnknown = place === 'query' && UNKNOWN.includes(keyword)
  return isUnknown ? { atMost: 'should' } : weightOfFault(context, keyword)
}

/** The faults of one parameter that are worth sending. */
export function parameterFaults(context: ProbeContext, parameter: Parameter): Candidate[] {
  const { table, base, masker, operation, profile, write } = context
  const key = parameterKey(parameter)
  const start = context.valueOf(parameter)
  const was = base.draft.values.get(key)
  const users = usersOfParameter(table, parameter)
  const candidate = (keyword: string, label: string, value: Json | undefined, rule: string): Candidate => ({
    place: key,
    keyword,
    users,
    shared: key,
    rule,
    write() {
      const fault = parameterFault(masker, parameter, { keyword, label, was, value })
      const sent = write(withValue(base.draft, key, value))
      const weighs = parameter.unverified ? { atMost: 'may' as const } : weightOf(context, parameter, keyword)
      return { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, ...weighs }
    },
  })
  const absent =
    parameter.required && parameter.in !== 'path'
      ? [candidate('required', 'missing', undefined, `${parameter.pointer}/required`)]
      : []
  if (start === undefined) return absent
  const { schema } = parameter
  const broken = knownFaults({ schema, root: table }, JSON.stringify([parameter.pointer, start]), () =>
    sendableValues(context, parameter, start),
  )
  const leads = (value: Json) =>
    leadsElsewhere(table, operation, write(withValue(base.draft, key, value)).request.target)
  const wrong = broken
    .filter(({ instance }) => parameter.in !== 'path' || !leads(instance))
    .map(({ keyword, label, instance, schemaPointer }) =>
      candidate(keyword, label, instance, rulePointer(`${parameter.pointer}/schema`, schemaPointer, keyword)),
    )
  const empty = emptyValue(context, parameter)
  const kept = parameter.unverified && profile !== 'deep' ? inTurn(wrong, users.indexOf(operation.id)) : wrong
  return [...absent, ...kept, ...empty]
}

/** One of each kind, of which the operations try all in turn: what nobody looks at is not worth more. */
function inTurn(candidates: readonly Candidate[], turn: number): Candidate[] {
  const kinds = Map.groupBy(candidates, ({ keyword }) => keyword).values()
  return [...kinds].flatMap((same) => same[turn % same.length] ?? [])
}

/** Values of a parameter that are wrong on the wire, too, and worth sending. */
function sendableValues(context: ProbeContext, parameter: Parameter, start: Json): Violation[] {
  const { table, judge } = context
  const { schema, name } = parameter
  const found = violations({ schema, root: table }, start)
  const broken = [
    ...found,
    ...siblingValues({ table, schema, name, found }),
    ...farFaults(table, parameter, start),
    ...textFaults(parameter, start),
  ]
  return broken.filter(
    ({ instance, keyword }) =>
      staysInvalid(judge, parameter, instance) &&
      !isTolerated(context, keyword) &&
      !(keyword === 'type' && isText(table, parameter)),
  )
}

/** Whether any text may be its own value, so that no other type can be told from one. */
function isText(table: OperationsTable, parameter: Parameter): boolean {
  const types = typesOf(partsOf(table, parameter))
  return types.length === 1 && types[0] === 'string'
}
