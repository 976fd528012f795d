/**
 * Sends every pair of values that the document says go together (`x-constraints` of the kind `pairs`).
 */

import type { PairsConstraint } from '../../scripts/lib/constraints.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { bodyFault } from '../requests/fault.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'documented-pairs',
  title: 'Values that go together, pair by pair',
  aims: ['valid'],
  *cases(context) {
    for (const [index, constraint] of context.operation.constraints.entries()) {
      if (constraint.kind === 'pairs') yield* casesOf(context, constraint, index)
    }
  },
})

function* casesOf(context: ProbeContext, constraint: PairsConstraint, index: number): Generator<Case> {
  const { base, operation, masker, write } = context
  const { body } = base.draft
  const place = body === undefined ? undefined : placeOf(body, constraint)
  if (body === undefined || place === undefined) {
    context.leaveOut(`The plain request has no \`${constraint.param}\`, so its pairs are not sent.`)
    return
  }
  for (const [value, companions] of Object.entries(constraint.pairs)) {
    for (const companion of companions) {
      const instance = withValue(withValue(body, place.param, value), place.with, companion)
      if (!isValid(context, instance)) continue
      const was = follow(body, place.with) as Json | undefined
      const label = `goes with \`${constraint.param}\` ${masker.text(value)}`
      yield {
        intent: 'valid',
        aims: { valid: { fromData: false } },
        ...write({ ...base.draft, body: instance }),
        rule: `${operation.pointer}/x-constraints/${index}/statement`,
        fault: bodyFault(masker, place.with, { keyword: 'pairs', label, was, value: companion }),
      }
    }
  }
}

function isValid({ base, operation, judge }: ProbeContext, instance: Json): boolean {
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema
  return schema !== undefined && judge.accepts(schema, instance)
}

/** The two places in a body where the pair stands already, or could: the first item that has the first of them. */
function placeOf(body: Json, { param, with: other }: PairsConstraint): { param: string; with: string } | undefined {
  const places = concrete(body, splitPointer(param))
  const place = places.find((steps) => follow(body, joinPointer('', ...steps)) !== undefined)
  if (place === undefined) return undefined
  const companion = splitPointer(other).map((step, index) => (step === '*' ? (place[index] ?? '0') : step))
  return { param: joinPointer('', ...place), with: joinPointer('', ...companion) }
}

/** A path with each `*` replaced by every index there is. */
function concrete(node: Json | undefined, steps: readonly string[], path: readonly string[] = []): string[][] {
  const [step, ...rest] = steps
  if (step === undefined) return [[...path]]
  if (step === '*') {
    return Array.isArray(node) ? node.flatMap((item, index) => concrete(item, rest, [...path, String(index)])) : []
  }
  return concrete(isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined, rest, [...path, step])
}
