/**
 * Puts conditions on what is asked for, where the document declares the headers for it: a reading that is only wanted if
 * it is another one, a change that is only wanted if nobody changed the thing in between.
 */

import type { Parameter } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import { snapshotOf } from '../judging/snapshots.ts'
import { another } from '../life/bodies.ts'
import { faultOf } from '../life/changes.ts'
import { observersOf, reading } from '../life/observing.ts'
import { thingFor } from '../life/thing.ts'
import type { Steps } from '../requests/list-reader.ts'
import { asksForCondition, headerParameter, isTagged, withCondition } from '../requests/preconditions.ts'
import { type Exchange, headerOf, isAccepted } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** A tag that nothing has. */
const OTHER = '"d1-contracts-no-such-tag"'

export default defineProbe({
  id: 'preconditions',
  title: 'Conditions on what is read and changed',
  aims: ['condition', 'tagged'],
  *journey(context) {
    const { operation, target } = context
    if (operation.method === 'get') {
      const header = headerParameter(operation, 'if-none-match')
      if (header) yield* readings(context, header)
      return
    }
    const header = headerParameter(operation, 'if-match')
    if (header && !isSafe(operation.method) && target.capabilities.stateful) yield* changes(context, header)
  },
})

/** The tag of an answer. */
function tagOf(exchange: Exchange | undefined): string | undefined {
  return exchange && isAccepted(exchange.answer.status) ? headerOf(exchange.answer, 'etag') : undefined
}

/** A request under a condition, and how that is answered. */
function conditioned(
  { operation }: ProbeContext,
  plain: Case,
  header: Parameter,
  { tag, words, status }: { tag: string | undefined; words: string; status: Aims['condition']['status'] },
): Case {
  const declared = status === 'met' || Object.hasOwn(operation.responses, status)
  // That it may be answered so does not say that it always is.
  const atMost = tag === undefined ? 'may' : declared ? 'must' : 'should'
  const aims = { condition: { status, atMost } as const }
  const fault = {
    location: 'header',
    name: header.name,
    keyword: `condition-${status}`,
    sentence: `header \`${header.name}\` is ${words}`,
  }
  const isPlain = tag === undefined || tag === OTHER
  const chosen = isPlain ? {} : { chosen: { special: fault.sentence, values: {} } }
  const intent = status === 'met' ? 'series' : 'fault'
  return {
    ...plain,
    intent,
    request: withCondition(plain.request, header, tag),
    rule: header.pointer,
    aims,
    fault,
    ...chosen,
    secrets: [...plain.secrets, ...(isPlain ? [] : [tag])],
  }
}

/** What is read, wanted if it is not what it was, and if it is not something else. */
function* readings(context: ProbeContext, header: Parameter): Steps<void> {
  const { base, write, operation } = context
  const plain: Case = { intent: 'series', aims: {}, ...write(base.draft), rule: operation.pointer }
  const [tag, again] = [tagOf(yield plain), tagOf(yield plain)]
  // Where the tag is another one each time, no condition on it can be met.
  if (tag === undefined || tag !== again) return
  yield conditioned(context, plain, header, { tag, words: 'the tag of what was read before', status: '304' })
  yield conditioned(context, plain, header, { tag: OTHER, words: 'a tag that nothing has', status: 'met' })
}

/** Changes under the tag of something else, of the thing as it is, and of the thing as it was. */
function* changes(context: ProbeContext, header: Parameter): Steps<void> {
  const { operation, table, base, write, use } = context
  const on = use && {
    ...thingFor(use, write(base.draft).request, false, `${operation.id} conditions`),
    kept: true as const,
  }
  const change = (body = base.draft.body): Case => ({
    ...{ intent: 'series', aims: {}, ...write({ ...base.draft, body }), rule: operation.pointer },
    ...(on ? { on } : {}),
  })
  // Where the header is needed, leaving it out is a fault of the request, and tried as that; what is ended is gone then.
  if (asksForCondition(operation) && !header.required && operation.method !== 'delete')
    yield conditioned(context, change(), header, { tag: undefined, words: 'missing', status: '428' })
  const looks = observersOf(table, operation).filter(isTagged)
  const [look] = looks.flatMap((observer) => reading(context, observer, on) ?? [])
  const before = look && (yield look)
  const tag = tagOf(before)
  if (!look || !before || tag === undefined) return
  yield conditioned(context, change(), header, { tag: OTHER, words: 'a tag that nothing has', status: '412' })
  const bodies = [base.draft.body, another(context)]
  for (const [turn, body] of bodies.entries()) {
    const now = turn === 0 ? tag : tagOf(yield look)
    if (now === undefined) return
    const served = yield conditioned(context, change(body), header, {
      tag: now,
      words: 'the tag of the thing as it is',
      status: 'met',
    })
    if (!served || !isAccepted(served.answer.status) || operation.method === 'delete') return
    const after = yield* tagged(context, look, before)
    if (after === undefined || after === now) continue
    yield conditioned(context, change(body), header, {
      tag: now,
      words: 'the tag of the thing as it was',
      status: '412',
    })
    return
  }
}

/** Reads the thing after a change, which gives it another tag where it shows; that tag. */
function* tagged({ operation }: ProbeContext, look: Case, before: Exchange): Steps<string | undefined> {
  const was = snapshotOf(before)
  const fault = faultOf(operation.id, 'tag', `it was changed by ${operation.id}, and is read`)
  const aims: Partial<Aims> = { tagged: { before: was, tag: tagOf(before) ?? '' } }
  const after = yield { ...look, aims, fault }
  return tagOf(after)
}
