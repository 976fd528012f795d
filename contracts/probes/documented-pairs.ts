/**
 * Sends every pair of values that the document says go together (`x-constraints` of the kind `pairs`), and every value
 * that others may only stand beside (`onlyWith`) without any of them: what may be there need not be.
 */

import type { PairsConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { mayBe } from '../life/bodies.ts'
import { pairPlaces } from '../requests/body-pairs.ts'
import { bodyRules, keepsConditions, settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'documented-pairs',
  title: 'Values that go together, pair by pair',
  aims: ['valid'],
  *cases(context) {
    for (const [index, constraint] of context.operation.constraints.entries()) {
      if (constraint.kind === 'pairs' && constraint.in === 'body') yield* casesOf(context, constraint, index)
    }
    yield* barely(context)
  },
})

/** Each value that allows others beside it, in a body that has nothing else that may be left out. */
function* barely(context: ProbeContext): Generator<Case> {
  const { base, operation, masker, write } = context
  const { body, mediaType } = base.draft
  const content = operation.requestBody?.content[mediaType ?? '']
  const rules = bodyRules(operation).filter((one) => one.kind === 'onlyWith')
  const allowing = rules.flatMap(({ with: at, values = [] }) => values.map((value) => ({ at, value })))
  for (const { at, value } of new Map(allowing.map((one) => [JSON.stringify(one), one])).values()) {
    const [place] = body === undefined ? [] : pairPlaces(body, { param: at, with: at })
    if (body === undefined || content === undefined || place === undefined) continue
    const instance = stripped(context, withValue(body, place.param, value), place.param)
    if (!isSendable(context, instance)) continue
    const label = 'beside nothing that may be left out'
    const was = follow(body, place.param) as Json | undefined
    yield {
      intent: 'valid',
      aims: { valid: { fromData: false } },
      ...write({ ...base.draft, body: instance }),
      rule: `${content.pointer}/schema`,
      fault: bodyFault(masker, place.param, { keyword: 'required', label, was, value }),
    }
  }
}

/** A body without anything that may be left out, save what leads to one place of it. */
function stripped(context: ProbeContext, body: Json, kept: string, at = ''): Json {
  const here = follow(body, at) as Json | undefined
  if (typeof here !== 'object' || here === null) return body
  return Object.keys(here).reduce<Json>((rest, name) => {
    const pointer = joinPointer(at, name)
    if (`${kept}/`.startsWith(`${pointer}/`)) return stripped(context, rest, kept, pointer)
    const without = withValue(rest, pointer, undefined)
    return !Array.isArray(here) && isSendable(context, without) ? without : stripped(context, rest, kept, pointer)
  }, body)
}

/** Whether a body is valid, and keeps what the document says of values that go together. */
function isSendable(context: ProbeContext, instance: Json): boolean {
  return mayBe(context, instance) && keepsConditions(context, instance)
}

function* casesOf(context: ProbeContext, constraint: PairsConstraint, index: number): Generator<Case> {
  const { table, base, operation, masker, write } = context
  const { body, mediaType = '' } = base.draft
  const kind = { table, operation, schema: operation.requestBody?.content[mediaType]?.schema ?? true }
  const [place] = body === undefined ? [] : pairPlaces(body, constraint)
  if (body === undefined || place === undefined) {
    context.leaveOut(`The plain request has no \`${constraint.param}\`, so its pairs are not sent.`)
    return
  }
  for (const [value, companions] of Object.entries(constraint.pairs)) {
    for (const companion of companions) {
      const paired = withValue(withValue(body, place.param, value), place.with, companion)
      const instance = settledBody(kind, paired, [place.param, place.with])
      if (!mayBe(context, instance)) continue
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
