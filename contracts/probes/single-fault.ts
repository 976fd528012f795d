/**
 * Sends requests with exactly one fault: every keyword of every parameter and of every place of the body, and what is
 * required left out. A fault that is none on the wire is dropped.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Parameter } from '../../scripts/lib/operations.ts'
import { createMemory } from '../../scripts/lib/sampling/memory.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { fairShare } from '../judging/fair-share.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import type { Profile } from '../profile.ts'
import { staysFaulty } from '../requests/body-forms.ts'
import { settledBody } from '../requests/body-rules.ts'
import { parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { farFaults } from '../requests/far-faults.ts'
import { bodyFault, parameterFault } from '../requests/fault.ts'
import { missingBodyRule } from '../requests/missing-body.ts'
import { nearBase } from '../requests/near-base.ts'
import { otherKinds } from '../requests/other-kinds.ts'
import { leadsIntoReadOnly } from '../requests/read-only.ts'
import { type Dealable, dealt, onceWhereAssumed, usersOfParameter, usersOfSchema } from '../requests/sharing.ts'
import { siblingValues } from '../requests/sibling-values.ts'
import { textFaults } from '../requests/text-faults.ts'
import { leadsElsewhere, staysInvalid } from '../requests/wire.ts'
import type { Severity } from '../result.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Most single faults of one operation: more where there are few operations. */
const MOST = { each: 216, together: 1600 }
/** Largest body sent, in characters. */
const LARGEST = 65_536
/** What the publisher of an API may add at any time: whoever receives its requests must not refuse it. */
export const OPEN_ENDED = [
  'enum',
  'const',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'maxProperties',
]
/** Faults of one place and keyword that every operation gets, by profile; the rest is dealt out. */
const TELLING: Readonly<Record<Profile, number>> = { smoke: 1, standard: 3, deep: Number.POSITIVE_INFINITY }

/** Faults that are remembered. */
const MOST_KNOWN = 20_000
const known = createMemory<readonly Violation[]>(MOST_KNOWN, ({ length }) => length + 1)

/** A fault that is worth sending, not yet written as a request. */
export interface Candidate extends Dealable {
  write(): Case
}

export default defineProbe({
  id: 'single-fault',
  title: 'Requests with one value the document forbids',
  aims: ['violation'],
  *cases(context) {
    for (const { write } of chosenFaults(context)) yield write()
  },
})

/** The faults an operation is asked with, in their order. */
export function chosenFaults(context: ProbeContext): Candidate[] {
  const { table, operation, profile } = context
  const all = [
    ...sentParameters(operation).flatMap((parameter) => parameterFaults(context, parameter)),
    ...missingBody(context),
    ...bodyFaults(context),
  ]
  const worthwhile = dealt(all, operation.id, TELLING[profile]).filter(onceWhereAssumed(table, profile))
  const most =
    profile === 'deep'
      ? Number.POSITIVE_INFINITY
      : Math.max(MOST.each, Math.floor(MOST.together / table.operations.length))
  const kept = fairShare(worthwhile, most, ({ place }) => place)
  if (kept.length < worthwhile.length) {
    context.leaveOut(`Of ${worthwhile.length} single faults only ${most} are sent, shared out over all places.`)
  }
  return kept
}

function parameterFaults(context: ProbeContext, parameter: Parameter): Candidate[] {
  const { table, base, masker, operation, write } = context
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
      const weighs = parameter.unverified ? { atMost: 'may' as const } : weight(context, keyword)
      return { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, ...weighs }
    },
  })
  const absent =
    parameter.required && parameter.in !== 'path'
      ? [candidate('required', 'missing', undefined, `${parameter.pointer}/required`)]
      : []
  if (start === undefined) return absent
  const { schema } = parameter
  const broken = known({ schema, root: table }, JSON.stringify([parameter.pointer, start]), () =>
    sendableValues(context, parameter, start),
  )
  const leads = (value: Json) =>
    leadsElsewhere(table, operation, write(withValue(base.draft, key, value)).request.target)
  const wrong = broken
    .filter(({ instance }) => parameter.in !== 'path' || !leads(instance))
    .map(({ keyword, label, instance, schemaPointer }) =>
      candidate(keyword, label, instance, rulePointer(`${parameter.pointer}/schema`, schemaPointer, keyword)),
    )
  return [...absent, ...wrong]
}

