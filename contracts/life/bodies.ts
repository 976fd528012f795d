/**
 * Bodies that a life is tried with: the largest one that is valid, and those that differ from another one in one place.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { collect } from '../judging/snapshots.ts'
import type { ProbeContext } from '../probes/probe.ts'

/** Bodies of an operation to begin with: one with every property first, where there is one, then the plain one. */
export function largestFirst(context: ProbeContext): Json[] {
  const { body } = context.base.draft
  const most = fullest(context)
  if (body === undefined) return []
  const size = (value: Json) => collect(value, '', new Map()).size
  return most !== undefined && size(most) > size(body) ? [most, body] : [body]
}

/** A body with every property that is allowed. */
export function fullest({ table, operation, base }: ProbeContext): Json | undefined {
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || !content) return undefined
  const size = (value: Json) => collect(value, '', new Map()).size
  const all = boundaries({ schema: content.schema, root: table }, body).filter(({ keyword }) => keyword === 'required')
  return all.map(({ instance }) => instance).toSorted((a, b) => size(b) - size(a))[0]
}

/** Whether the body of an operation may be this. */
export function mayBe({ base, operation, judge }: ProbeContext, body: Json): boolean {
  const { mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  return judge.accepts(content?.schema ?? true, body)
}
