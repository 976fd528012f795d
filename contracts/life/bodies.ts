/**
 * Bodies that a life is tried with: the largest one that is valid, and those that differ from another one in one place.
 * Pure.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import type { Asked } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { keepsConditions, settledBody } from '../requests/body-rules.ts'
import { withoutReadOnly } from '../requests/read-only.ts'
import { withoutGuesses } from '../requests/unlisted.ts'

/** Bodies of an operation to begin with: one with every property first, where there is one, then the plain one. */
export function largestFirst(context: ProbeContext): Json[] {
  const { body } = context.base.draft
  const most = fullest(context)
  if (body === undefined) return []
  return most !== undefined && sizeOf(most) > sizeOf(body) ? [most, body] : [body]
}

/** A body with every property that is allowed together. */
export function fullest(context: ProbeContext): Json | undefined {
  return bySize(context).at(-1)
}

/** A body with nothing that may be left out. */
export function barest(context: ProbeContext): Json | undefined {
  return bySize(context)[0]
}

/** A body with every property that is there together, also those that may only be read. */
export function fullestOfAll(context: ProbeContext): Json | undefined {
  return everySize(context).at(-1)
}

/** The same without what may only be read, as far as that leaves them valid. */
function bySize(context: ProbeContext): Json[] {
  const { table, operation, base } = context
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  return everySize(context).map((body) => {
    const own = withoutGuesses(table, schema, withoutReadOnly(table, schema, body))
    return own !== body && mayBe(context, own) ? own : body
  })
}

/** Bodies that differ in the properties they have, the smallest first and of the largest the first one last. */
function everySize({ table, operation, base }: ProbeContext): Json[] {
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || !content) return []
  const { schema } = content
  const all = boundaries({ schema, root: table }, body).filter(({ keyword }) => keyword === 'required')
  const sized = all
    .map(({ instance }) => settledBody({ table, operation, schema }, instance))
    .filter((instance) => keepsConditions({ operation }, instance))
    .map((instance) => ({ instance, size: sizeOf(instance) }))
  return sized
    .toReversed()
    .toSorted((a, b) => a.size - b.size)
    .map(({ instance }) => instance)
}

/** A body that differs from the plain one in one value, where there is one. */
export function another({ table, operation, base, judge }: ProbeContext): Json | undefined {
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || !content) return undefined
  const { schema } = content
  const others = boundaries({ schema, root: table }, body)
    .map((one) => ({ ...one, instance: settledBody({ table, operation, schema }, one.instance, [one.pointer]) }))
    .filter(
      ({ instance, value }) =>
        value !== undefined &&
        value !== null &&
        judge.accepts(schema, instance) &&
        !sameJson(instance, body) &&
        keepsConditions({ operation }, instance),
    )
  return (others.find(({ keyword }) => keyword !== 'required') ?? others[0])?.instance
}

/** How many scalars and empty containers a value holds. */
function sizeOf(value: Json): number {
  const children = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
  return children.length === 0 ? 1 : children.reduce<number>((sum, child) => sum + sizeOf(child), 0)
}

/** The body with what stands beside the `varied` places as the document asks for. */
export function aroundVaried({ base, operation, table }: ProbeContext, body: Json, varied: readonly string[]): Json {
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  return settledBody({ table, operation, schema }, body, varied)
}

/** Whether the body of an operation may be this. */
export function mayBe({ base, operation, judge }: ProbeContext, body: Json): boolean {
  const { mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  return judge.accepts(content?.schema ?? true, body)
}

/** The plain body with what a change asks of things that were made in one way, and without what it does not take. */
export function withNeeds(context: ProbeContext, needs: Asked, newId: string | undefined): Json | undefined {
  const { base, use } = context
  const most = fullest(context)
  const { body } = base.draft
  if (most === undefined || body === undefined || !use) return undefined
  const shown = context.shownId(use.resource)
  const valueAt = (at: string) => (at === newId && shown !== undefined ? shown : (follow(most, at) as Json | undefined))
  const given = needs.with.reduce<Json>((all, at) => replaceAt(all, at, valueAt(at)), body)
  const whole = needs.without.reduce<Json>((all, at) => replaceAt(all, at, undefined), given)
  return mayBe(context, whole) && needs.with.every((at) => follow(whole, at) !== undefined) ? whole : undefined
}
