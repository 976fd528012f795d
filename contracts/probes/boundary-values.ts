/**
 * Sends valid requests in which one value sits on a bound: both ends of every length and range, each enum value, each
 * branch of a pattern, optional things present and absent.
 */
import { sourceOf, weigh } from '../judging/evidence.ts'
import { fairShare } from '../judging/fair-share.ts'
import type { Profile } from '../profile.ts'
import { isAligned } from '../requests/alignment.ts'
import { staysSound } from '../requests/body-forms.ts'
import { keepsConditions, keepsPairs } from '../requests/body-rules.ts'
import { LARGEST, touchesCondition } from '../requests/boundary-bodies.ts'
import { bodyCandidates } from '../requests/boundary-body-cases.ts'
import { parameterCandidates } from '../requests/boundary-parameter-cases.ts'
import type { Candidate } from '../requests/boundary-weight.ts'
import { cursorOf } from '../requests/cursors.ts'
import { type Draft, sentParameters } from '../requests/draft.ts'
import { type Pack, type Packable, packs } from '../requests/packing.ts'
import { isCondition } from '../requests/preconditions.ts'
import { areFew, dealt, fewWhereAssumed } from '../requests/sharing.ts'
import { chosenId } from './ids-chosen.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'
import { isListedReason } from './reasons-listed.ts'

/** Most boundary values of one operation that are sent alone: more where there are few operations. */
const MOST = { each: 160, together: 800 }
/** Values of one place and keyword that every operation gets, by profile; the rest is dealt out. */
const TELLING: Readonly<Record<Profile, number>> = { smoke: 1, standard: 2, deep: Number.POSITIVE_INFINITY }
/** Places that are named of those that vary together. */
const NAMED = 4

export default defineProbe({
  id: 'boundary-values',
  title: 'Valid values on both sides of every bound',
  aims: ['valid'],
  *cases(context) {
    const { table, operation, profile } = context
    // What is registered under an id of its own is read, too, where there is time for that.
    const elsewhere = profile === 'smoke' ? undefined : chosenId(context)
    const all = [
      ...sentParameters(operation)
        .filter((parameter) => parameter !== cursorOf(operation) && parameter !== elsewhere && !isCondition(parameter))
        .flatMap((parameter) => parameterCandidates(context, parameter)),
      ...bodyCandidates(context).filter((one) => profile === 'smoke' || !isListedReason(context, one)),
    ]
    // Where there are few operations there is time to ask for each value alone.
    const isPacked = ({ together }: Candidate) => profile === 'standard' && !areFew(table) && together !== undefined
    const packed = all.filter(isPacked).filter(fewWhereAssumed(table, profile, Number.POSITIVE_INFINITY))
    const alone = all.filter((one) => !isPacked(one))
    const own = dealt(alone, operation.id, TELLING[profile]).filter(
      fewWhereAssumed(table, profile, Number.POSITIVE_INFINITY),
    )
    const usual = Math.max(MOST.each, Math.floor(MOST.together / table.operations.length))
    const most = profile === 'deep' ? Number.POSITIVE_INFINITY : usual
    const kept = fairShare(own, most, ({ place }) => place)
    if (kept.length < own.length) {
      context.leaveOut(`Of ${own.length} boundary values only ${most} are sent, shared out over all places.`)
    }
    for (const { write } of kept) yield write()
    yield* packedCases(context, packed)
  },
})

/** Requests with several of the values each. */
function* packedCases(context: ProbeContext, candidates: readonly Candidate[]): Generator<Case> {
  const { table, base } = context
  const items = candidates.flatMap((one) => (one.together ? [{ ...one, ...one.together }] : []))
  // What may well be refused must not keep the others from being served.
  const kindOf = ({ rule, atMost, names }: Candidate) => `${weigh('must', sourceOf(table, rule), atMost)} ${names}`
  for (const group of Map.groupBy(items, kindOf).values()) {
    for (const pack of packs(group, base.draft, (draft) => mayBeSent(context, draft))) yield packedCase(context, pack)
  }
}

function packedCase({ operation, write }: ProbeContext, { draft, items }: Pack<Candidate & Packable>): Case {
  const [first, ...others] = items
  if (first && others.length === 0) return first.write()
  const places = items.map(({ place }) => `\`${place.replace(/^[a-z]+:/, '')}\``)
  const rest = places.length > NAMED ? ` and ${places.length - NAMED} more` : ''
  const sentence = `valid values on a bound are in ${places.length} places at once: ${places.slice(0, NAMED).join(', ')}${rest}`
  return {
    intent: 'valid',
    aims: { valid: { fromData: false } },
    ...write(draft),
    rule: operation.pointer,
    fault: { location: 'request', name: '', keyword: 'together', sentence },
    // That each is allowed is written; that all of them are together is only concluded.
    atMost: 'should',
    parts: () => items.map(({ told, write: alone }) => ({ ...told(), alone })),
  }
}

/** Whether a draft with several values in it keeps every rule that the document has for them together. */
function mayBeSent(context: ProbeContext, draft: Draft): boolean {
  const { operation, judge, base } = context
  const { body, mediaType = '' } = draft
  if (!isAligned(draft)) return false
  const schema = operation.requestBody?.content[mediaType]?.schema
  if (body === undefined || base.draft.body === undefined || schema === undefined) return true
  return (
    judge.accepts(schema, body) &&
    keepsConditions(context, body) &&
    keepsPairs(context, body) &&
    !touchesCondition(operation, base.draft.body, body) &&
    staysSound(judge, { mediaType, schema, body }) &&
    JSON.stringify(body).length <= LARGEST
  )
}
