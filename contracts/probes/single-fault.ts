/**
 * Sends requests with exactly one fault: every keyword of every parameter and of every place of the body, and what is
 * required left out. A fault that is none on the wire is dropped.
 */
import { sourceOf } from '../judging/evidence.ts'
import { fairShare } from '../judging/fair-share.ts'
import { askedOfOthers, isAskedOfOthers } from '../life/asked-of-others.ts'
import type { Profile } from '../profile.ts'
import { bodyFaults, missingBody } from '../requests/body-faults.ts'
import { parameterKey, sentParameters } from '../requests/draft.ts'
import type { Candidate } from '../requests/fault-weight.ts'
import { parameterFaults } from '../requests/parameter-faults.ts'
import { codedCase } from '../requests/refusals.ts'
import { dealt, fewWhereAssumed } from '../requests/sharing.ts'
import { amongTwins, rulesText } from '../requests/twins.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

/** Most single faults of one operation: more where there are few operations. */
const MOST = { each: 240, together: 1600 }
/** Values that a list does not have, where it is only assumed: any one, and some of its own written otherwise. */
const UNLISTED = 3
/** Faults beside those an operation is dealt, for all operations together. */
const SPARE = 70
/** Faults of one place and keyword that every operation gets, by profile; the rest is dealt out. */
const TELLING: Readonly<Record<Profile, number>> = { smoke: 1, standard: 3, deep: Number.POSITIVE_INFINITY }
/** The same for headers, which are mostly read before any operation is reached. */
const IN_HEADERS: Readonly<Record<Profile, number>> = { ...TELLING, standard: 1 }

export default defineProbe({
  id: 'single-fault',
  title: 'Requests with one value the document forbids',
  aims: ['violation', 'coded'],
  *cases(context) {
    for (const { write } of chosenFaults(context)) yield codedCase(context.operation, write())
  },
})

/** The faults an operation is asked with, in their order: those that are worth something about its plain thing. */
export function chosenFaults(context: ProbeContext): Candidate[] {
  const { use } = context
  const elsewhere = use ? askedOfOthers({ ...context, use }) : []
  const all = [...ofParameters(context), ...missingBody(context), ...bodyFaults(context)]
  return dealtFaults(
    context,
    all.filter(({ place }) => !isAskedOfOthers(place, elsewhere)),
  )
}

/** The faults of the parameters; of several of one kind with the same rules each its own. */
function ofParameters(context: ProbeContext): Candidate[] {
  const sent = sentParameters(context.operation)
  const all = sent.flatMap((parameter) => parameterFaults(context, parameter))
  if (context.profile === 'deep') return all
  const rules = new Map(sent.map((one) => [parameterKey(one), `${one.in} ${rulesText([one.schema])}`]))
  return amongTwins(
    all,
    ({ place }) => place,
    (place) => rules.get(place) ?? place,
  )
}

/** Of all faults of an operation, those that it is dealt, and some that others are. */
export function dealtFaults(context: ProbeContext, all: readonly Candidate[]): Candidate[] {
  const { table, operation, profile } = context
  const [headers, others] = [all.filter(isInHeader), all.filter((one) => !isInHeader(one))]
  const taken = new Set([
    ...dealt(headers, operation.id, IN_HEADERS[profile]),
    ...dealt(others, operation.id, TELLING[profile]),
  ])
  const own = all.filter((one) => taken.has(one))
  const worthwhile = own.filter(fewWhereAssumed(table, profile, UNLISTED))
  const most =
    profile === 'deep'
      ? Number.POSITIVE_INFINITY
      : Math.max(MOST.each, Math.floor(MOST.together / table.operations.length))
  const kept = fairShare(worthwhile, most, ({ place }) => place)
  if (kept.length < worthwhile.length) {
    context.leaveOut(`Of ${worthwhile.length} single faults only ${most} are sent, shared out over all places.`)
  }
  return [...kept, ...spare(context, all, own, most - kept.length)]
}

/** What others are dealt, as far as there is room: one operation may well read what it shares in a way of its own. */
function spare(
  { table, profile }: ProbeContext,
  all: readonly Candidate[],
  own: readonly Candidate[],
  room: number,
): Candidate[] {
  if (profile !== 'standard') return []
  const taken = new Set(own)
  const others = all.filter((one) => !taken.has(one) && sourceOf(table, one.rule)?.evidence !== 'assumed')
  const telling = others.filter((one) => !isInHeader(one))
  return fairShare(telling, Math.min(room, Math.floor(SPARE / table.operations.length)), ({ place }) => place)
}

function isInHeader({ place }: Candidate): boolean {
  return place.startsWith('header:')
}
