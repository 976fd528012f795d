/** Sends every pair of values that the document says go together (`x-constraints` of the kind `pairs`). */

import type { PairsConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { mayBe } from '../life/bodies.ts'
import { pairPlaces } from '../requests/body-pairs.ts'
import { settledBody } from '../requests/body-rules.ts'
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
  },
})

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
