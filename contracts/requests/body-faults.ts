/**
 * Requests in which the body breaks one rule in one place, or is missing.
 * Pure, deterministic.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, MediaType, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { ruleHolder, rulePointer } from '../judging/schema-rule.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { staysFaulty } from './body-forms.ts'
import { settledBody } from './body-rules.ts'
import { LARGEST } from './boundary-bodies.ts'
import { bodyFault } from './fault.ts'
import { type Candidate, isTolerated, knownFaults, weightOfFault } from './fault-weight.ts'
import { missingBodyRule } from './missing-body.ts'
import { nearBase } from './near-base.ts'
import { otherKinds } from './other-kinds.ts'
import { leadsIntoReadOnly } from './read-only.ts'
import { rulesAt } from './schema-places.ts'
import { usersOfSchema } from './sharing.ts'
import { siblingValues } from './sibling-values.ts'
import { amongTwins, rulesText } from './twins.ts'

/** The request without its body, where one is required. */
export function missingBody(context: ProbeContext): Candidate[] {
  const { base, operation, judge, masker, write } = context
  if (operation.requestBody?.required !== true || base.draft.body === undefined) return []
  const rule = missingBodyRule(judge, operation.requestBody, base.draft.mediaType)
  const one = (): Case => {
    const fault = bodyFault(masker, '', { keyword: 'required', label: 'missing', was: undefined, value: undefined })
    return {
      intent: 'fault',
      aims: { violation: { fault } },
      ...write({ ...base.draft, body: undefined }),
      rule,
      fault,
      ...weightOfFault(context, 'required'),
    }
  }
  return [{ place: 'body:', keyword: 'required', users: [], shared: 'body', rule, write: one }]
}

/** The faults of a body that are worth sending. */
export function bodyFaults(context: ProbeContext): Candidate[] {
  const { table, base, operation } = context
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const { schema } = content
  const ofBody = (one: Json) => faultsOf(context, schema, one)
  const plain = sharedOut(ofBody(body), otherKinds(context, schema, body).map(ofBody))
  const known = new Set(plain.map(keyOf))
  const further = alternatives(table, schema, body).flatMap((one) => {
    const own = ofBody(one).filter((fault) => !known.has(keyOf(fault)))
    for (const fault of own) known.add(keyOf(fault))
    return ownOf(context, schema, one, own)
  })
  return [...ownOf(context, schema, body, plain), ...further].map((one) => candidate(context, content, one))
}

/** Everything that can be wrong in one place of a body and is worth sending; remembered. */
export function faultsOf(context: ProbeContext, schema: JsonSchema, body: Json): readonly Violation[] {
  const { table, operation, base, judge } = context
  const { mediaType = '' } = base.draft
  const staysSo = ({ instance, pointer }: Violation) =>
    staysFaulty(judge, { mediaType, schema, body: instance }) && !leadsIntoReadOnly(table, schema, instance, pointer)
  return knownFaults({ schema, root: table }, JSON.stringify([operation.id, mediaType, body]), () =>
    sendableBodies(context, schema, body).filter(staysSo),
  )
}

function candidate(context: ProbeContext, { schema, pointer: home }: MediaType, violation: Violation): Candidate {
  const { table, base, masker, write } = context
  const { keyword, label, was, value, pointer, schemaPointer, instance } = violation
  const rule = rulePointer(`${home}/schema`, schemaPointer, keyword)
  const one = (): Case => {
    const fault = bodyFault(masker, pointer, { keyword, label, was, value })
    const sent = write({ ...base.draft, body: instance })
    // What nobody is to send any more, a target may look past.
    const isPast = follow(ruleHolder(table, schema, schemaPointer), '/deprecated') === true
    const weight = isPast ? ({ atMost: 'should' } as const) : weightOfFault(context, keyword)
    return { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, ...weight }
  }
  const users = usersOfSchema(table, schemaPointer)
  return { place: `body:${pointer}`, keyword, users, shared: rule, rule, write: one }
}

/** Of the faults of places with the same rules each its own. */
function ownOf({ table, profile }: ProbeContext, schema: JsonSchema, body: Json, all: readonly Violation[]) {
  const rulesOf = (pointer: string) => rulesText(rulesAt(table, schema, body, pointer))
  return profile === 'deep' ? all : amongTwins(all, ({ pointer }) => pointer, rulesOf)
}

/** Most bodies that take another alternative. */
const MOST_ALTERNATIVES = 8

/** Bodies that take another alternative of the schema than this one, whose other faults it cannot have. */
function alternatives(table: OperationsTable, schema: JsonSchema, body: Json): Json[] {
  const others = boundaries({ schema, root: table }, body).filter(({ keyword }) => /^(?:oneOf|anyOf|if)$/.test(keyword))
  return others.map(({ instance }) => instance).slice(0, MOST_ALTERNATIVES)
}

/** What tells faults of a body apart. */
function keyOf({ pointer, schemaPointer, keyword, label }: Violation): string {
  return JSON.stringify([pointer, schemaPointer, keyword, label])
}

/** The faults of the first body, of which some are taken in turn from the others that have them, too. */
function sharedOut(first: readonly Violation[], others: readonly (readonly Violation[])[]): readonly Violation[] {
  const known = others.map((faults) => new Map(faults.map((one) => [keyOf(one), one])))
  return first.map((one, index) => known[(index % (known.length + 1)) - 1]?.get(keyOf(one)) ?? one)
}

/** Bodies with one fault that are worth sending. */
function sendableBodies(context: ProbeContext, schema: JsonSchema, body: Json): Violation[] {
  const { table, operation, judge } = context
  const found = violations({ schema, root: table }, body)
  const siblings = bodySiblings(context, schema, found)
  const all = [...found, ...siblings].map((violation) => {
    const { pointer, was } = violation
    const near = nearBase(body, violation.instance, pointer)
    // Nothing else may be wrong with it, such as a property that only goes with another alternative.
    const isSingle = !judge.accepts(schema, near) && judge.accepts(schema, withValue(near, pointer, was))
    const faulty = isSingle ? near : violation.instance
    return { ...violation, instance: withoutMore(context, schema, faulty, violation.pointer) }
  })
  return all.filter(
    ({ keyword, instance }) =>
      // Where a body may be missing, `null` may well be taken for a missing one.
      (instance !== null || operation.requestBody?.required === true) &&
      !isTolerated(context, keyword) &&
      JSON.stringify(instance).length <= LARGEST,
  )
}

/** A body with one fault, and with nothing beside it that the rules between its properties rule out. */
function withoutMore({ table, operation, judge }: ProbeContext, schema: JsonSchema, body: Json, pointer: string): Json {
  const known = judge.faults(schema, body).length
  const accepts = (one: Json) => {
    const { length } = judge.faults(schema, one)
    return length > 0 && length <= known
  }
  return settledBody({ table, operation, schema, accepts }, body, [pointer])
}

/** The siblings of the enum values in a body that break it in this one place. */
function bodySiblings({ table, judge }: ProbeContext, schema: JsonSchema, found: readonly Violation[]): Violation[] {
  return siblingValues({ table, schema, found }).filter(({ instance, pointer }) => {
    const faults = judge.faults(schema, instance)
    return faults.length > 0 && faults.every((fault) => fault.pointer === pointer)
  })
}
