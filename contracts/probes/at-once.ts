/**
 * Sends a few valid requests at the same time, the very same and different ones: a target that is asked by many at once
 * has to serve each as if it were alone. Only what can be repeated is sent; among what is received a faulty one goes first
 * and last.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { spareOf } from '../life/thing.ts'
import { bodyFaults } from '../requests/body-faults.ts'
import { parameterKey, withValue } from '../requests/draft.ts'
import type { Candidate } from '../requests/fault-weight.ts'
import { otherKinds } from '../requests/other-kinds.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Requests that are sent at the same time. */
const TOGETHER = 4
/** The very same ones among them, where there are others; of what is read no more. */
const SAME = 2
/** Times a receiver is tried: what is sent at the same time may still be served one after the other. */
const ROUNDS = 2

export default defineProbe({
  id: 'at-once',
  title: 'Valid requests at the same time',
  aims: ['valid', 'violation'],
  *cases(context) {
    const { table, operation, received, base } = context
    const repeatable = isSafe(operation.method) || (received && table.compatibility?.redelivery !== undefined)
    if (!repeatable) return
    const together = received ? TOGETHER : SAME
    const others = otherBodies(context).slice(0, TOGETHER - SAME)
    const wrong = received ? bodyFaults(context).at(0) : undefined
    for (let round = 0; round < (received ? ROUNDS : 1); round += 1) {
      if (wrong) yield wronglyAtOnce(wrong)
      for (let turn = others.length; turn < together; turn += 1) yield atOnce(context, base.draft.body)
      for (const body of others) yield atOnce(context, body)
      if (wrong) yield wronglyAtOnce(wrong)
    }
    const other = aboutAnother(context)
    if (other) yield other
  },
})

/** Other valid bodies: what other examples show, then what tells about the same things in another way. */
function otherBodies(context: ProbeContext): Json[] {
  const { body, mediaType = '' } = context.base.draft
  const content = context.operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const kinds = otherKinds(context, content.schema, body)
  return [...kinds.filter((one) => isExample(context, one)), ...kinds.filter((one) => !isExample(context, one))]
}

function isExample({ operation, base }: ProbeContext, body: Json | undefined): boolean {
  const { examples = {} } = operation.requestBody?.content[base.draft.mediaType ?? ''] ?? {}
  return Object.values(examples).includes(body ?? null)
}

/** The same about another thing, where what is read is a thing that can be made: each answer is about its own. */
function aboutAnother(context: ProbeContext): Case | undefined {
  const { table, operation, base, write } = context
  const resource = (table.resources ?? []).find(({ read }) => read.operation === operation.id)
  const shown = resource && context.shownId(resource)
  if (!resource || shown === undefined) return undefined
  const sent = write(withValue(base.draft, parameterKey({ in: 'path', name: resource.id }), shown))
  return { ...atOnce(context, base.draft.body), ...sent, on: spareOf(resource) }
}

/** A faulty request among the valid ones: what belongs to one of them is looked at in its place where they are mixed up. */
function wronglyAtOnce(wrong: Candidate): Case {
  const one = wrong.write()
  const sentence = `${one.fault?.sentence ?? 'the request is faulty'}, and valid requests come at the same time`
  const fault = { location: 'body', name: wrong.place, ...one.fault, keyword: 'fault-at-once', sentence }
  return { ...one, aims: { violation: { fault } }, fault, atMost: 'should', atOnce: true }
}

/** One of them. A target may refuse what it is busy with just now: then only an error of its own is one. */
function atOnce(context: ProbeContext, body: Json | undefined): Case {
  const { base, operation, write } = context
  const isOwn = body !== base.draft.body && isExample(context, body)
  const what = body === base.draft.body ? 'the same request' : 'another request'
  const sentence = `${what} is sent together with others, at the same time`
  const fault = { location: 'request', name: '', keyword: isOwn ? 'others-at-once' : 'at-once', sentence }
  return {
    intent: 'valid',
    aims: isOwn ? { valid: { fromData: false } } : {},
    ...write({ ...base.draft, body }),
    rule: operation.pointer,
    fault,
    atMost: 'should',
    atOnce: true,
  }
}
