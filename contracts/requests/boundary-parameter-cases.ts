/**
 * Requests in which one parameter has a valid value on a bound, and how those values go together with others.
 * Pure, deterministic.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import type { Aims } from '../aims.ts'
import { lightest } from '../judging/evidence.ts'
import { isMaker } from '../life/thing.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { alignDraft, isAligned } from './alignment.ts'
import { type Candidate, weightOf } from './boundary-weight.ts'
import { allowingRule } from './default-rule.ts'
import { type Draft, parameterKey, sentParameters, withValue } from './draft.ts'
import { parameterFault } from './fault.ts'
import { isMoment, kindOf, movedAlong } from './moved-along.ts'
import { namesNothing } from './naming.ts'
import { isTrace } from './optional-headers.ts'
import { inProportion } from './proportions.ts'
import { usersOfParameter } from './sharing.ts'
import { leadsElsewhere, staysValid } from './wire.ts'

/** A parameter that is varied, and what its values mean to the target. */
interface Varying {
  parameter: Parameter
  key: string
  start: Json
  valid: Aims['valid']
}

/** Everything valid that is worth sending in place of a valid value of a parameter. */
export function parameterCandidates(context: ProbeContext, parameter: Parameter): Candidate[] {
  const { table, judge } = context
  const start = context.valueOf(parameter)
  if (start === undefined) {
    context.leaveOut(`No valid value of ${parameter.in} parameter \`${parameter.name}\` was found, so none is sent.`)
    return []
  }
  // A small number may well be the id of somebody else's thing, to which something would be done.
  const { method } = context.operation
  if (parameter.in === 'path' && typeof start === 'number' && !isSafe(method) && method !== 'put') {
    context.leaveOut(`Other numbers for \`${parameter.name}\` are not sent: each may be the id of something else.`)
    return []
  }
  const key = parameterKey(parameter)
  const varying = { parameter, key, start, valid: meaning(context, parameter) }
  return boundaries({ schema: parameter.schema, root: table }, start)
    .map((boundary) => ({ ...boundary, instance: amongMembers(context, parameter, boundary) }))
    .filter(({ instance }) => staysValid(judge, parameter, instance))
    .filter(({ instance }) => maySend(context, onto(context, varying, context.base.draft, instance)))
    .map((boundary) => candidate(context, varying, boundary))
}

/** What the values of a parameter mean to the target. */
function meaning({ base, table, target, operation }: ProbeContext, parameter: Parameter): Aims['valid'] {
  // What only helps to find a request in a log names nothing there is, also where the data has one.
  const named = base.origins.get(parameterKey(parameter)) === 'data' || Object.hasOwn(target.data, parameter.name)
  const fromData = named && !isTrace(parameter)
  return {
    fromData,
    ...(!fromData && namesNothing(table, parameter) ? { free: true as const } : {}),
    ...(parameter.unverified ? { unverified: true as const } : {}),
    ...(parameter.in === 'path' && !isChosen(table, operation, parameter) ? { existing: true as const } : {}),
  }
}

/** Whether a PUT makes what its path names, under the id that the client chooses. */
function isChosen(table: OperationsTable, operation: Operation, { name }: Parameter): boolean {
  const { method, path, responses } = operation
  if (method !== 'put' || !path.endsWith(`{${name}}`)) return false
  return Object.hasOwn(responses, '201') || isMaker(table, operation)
}

