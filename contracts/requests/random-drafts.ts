/**
 * Valid requests that differ from the base request in a handful of places drawn at random: parameters and the properties
 * on top of the body, with values drawn from their schemas. What the target's data names stays as it is.
 * Pure, deterministic in the numbers they are drawn by.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Parameter } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { propertyNames, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { alignDraft, isAligned } from './alignment.ts'
import { keepsConditions, keepsPairs, settledBody } from './body-rules.ts'
import { cursorOf } from './cursors.ts'
import { type Draft, parameterKey, sentParameters, withValue } from './draft.ts'
import { bodyFault, parameterFault } from './fault.ts'
import { namesNothing } from './naming.ts'
import { isCondition } from './preconditions.ts'
import { leadsElsewhere, staysValid } from './wire.ts'

/** A place that may be varied. */
export type Place = { parameter: Parameter } | { property: string }

/** A request that differs from the base request in some places. */
export interface RandomDraft {
  draft: Draft
  /** One clause for each place that differs. */
  clauses: string[]
  /** Whether nothing that differs names anything. */
  free: boolean
}

/** The places of a request that may be varied: what the data names, and what is part of the path, may not. */
export function randomPlaces({ table, operation, base, target }: ProbeContext): Place[] {
  const isGiven = (key: string, name: string) => base.origins.get(key) === 'data' || Object.hasOwn(target.data, name)
  const cursor = cursorOf(operation)
  const parameters = sentParameters(operation)
    // What a mark is made of is the target's business.
    .filter((one) => one !== cursor)
    .filter((one) => one.in !== 'path' && !isCondition(one) && !isGiven(parameterKey(one), one.name))
    .map((parameter) => ({ parameter }))
  const { body, mediaType } = base.draft
  const schema = operation.requestBody?.content[mediaType ?? '']?.schema
  if (!isObject(body) || schema === undefined) return parameters
  const names = propertyNames(viewOf(table, [{ schema, pointer: '~' }]).parts)
  // What is asked for only in cases that no request can tell, is not there to be drawn.
  const conditional = operation.constraints
    .filter(({ kind, in: place }) => kind === 'conditional' && place === 'body')
    .map(({ param }) => param)
  const open = names.filter((name) => {
    const pointer = joinPointer('', name)
    return !isGiven(`body:${pointer}`, name) && !conditional.includes(pointer)
  })
  return [...parameters, ...open.map((property) => ({ property }))]
}

/** The base request with other values in some places; `undefined` when that is no valid request, or the same one. */
export function randomDraft(context: ProbeContext, places: readonly Place[], seed: number): RandomDraft | undefined {
  const { table, operation, judge, base, write } = context
  let draft: Draft = base.draft
  const clauses: string[] = []
  for (const place of places) {
    const changed =
      'parameter' in place
        ? withParameter(context, draft, place.parameter, seed)
        : withProperty(context, draft, place.property, seed)
    if (!changed) continue
    draft = changed.draft
    clauses.push(changed.clause)
  }
  if (clauses.length === 0) return undefined
  draft = alignDraft(judge, draft)
  const schema = operation.requestBody?.content[draft.mediaType ?? '']?.schema
  if (draft.body !== undefined && schema !== undefined) {
    draft = { ...draft, body: settledBody({ table, operation, schema }, draft.body) }
  }
  const fits = draft.body === undefined || schema === undefined || isSound(context, schema, draft.body)
  if (!fits || !isAligned(draft) || leadsElsewhere(table, operation, write(draft).request.target)) return undefined
  const free = places.every((place) => 'parameter' in place && namesNothing(table, place.parameter))
  return { draft, clauses, free }
}

/** Whether a body is one that the document allows, in all it says. */
function isSound(context: ProbeContext, schema: JsonSchema, body: Json): boolean {
  return context.judge.accepts(schema, body) && keepsConditions(context, body) && keepsPairs(context, body)
}

interface Changed {
  draft: Draft
  clause: string
}

function withParameter(
  { table, judge, masker, base }: ProbeContext,
  draft: Draft,
  parameter: Parameter,
  seed: number,
): Changed | undefined {
  const key = parameterKey(parameter)
  const value = sample({ schema: parameter.schema, root: table }, { seed: deriveSeed(seed, key) })
  const was = base.draft.values.get(key)
  if (value === undefined || !staysValid(judge, parameter, value) || same(value, was)) return undefined
  const { sentence } = parameterFault(masker, parameter, {
    keyword: 'random',
    label: 'drawn from its schema',
    was,
    value,
  })
  return { draft: withValue(draft, key, value), clause: sentence }
}

function withProperty(
  { table, masker, operation, base }: ProbeContext,
  draft: Draft,
  property: string,
  seed: number,
): Changed | undefined {
  const { body, mediaType } = draft
  const schema = operation.requestBody?.content[mediaType ?? '']?.schema
  if (!isObject(body) || schema === undefined) return undefined
  const drawn = sample({ schema, root: table }, { seed: deriveSeed(seed, `body ${property}`) })
  const value = isObject(drawn) && Object.hasOwn(drawn, property) ? drawn[property] : undefined
  const was =
    isObject(base.draft.body) && Object.hasOwn(base.draft.body, property) ? base.draft.body[property] : undefined
  if (same(value, was)) return undefined
  const others = Object.entries(body).filter(([name]) => name !== property)
  const own: [string, Json][] = value === undefined ? [] : [[property, value]]
  const variation = { keyword: 'random', label: value === undefined ? 'absent' : 'drawn from its schema', was, value }
  const { sentence } = bodyFault(masker, joinPointer('', property), variation)
  return { draft: { ...draft, body: Object.fromEntries([...others, ...own]) }, clause: sentence }
}

function same(value: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(value) === JSON.stringify(other)
}
