/**
 * Bodies that are as valid as the plain one and of another kind: with another item of a list in front, as another example
 * shows it, with another value where the document says that one decides about others. A receiver that looks closely at
 * one kind only is found out by faults in the others.
 * Pure, deterministic.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { pairPlaces } from './body-pairs.ts'
import { bodyRules, settledBody } from './body-rules.ts'

/** Most bodies beside the plain one. */
const MOST = 4

/** Other valid bodies; none where only what is named by the target, or was asked for before, may exist. */
export function otherKinds(context: ProbeContext, schema: JsonSchema, body: Json): Json[] {
  const { received, operation, base, judge } = context
  if (!received) return []
  const examples = Object.values(operation.requestBody?.content[base.draft.mediaType ?? '']?.examples ?? {})
  const found = [...turned(body), ...examples, ...decided(context, schema, body)]
  const kinds = new Map(found.map((one) => [JSON.stringify(one), one]))
  kinds.delete(JSON.stringify(body))
  return [...kinds.values()].filter((one) => judge.accepts(schema, one)).slice(0, MOST)
}

/** The body with each other item of a list in front. */
function turned(body: Json): Json[] {
  if (!isObject(body)) return []
  return Object.entries(body).flatMap(([name, list]) => {
    if (!Array.isArray(list)) return []
    return list.flatMap((_, index) =>
      index === 0 ? [] : [withValue(body, joinPointer('', name), [...list.slice(index), ...list.slice(0, index)])],
    )
  })
}

/** The body with each value that lets something come which does not come otherwise. */
function decided({ table, operation }: ProbeContext, schema: JsonSchema, body: Json): Json[] {
  return bodyRules(operation).flatMap((rule) => {
    const [place] = rule.kind === 'onlyWith' ? pairPlaces(body, rule) : []
    const values = rule.kind === 'onlyWith' ? (rule.values ?? []) : []
    if (place === undefined) return []
    return values.map((value) =>
      settledBody({ table, operation, schema }, withValue(body, place.with, value), [place.with]),
    )
  })
}