function candidate(context: ProbeContext, varying: Varying, boundary: Boundary): Candidate {
  const { table, base, masker, write } = context
  const { parameter, key, valid } = varying
  const { instance } = boundary
  const { rule, keyword, label } = allowingRule(table, parameter.schema, `${parameter.pointer}/schema`, boundary)
  // Who lets only plain letters into a path names its things so, whatever the schema leaves open.
  const isForeign = parameter.in === 'path' && typeof instance === 'string' && /[^ -~]/.test(instance)
  const isWithin = boundary.pointer !== '' && isMoment(boundary.value)
  const isOneOf = isWithin || momentsBeside(base.draft, parameter, instance).length > 0
  const usual = weightOf(context, parameter.schema, boundary)
  const isBound = isOneOf || isBoundByWords(context.operation, parameter)
  const atMost = lightest(usual.atMost ?? 'must', isForeign ? 'may' : isBound ? 'should' : 'must')
  const weight = atMost === 'must' ? {} : { atMost }
  const told = (): ReturnType<Candidate['told']> => ({
    intent: 'valid',
    aims: { valid },
    rule,
    fault: parameterFault(masker, parameter, { keyword, label, was: base.draft.values.get(key), value: instance }),
    ...weight,
  })
  const one = (): Case => ({
    ...told(),
    ...write(onto(context, varying, base.draft, instance)),
    ...(base.origins.get(key) === 'made-up' ? {} : { ordinary: () => ordinary(context, varying) }),
  })
  const together = {
    // What begins may have to come before what ends.
    takes: [isMoment(instance) ? `${parameter.in}: a moment` : key],
    onto: (other: Draft) => onto(context, varying, other, instance),
    isIn: ({ values }: Draft) => sameJson(values.get(key), instance),
  }
  return {
    ...{ place: key, keyword, users: sharers(context, parameter), shared: key, rule, told, write: one },
    ...weight,
    ...(valid.fromData || parameter.in === 'path' ? {} : { together }),
  }
}

/** Whether a description may ask for another parameter beside one, or forbid it, and no rule says how they go together. */
function isBoundByWords({ constraints }: Operation, { name, mentions }: Parameter): boolean {
  return mentions !== undefined && !constraints.some((one) => 'param' in one && one.param === name)
}

/** Operations that share a parameter; none share the id under which one of them makes a thing. */
function sharers({ table, use }: ProbeContext, parameter: Parameter): readonly string[] {
  const isMade = use?.registers === true && parameter.in === 'path' && parameter.name === use.resource.id
  return isMade ? [] : usersOfParameter(table, parameter)
}

/** A draft with another value of a parameter, and whatever has to change along with it. */
function onto({ judge }: ProbeContext, { parameter, key, start }: Varying, draft: Draft, value: Json): Draft {
  const all = momentsBeside(draft, parameter, value).reduce(
    (moved, other) => (staysValid(judge, other, value) ? withValue(moved, parameterKey(other), value) : moved),
    withValue(draft, key, value),
  )
  return alignDraft(judge, alsoInBody(judge, parameter, all, start), key)
}

/** What a parameter with several members is, with those beside one of them where they are in order with it. */
function amongMembers({ table, judge }: ProbeContext, parameter: Parameter, boundary: Boundary): Json {
  const { instance, pointer, value } = boundary
  if (isMoment(value)) return movedAlong(table, parameter.schema, instance, pointer)[0] ?? instance
  return inProportion(instance, [pointer], (other) => staysValid(judge, parameter, other))
}

/** The moments that are sent beside one: it may have to come before them, or after, and not too far from them. */
function momentsBeside({ operation, values }: Draft, parameter: Parameter, value: Json): Parameter[] {
  if (!isMoment(value)) return []
  return sentParameters(operation).filter(
    (other) =>
      other.in === parameter.in &&
      other.name !== parameter.name &&
      kindOf(values.get(parameterKey(other))) === kindOf(value),
  )
}

function maySend({ table, operation, write }: ProbeContext, draft: Draft): boolean {
  return isAligned(draft) && !leadsElsewhere(table, operation, write(draft).request.target)
}

/** Requests with other values of a parameter that are nothing special. */
function ordinary(context: ProbeContext, varying: Varying): Request[] {
  return context
    .ordinaryOf(varying.parameter)
    .map((value) => onto(context, varying, context.base.draft, value))
    .filter((draft) => maySend(context, draft))
    .map((draft) => context.write(draft).request)
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
