/**
 * Sends valid requests in which one value sits on a bound: both ends of every length and range, each enum value, each
 * branch of a pattern, optional things present and absent.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, Parameter } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { createMemory } from '../../scripts/lib/sampling/memory.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import { withoutGiven } from '../../scripts/lib/sampling/without-keywords.ts'
import { fairShare } from '../judging/fair-share.ts'
import type { Profile } from '../profile.ts'
import { alignDraft, isAligned } from '../requests/alignment.ts'
import { staysSound } from '../requests/body-forms.ts'
import { bodyRules, keepsConditions, keepsPairs, settledBody } from '../requests/body-rules.ts'
import { weightOf } from '../requests/boundary-weight.ts'
import { cursorOf } from '../requests/cursors.ts'
import { allowingRule } from '../requests/default-rule.ts'
import { type Draft, parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { bodyFault, parameterFault } from '../requests/fault.ts'
import { movedAlong } from '../requests/moved-along.ts'
import { namesNothing } from '../requests/naming.ts'
import { differsElsewhere, nearBase } from '../requests/near-base.ts'
import { ordinaryValues } from '../requests/ordinary-values.ts'
import { isCondition } from '../requests/preconditions.ts'
import { leadsIntoReadOnly, withoutReadOnly } from '../requests/read-only.ts'
import { rulesAt } from '../requests/schema-places.ts'
import { shortInPlaceOf } from '../requests/sealing.ts'
import { type Dealable, dealt, onceWhereAssumed, usersOfParameter, usersOfSchema } from '../requests/sharing.ts'
import { leadsElsewhere, staysValid } from '../requests/wire.ts'
import type { Request } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Most boundary values of one operation: more where there are few operations. */
const MOST = { each: 160, together: 800 }
/** Values of one place and keyword that every operation gets, by profile; the rest is dealt out. */
const TELLING: Readonly<Record<Profile, number>> = { smoke: 1, standard: 2, deep: Number.POSITIVE_INFINITY }
/** Largest body sent, in characters. */
const LARGEST = 65_536

/** A body that is worth sending, and the one without what the rules between its properties ask for. */
interface Varied extends Boundary {
  plain: Json
}

/** Bodies that are worth sending, and how many more there are. */
interface Sendable {
  small: readonly Varied[]
  left: number
}

/** Values that are remembered. */
const MOST_KNOWN = 20_000
const known = createMemory<Sendable>(MOST_KNOWN, ({ small }) => small.length + 1)

/** A value that is worth sending, not yet written as a request. */
interface Candidate extends Dealable {
  write(): Case
}

export default defineProbe({
  id: 'boundary-values',
  title: 'Valid values on both sides of every bound',
  aims: ['valid'],
  *cases(context) {
    const { table, operation, profile } = context
    const all = [
      ...sentParameters(operation)
        .filter((parameter) => parameter !== cursorOf(operation) && !isCondition(parameter))
        .flatMap((parameter) => parameterCases(context, parameter)),
      ...bodyCases(context),
    ]
    const own = dealt(all, operation.id, TELLING[profile]).filter(onceWhereAssumed(table, profile))
    const usual = Math.max(MOST.each, Math.floor(MOST.together / table.operations.length))
    const most = profile === 'deep' ? Number.POSITIVE_INFINITY : usual
    const kept = fairShare(own, most, ({ place }) => place)
    if (kept.length < own.length) {
      context.leaveOut(`Of ${own.length} boundary values only ${most} are sent, shared out over all places.`)
    }
    for (const { write } of kept) yield write()
  },
})

/** Everything valid that is worth sending in place of a valid value. */
function valuesOf({ table }: ProbeContext, schema: JsonSchema, valid: Json): readonly Boundary[] {
  return boundaries({ schema, root: table }, valid)
}

function parameterCases(context: ProbeContext, parameter: Parameter): Candidate[] {
  const { table, base, judge, masker, operation, write } = context
  const start = context.valueOf(parameter)
  if (start === undefined) {
    context.leaveOut(`No valid value of ${parameter.in} parameter \`${parameter.name}\` was found, so none is sent.`)
    return []
  }
  const key = parameterKey(parameter)
  const users = usersOfParameter(table, parameter)
  const fromData = base.origins.get(key) === 'data' || Object.hasOwn(context.target.data, parameter.name)
  const valid = { fromData, ...(!fromData && namesNothing(table, parameter) ? { free: true as const } : {}) }
  const put = (value: Json) =>
    alignDraft(judge, alsoInBody(judge, parameter, withValue(base.draft, key, value), start), key)
  const sendable = (draft: Draft) => isAligned(draft) && !leadsElsewhere(table, operation, write(draft).request.target)
  const ordinary = () =>
    context
      .ordinaryOf(parameter)
      .map(put)
      .filter(sendable)
      .map((draft) => write(draft).request)
  return valuesOf(context, parameter.schema, start)
    .filter(({ instance }) => staysValid(judge, parameter, instance))
    .map((boundary) => ({ boundary, draft: put(boundary.instance) }))
    .filter(({ draft }) => sendable(draft))
    .map(({ boundary, draft }): Candidate => {
      const { instance } = boundary
      const { rule, keyword, label } = allowingRule(table, parameter.schema, `${parameter.pointer}/schema`, boundary)
      const one = (): Case => ({
        intent: 'valid',
        aims: { valid },
        ...write(draft),
        rule,
        fault: parameterFault(masker, parameter, { keyword, label, was: base.draft.values.get(key), value: instance }),
        ...weightOf(context, parameter.schema, boundary),
        ...(base.origins.get(key) === 'made-up' ? {} : { ordinary }),
      })
      return { place: key, keyword, users, shared: key, rule, write: one }
    })
}

