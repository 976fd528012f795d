/**
 * Where the values of a body are read, before anything is known of what is shown: as the document declares it, else under
 * the same name.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import type { WrittenValue } from '../aims.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { collect } from '../judging/snapshots.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { leadsIntoReadOnly } from '../requests/read-only.ts'
import { type Exchange, parseBody } from '../transport/exchange.ts'
import { writeOf } from './observing.ts'

/** A place in the body that is read elsewhere. */
export interface Way extends Pick<WrittenValue, 'pointer' | 'atMost' | 'guessed'> {
  from: string
  to: string
}

/** Where values of a body are read: as declared, else under the same name where it was read before. */
export function waysOf(context: ProbeContext, before: Exchange, body = context.base.draft.body): Way[] {
  const { table, operation, base } = context
  const declared = writeOf(table, operation)?.shows
  if (declared) return declared.map((one) => ({ ...one, atMost: weigh('must', sourceOf(table, one.pointer)) }))
  const parsed = parseBody(before.answer)
  if (!parsed.ok || !isObject(parsed.value) || !isObject(body)) return []
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  const names = Object.keys(body).filter(
    (name) =>
      Object.hasOwn(parsed.value as object, name) && !leadsIntoReadOnly(table, schema, body, joinPointer('', name)),
  )
  const { pointer } = operation
  const guessed = { pointer, atMost: 'should', guessed: true } as const
  return names.map((name) => ({ from: joinPointer('', name), to: joinPointer('', name), ...guessed }))
}

/** The places that a body names, where they are read. */
export function placesOf(body: Json, ways: readonly Way[]): string[] {
  return ways.flatMap(({ from, to }) => {
    const value = follow(body, from) as Json | undefined
    return value === undefined ? [] : [...collect(value, to, new Map()).keys()]
  })
}