/** Values of a parameter that are wrong on the wire, too, and worth sending. */
function sendableValues(context: ProbeContext, parameter: Parameter, start: Json): Violation[] {
  const { table, judge } = context
  const { schema, name } = parameter
  const found = violations({ schema, root: table }, start)
  const broken = [
    ...found,
    ...siblingValues({ table, schema, name, found }),
    ...farFaults(parameter, start),
    ...textFaults(parameter, start),
  ]
  return broken.filter(
    ({ instance, keyword }) => staysInvalid(judge, parameter, instance) && !isTolerated(context, keyword),
  )
}

function missingBody(context: ProbeContext): Candidate[] {
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
      ...weight(context, 'required'),
    }
  }
  return [{ place: 'body:', keyword: 'required', users: [], shared: 'body', rule, write: one }]
}

function bodyFaults(context: ProbeContext): Candidate[] {
  const { table, base, operation, masker, write } = context
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const { schema } = content
  const faultsOf = (one: Json) =>
    known({ schema, root: table }, JSON.stringify([operation.id, mediaType, one]), () =>
      sendableBodies(context, schema, one).filter(
        ({ instance, pointer }) =>
          staysFaulty(context.judge, { mediaType: mediaType ?? '', schema, body: instance }) &&
          !leadsIntoReadOnly(table, schema, instance, pointer),
      ),
    )
  const sendable = sharedOut(faultsOf(body), otherKinds(context, schema, body).map(faultsOf))
  return sendable.map(({ keyword, label, was, value, pointer, schemaPointer, instance }): Candidate => {
    const rule = rulePointer(`${content.pointer}/schema`, schemaPointer, keyword)
    const one = (): Case => {
      const fault = bodyFault(masker, pointer, { keyword, label, was, value })
      const sent = write({ ...base.draft, body: instance })
      return { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, ...weight(context, keyword) }
    }
    return {
      place: `body:${pointer}`,
      keyword,
      users: usersOfSchema(table, schemaPointer),
      shared: rule,
      rule,
      write: one,
    }
  })
}

/** The faults of the first body, of which some are taken in turn from the others that have them, too. */
function sharedOut(first: readonly Violation[], others: readonly (readonly Violation[])[]): readonly Violation[] {
  const keyOf = ({ pointer, schemaPointer, keyword, label }: Violation) =>
    JSON.stringify([pointer, schemaPointer, keyword, label])
  const known = others.map((faults) => new Map(faults.map((one) => [keyOf(one), one])))
  return first.map((one, index) => known[(index % (known.length + 1)) - 1]?.get(keyOf(one)) ?? one)
}

/** Bodies with one fault that are worth sending. */
function sendableBodies(context: ProbeContext, schema: JsonSchema, body: Json): Violation[] {
  const { table, operation, judge } = context
  const found = violations({ schema, root: table }, body)
  const siblings = bodySiblings(context, schema, found)
  const all = [...found, ...siblings].map((violation) => {
    const near = nearBase(body, violation.instance, violation.pointer)
    const faulty = judge.accepts(schema, near) ? violation.instance : near
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

/** Whether refusing this would itself be wrong. */
function isTolerated({ received }: ProbeContext, keyword: string): boolean {
  return received && OPEN_ENDED.includes(keyword)
}

/** `format` is a hint unless a document says otherwise; the publisher of an API will not send its readers faults. */
function weight({ received }: ProbeContext, keyword: string): { atMost?: Severity } {
  return received || keyword === 'format' ? { atMost: 'should' } : {}
}