/** The draft with what its path names named alike in its body, where that was so before. */
function alsoInBody(judge: Judge, { in: place, name }: Parameter, draft: Draft, was: Json): Draft {
  const { body, operation, mediaType = '' } = draft
  const schema = operation.requestBody?.content[mediaType]?.schema
  if (place !== 'path' || !isObject(body) || schema === undefined) return draft
  const value = draft.values.get(`path:${name}`)
  if (!Object.hasOwn(body, name) || body[name] !== was || value === undefined) return draft
  const alike = { ...body, [name]: value }
  return judge.accepts(schema, alike) ? { ...draft, body: alike } : draft
}

function bodyCases(context: ProbeContext): Candidate[] {
  const { table, base, operation, masker, write } = context
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const { schema } = content
  const { small, left } = known({ schema, root: table }, JSON.stringify([mediaType, body, bodyRules(operation)]), () =>
    sendableBodies(context, schema, body),
  )
  if (left > 0) context.leaveOut(`${left} boundary values make the body larger than ${LARGEST} characters.`)
  const kept = small.filter(({ instance }) => !touchesCondition(operation, body, instance))
  return kept.map((boundary): Candidate => {
    const { value, pointer, schemaPointer, instance, plain } = boundary
    const was = follow(body, pointer) as Json | undefined
    const at = `body:${pointer}`
    const fromData = [...base.origins.keys()].some((key) => key.startsWith('body:/') && at.startsWith(key))
    const isGiven = fromData || base.origins.get('body:') === 'document'
    const { rule, keyword, label } = allowingRule(table, schema, `${content.pointer}/schema`, boundary)
    const one = (): Case => {
      const strayed = differsElsewhere(body, plain, pointer)
      return {
        intent: 'valid',
        // What is only as long as a real one is telling where the target takes what nobody can read.
        aims: { valid: { fromData: fromData || shortInPlaceOf(value) !== undefined } },
        ...write({ ...base.draft, body: instance }),
        rule,
        fault: bodyFault(masker, pointer, { keyword, label, was, value }),
        ...(keepsPairs(context, instance) ? {} : { atMost: 'should' as const }),
        ...weightOf(context, content.schema, boundary),
        ...(strayed || isGiven ? { ordinary: () => ordinaryBodies(context, boundary, strayed ? instance : body) } : {}),
        ...(strayed ? { strayed } : {}),
        moved: () =>
          movedAlong(table, schema, instance, pointer)
            .map((other) => settledBody({ table, operation, schema }, other, [pointer]))
            .map((other) => write({ ...base.draft, body: other }).request),
      }
    }
    return { place: at, keyword, users: usersOfSchema(table, schemaPointer), shared: rule, rule, write: one }
  })
}

/** Bodies that are worth sending, and how many are too large. */
function sendableBodies(context: ProbeContext, schema: JsonSchema, body: Json): Sendable {
  const { table, operation, judge } = context
  const telling = valuesOf(context, schema, body).filter(
    ({ instance, pointer }) => !leadsIntoReadOnly(table, schema, instance, pointer),
  )
  const found = telling.map((boundary): Varied => {
    const { pointer, value } = boundary
    const first = (...bodies: Json[]) => bodies.find((one) => judge.accepts(schema, one)) ?? boundary.instance
    const told = first(withoutReadOnly(table, schema, boundary.instance))
    const plain = first(nearBase(body, told, pointer), told)
    const instance = settledBody({ table, operation, schema }, plain, [pointer])
    return { ...boundary, value: value && (follow(instance, pointer) as Json | undefined), instance, plain }
  })
  const { mediaType = '' } = context.base.draft
  const sound = found.filter(
    ({ instance }) =>
      keepsConditions(context, instance) && staysSound(context.judge, { mediaType, schema, body: instance }),
  )
  const small = sound.filter(({ instance }) => JSON.stringify(instance).length <= LARGEST)
  return { small, left: sound.length - small.length }
}

/** Whether a property comes or goes that the page asks for only in cases no request can tell: then nothing follows. */
function touchesCondition({ constraints }: Operation, body: Json, instance: Json): boolean {
  return constraints.some(
    ({ kind, in: place, param }) =>
      kind === 'conditional' &&
      place === 'body' &&
      (follow(body, param) === undefined) !== (follow(instance, param) === undefined),
  )
}

/** How many other values a value in a body is compared with. */
const ORDINARY = 2

/** A body with another ordinary value at a place. */
function ordinaryBodies(
  { table, base, operation, seed, judge, write }: ProbeContext,
  { pointer, value: special }: Boundary,
  body: Json,
): Request[] {
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema
  if (schema === undefined) return []
  const place = { allOf: rulesAt(table, schema, body, pointer).map(withoutGiven) }
  const like = follow(body, pointer) as Json | undefined
  const short = shortInPlaceOf(special)
  const options = { seed, place: pointer, count: ORDINARY, like }
  const values = short === undefined ? ordinaryValues(table, place, options) : [short]
  return values.flatMap((value) => {
    const changed = settledBody({ table, operation, schema }, replaceAt(body, pointer, value), [pointer])
    return judge.accepts(schema, changed) ? [write({ ...base.draft, body: changed }).request] : []
  })
}
