/**
 * Sends requests with exactly one fault: every keyword of every parameter and of every place of the body, and what is
 * required left out. A fault that is none on the wire is dropped.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { fairShare } from '../judging/fair-share.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { farFaults } from '../requests/far-faults.ts'
import { bodyFault, parameterFault } from '../requests/fault.ts'
import { nearBase } from '../requests/near-base.ts'
import { textFaults } from '../requests/text-faults.ts'
import { leadsElsewhere, staysInvalid } from '../requests/wire.ts'
import type { Severity } from '../result.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Most single faults of one operation: more where there are few operations. */
const MOST = { each: 240, together: 1600 }
/** Largest body sent, in characters. */
const LARGEST = 65_536
/** What the publisher of an API may add at any time: whoever receives its requests must not refuse it. */
const OPEN_ENDED = ['enum', 'const', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'maxProperties']

export default defineProbe({
  id: 'single-fault',
  title: 'Requests with one value the document forbids',
  aims: ['violation'],
  *cases(context) {
    const all = [
      ...sentParameters(context.operation).flatMap((parameter) => parameterCases(context, parameter)),
      ...missingBody(context),
      ...bodyCases(context),
    ]
    const most = Math.max(MOST.each, Math.floor(MOST.together / context.table.operations.length))
    const kept = fairShare(all, most, ({ fault }) => `${fault?.location} ${fault?.name}`)
    if (kept.length < all.length) {
      context.leaveOut(`Of ${all.length} single faults only ${most} are sent, shared out over all places.`)
    }
    yield* kept
  },
})

function parameterCases(context: ProbeContext, parameter: Parameter): Case[] {
  const { table, base, judge, masker, operation, write } = context
  const key = parameterKey(parameter)
  const start = context.valueOf(parameter)
  const schemaHome = `${parameter.pointer}/schema`
  const was = base.draft.values.get(key)
  const fault = (keyword: string, label: string, value: Json | undefined, rule: string): Case => {
    const words = parameterFault(masker, parameter, { keyword, label, was, value })
    const sent = write(withValue(base.draft, key, value))
    return {
      intent: 'fault',
      aims: { violation: { fault: words } },
      ...sent,
      rule,
      fault: words,
      ...weight(context, keyword),
    }
  }
  const absent =
    parameter.required && parameter.in !== 'path'
      ? [fault('required', 'missing', undefined, `${parameter.pointer}/required`)]
      : []
  if (start === undefined) return absent
  const found = violations({ schema: parameter.schema, root: table }, start)
  const broken = [...found, ...farFaults(parameter, start), ...textFaults(parameter, start)]
  const wrong = broken
    .filter(({ instance, keyword }) => staysInvalid(judge, parameter, instance) && !isTolerated(context, keyword))
    .map(({ keyword, label, instance, schemaPointer }) =>
      fault(keyword, label, instance, rulePointer(schemaHome, schemaPointer, keyword)),
    )
    .filter(({ request }) => !leadsElsewhere(table, operation, request.target))
  return [...absent, ...wrong]
}

function missingBody(context: ProbeContext): Case[] {
  const { base, operation, masker, write } = context
  if (operation.requestBody?.required !== true || base.draft.body === undefined) return []
  const fault = bodyFault(masker, '', { keyword: 'required', label: 'missing', was: undefined, value: undefined })
  const sent = write({ ...base.draft, body: undefined })
  const rule = `${operation.requestBody.pointer}/required`
  return [{ intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault }]
}

function bodyCases(context: ProbeContext): Case[] {
  const { table, base, operation, masker, write, judge } = context
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const found = violations({ schema: content.schema, root: table }, body)
  const all = found.map((violation) => {
    const instance = nearBase(body, violation.instance, violation.pointer)
    return judge.accepts(content.schema, instance) ? violation : { ...violation, instance }
  })
  const sendable = all.filter(
    ({ keyword, instance }) =>
      // Where a body may be missing, `null` may well be taken for a missing one.
      (instance !== null || operation.requestBody?.required === true) &&
      !isTolerated(context, keyword) &&
      JSON.stringify(instance).length <= LARGEST,
  )
  return sendable.map(({ keyword, label, was, value, pointer, schemaPointer, instance }): Case => {
    const fault = bodyFault(masker, pointer, { keyword, label, was, value })
    return {
      intent: 'fault',
      aims: { violation: { fault } },
      ...write({ ...base.draft, body: instance }),
      rule: rulePointer(`${content.pointer}/schema`, schemaPointer, keyword),
      fault,
      ...weight(context, keyword),
    }
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
