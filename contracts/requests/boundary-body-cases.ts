/**
 * Requests in which one place of the body has a valid value on a bound, and how those values go together with others.
 * Pure, deterministic.
 */
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { MediaType } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { besideOthers, keepsPairs, settledBody } from './body-rules.ts'
import { boundaryBodies, ordinaryBodies, type Varied } from './boundary-bodies.ts'
import { type Candidate, weightOf } from './boundary-weight.ts'
import { allowingRule } from './default-rule.ts'
import type { Draft } from './draft.ts'
import { bodyFault } from './fault.ts'
import { movedAlong } from './moved-along.ts'
import { differsElsewhere } from './near-base.ts'
import { refersElsewhere } from './references.ts'
import { shortInPlaceOf } from './sealing.ts'
import { usersOfSchema } from './sharing.ts'

/** What is left out goes apart: one property may be asked for where another one is there. */
const ABSENCE = 'absence'

/** The body that is varied. */
interface Varying {
  body: Json
  content: MediaType
}

/** Everything valid that is worth sending in place of the body of the plain request. */
export function bodyCandidates(context: ProbeContext): Candidate[] {
  const { base, operation } = context
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const varied = boundaryBodies(context, content.schema, body).flatMap((one) => {
    const refers = context.received ? undefined : refersElsewhere(context.table, base, one.instance)
    // A small number may well be the id of somebody else's thing, to which something would be done.
    return refers === 'by-number' ? [] : [candidate(context, { body, content }, one, refers !== undefined)]
  })
  return [...absentBody(context), ...varied]
}

/** The request without its body, where that may be left out; what is asked for only in cases, the case may ask for. */
function absentBody({ base, operation, masker, write }: ProbeContext): Candidate[] {
  const { requestBody, constraints } = operation
  const mayAsk = constraints.some(({ kind, in: place }) => kind === 'conditional' && place === 'body')
  if (requestBody === undefined || requestBody.required || mayAsk) return []
  const fault = bodyFault(masker, '', {
    keyword: 'required',
    label: 'absent, which is allowed',
    was: undefined,
    value: undefined,
  })
  const told = (): ReturnType<Candidate['told']> => ({
    intent: 'valid',
    aims: { valid: { fromData: false } },
    rule: requestBody.pointer,
    fault,
    // That it is optional is often said by saying nothing.
    atMost: 'should',
  })
  const written = (): Case => ({ ...told(), ...write({ ...base.draft, body: undefined }) })
  const rule = requestBody.pointer
  return [
    { place: 'body:', keyword: 'required', users: [], shared: rule, rule, told, write: written, atMost: 'should' },
  ]
}

/** `refers`: whether it names other things, which nobody may know. */
function candidate(context: ProbeContext, varying: Varying, boundary: Varied, refers: boolean): Candidate {
  const { table, base } = context
  const { schema, pointer: home } = varying.content
  const { value, pointer, schemaPointer, instance } = boundary
  const at = `body:${pointer}`
  const fromData = [...base.origins.keys()].some((key) => key.startsWith('body:/') && at.startsWith(key))
  // What is only as long as a real one is telling where the target takes what nobody can read.
  const isLong = shortInPlaceOf(value) !== undefined
  const { rule, keyword, label } = allowingRule(table, schema, `${home}/schema`, boundary)
  const weight = {
    ...(keepsPairs(context, instance) ? {} : { atMost: 'should' as const }),
    ...weightOf(context, schema, boundary),
    ...(refers ? { atMost: 'may' as const } : {}),
  }
  const told = (): ReturnType<Candidate['told']> => ({
    intent: 'valid',
    aims: { valid: { fromData: fromData || isLong } },
    rule,
    fault: bodyFault(context.masker, pointer, { keyword, label, was: wasAt(varying.body, pointer), value }),
    ...weight,
  })
  const one = (): Case => ({
    ...told(),
    ...context.write({ ...base.draft, body: instance }),
    ...comparisons(context, varying, boundary, fromData),
  })
  return {
    ...{ place: at, keyword, users: usersOfSchema(table, schemaPointer), shared: rule, rule, told, write: one },
    ...weight,
    ...(fromData ? { names: true as const } : {}),
    ...(isLong
      ? {}
      : { together: { takes: value === undefined ? [at, ABSENCE] : [at], ...along(context, varying, boundary) } }),
  }
}

/** What such a request is compared with where it is refused. */
function comparisons(
  context: ProbeContext,
  { body, content: { schema } }: Varying,
  boundary: Varied,
  fromData: boolean,
): Pick<Case, 'ordinary' | 'strayed' | 'moved'> {
  const { table, operation, base, write } = context
  const { pointer, instance, plain } = boundary
  const kind = { table, operation, schema }
  const strayed = differsElsewhere(body, plain, pointer)
  const isGiven = fromData || base.origins.get('body:') === 'document'
  return {
    ...(strayed || isGiven ? { ordinary: () => ordinaryBodies(context, boundary, strayed ? instance : body) } : {}),
    ...(strayed ? { strayed } : {}),
    moved: () =>
      [
        ...besideOthers(kind, instance, pointer),
        ...movedAlong(table, schema, instance, pointer).map((other) => settledBody(kind, other, [pointer])),
      ].map((other) => write({ ...base.draft, body: other }).request),
  }
}

/** How it goes into a body that is varied in other places. */
function along({ table, operation }: ProbeContext, { body, content: { schema } }: Varying, boundary: Varied) {
  const { pointer, value, instance } = boundary
  const kind = { table, operation, schema }
  return {
    onto(draft: Draft): Draft {
      if (draft.body === undefined || draft.body === body) return { ...draft, body: instance }
      return { ...draft, body: settledBody(kind, replaceAt(draft.body, pointer, value), [pointer]) }
    },
    isIn: (draft: Draft) => sameJson(follow(draft.body, pointer), value),
  }
}

function wasAt(body: Json, pointer: string): Json | undefined {
  return follow(body, pointer) as Json | undefined
}
