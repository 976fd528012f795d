/**
 * Puts other values in the place of those that the target knows of a thing, one at a time: by a rule (`matching` of
 * `x-constraints`) it refuses them. Only where the data names what it knows, and what is sent so is accepted.
 *
 * A code may change, and some be good at a time: it counts when two others are accepted. In between, the right ones are
 * sent, so that nobody counts too many wrong ones in a row.
 */
import type { MatchingConstraint } from '../../scripts/lib/constraints.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Steps } from '../life/carrying.ts'
import { HIDDEN } from '../masking.ts'
import { otherDigits } from '../requests/other-digits.ts'
import { rulesAt } from '../requests/schema-places.ts'
import { insideFault, withSealed } from '../requests/sealed-request.ts'
import { isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'known-values',
  title: 'Other values than those that the target knows of a thing',
  aims: ['mismatched'],
  *journey(context) {
    const { constraints, pointer } = context.operation
    for (const [index, rule] of constraints.entries()) {
      if (rule.kind === 'matching') yield* mismatched(context, rule, `${pointer}/x-constraints/${index}`)
    }
  },
})

/** One member after the other with a value that is not the right one. */
function* mismatched(context: ProbeContext, { param, members }: MatchingConstraint, rule: string): Steps<void> {
  const names = members.map((member) => `\`${member.slice(1)}\``).join(', ')
  const opened = () => context.opened(context.base.draft).find(({ pointer, isNew }) => pointer === param && !isNew)
  if (!opened()) {
    context.leaveOut(`Wrong values in \`${param}\` are not tried without \`recipientKey\`, and ${names} in the data.`)
    return
  }
  const right = (): Case => {
    const { draft } = context.base
    return { intent: 'series', aims: {}, ...context.write(draft), rule }
  }
  const before = yield right()
  if (!before || !isAccepted(before.answer.status)) return
  for (const member of members) {
    const place = opened()
    const [first, second] = place ? others(context, place.schema, place.plain, member) : []
    if (!place || first === undefined || second === undefined) continue
    const wrong = (content: Json): Pick<Case, 'request' | 'secrets' | 'rule' | 'fault'> => {
      const fault = insideFault(place, member, 'mismatch', `\`${member}\` is ${HIDDEN}: another one than is known`)
      return { ...withSealed(context, place, place.seal(content), content), rule, fault }
    }
    const answered = yield { intent: 'series', aims: {}, ...wrong(first) }
    yield right()
    const isTaken = answered !== undefined && isAccepted(answered.answer.status)
    yield { intent: 'fault', aims: { mismatched: true }, ...wrong(isTaken ? second : first) }
    yield right()
  }
}

/** Valid contents that are the known one but for a member. */
function others({ judge, table }: ProbeContext, schema: JsonSchema, plain: Json, member: string): Json[] {
  const was = follow(plain, member)
  if (!isObject(plain) || typeof was !== 'string') return []
  const isNumber = rulesAt(table, schema, plain, member).some(({ format }) => format === 'pan')
  return otherDigits(was, isNumber)
    .map((value) => replaceAt(plain, member, value))
    .filter((content) => judge.accepts(schema, content))
}
