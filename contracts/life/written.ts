/**
 * What the writing of an operation leads one to read, as far as that is declared.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import type { WrittenValue } from '../aims.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { another, fullest } from './bodies.ts'
import { writeOf } from './observing.ts'

/** The values that the declared writing of an operation leads one to expect. */
export function writtenBy({ table, operation }: ProbeContext, body: Json): WrittenValue[] {
  return (writeOf(table, operation)?.shows ?? []).flatMap(({ from, to, pointer }) => {
    const value = follow(body, from) as Json | undefined
    const atMost = weigh('must', sourceOf(table, pointer))
    return value === undefined ? [] : [{ at: to, value, pointer, atMost }]
  })
}

/** Whether two bodies lead one to expect other values. */
function saysOtherwise(context: ProbeContext, body: Json | undefined, other: Json | undefined): boolean {
  if (body === undefined || other === undefined) return false
  const expected = (said: Json) => JSON.stringify(writtenBy(context, said).map(({ at, value }) => [at, value]))
  return expected(body) !== expected(other)
}

/** A body that leads one to expect other values than the plain one, where there is one. */
export function otherwise(context: ProbeContext): Json | undefined {
  const { body } = context.base.draft
  return [fullest(context), another(context)].find((other) => saysOtherwise(context, body, other))
}
