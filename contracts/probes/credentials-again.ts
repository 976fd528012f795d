/**
 * Sends missing and unknown credentials over a connection on which a valid request was accepted just before: who was let
 * in once is not let in for good. Where the plain request of an operation cannot be repeated, another one that reads goes
 * before it. Each operation gets a share of the ways.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import { observersOf, reading } from '../life/observing.ts'
import { thingFor } from '../life/thing.ts'
import { onThing } from '../life/usage.ts'
import { withHeaders } from '../requests/optional-headers.ts'
import { isTurn } from '../requests/sharing.ts'
import type { Fault } from '../result.ts'
import { type Exchange, isAccepted, isRefused, type Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import credentials from './credentials.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** The ways of the credentials that are sent. */
const WAYS = ['missing', 'unknown']
/** Of the ways, how many each operation is tried with. */
const SHARE = 1
/** Requests that are tried until one is accepted. */
const MOST_OPENINGS = 2
/** Of the operations whose plain request cannot be repeated, how many are tried: who is let in is rarely decided in each. */
const MOST_UNREPEATABLE = 2

export default defineProbe({
  id: 'credentials-again',
  title: 'Missing and wrong credentials over a connection that was let in',
  aims: ['credentials', 'behind'],
  *journey(context) {
    const { operation, signIn, use, write, base } = context
    if (signIn.state !== 'known' || !isAsked(context)) return
    const plain = write(base.draft).request
    for (const wrong of wrongOnes(context)) {
      const connection = `${operation.id} ${wrong.fault?.keyword}`
      const opened = yield* open(context, connection)
      if (!opened || !wrong.fault) return
      const { keyword, sentence } = wrong.fault
      const fault = {
        ...wrong.fault,
        keyword: `${keyword}-again`,
        sentence: `${sentence}, over a connection on which a valid request was accepted just before`,
      }
      const one: Case = {
        ...wrong,
        aims: { credentials: { fault } },
        request: { ...wrong.request, connection },
        fault,
        earlier: [opened.request],
      }
      const answered = yield use ? onThing(one, use, operation, plain) : one
      const isRefusedBody = answered && wrong.request.body !== undefined && isRefused(answered.answer.status)
      // What was not read of the one before stands in front of the next.
      if (isRefusedBody && isSafe(opened.request.method)) yield* behind(opened, connection, fault)
    }
  },
})

/** Whether an operation is one of those that are tried. */
function isAsked(context: ProbeContext): boolean {
  const { table, operation, profile } = context
  if (profile === 'deep' || isRepeatable(context, operation)) return true
  const others = table.operations.filter((one) => !isRepeatable(context, one))
  const every = Math.ceil(others.length / MOST_UNREPEATABLE)
  return others.indexOf(operation) % every === 0
}

/** Whether the plain request of an operation may be sent once more. */
function isRepeatable({ table, target, received }: ProbeContext, { method }: Operation): boolean {
  if (isSafe(method) || !target.capabilities.stateful) return true
  return received && table.compatibility?.redelivery !== undefined
}

/** The cases of this operation. */
function wrongOnes(context: ProbeContext): Case[] {
  const { table, operation, profile } = context
  // What is not tried is told by the probe that sends the others.
  const cases = [...(credentials.cases?.({ ...context, leaveOut: () => undefined }) ?? [])]
  const found = WAYS.flatMap((keyword) => cases.find(({ fault }) => fault?.keyword === keyword) ?? [])
  const turn = table.operations.indexOf(operation)
  const of = { turn, share: SHARE, among: found.length, users: table.operations.length }
  return profile === 'deep' ? found : found.filter((_, index) => isTurn(index, of))
}

/** A valid request that was accepted. */
interface Opened {
  one: Case
  request: Request
  status: number
}

/** Sends valid requests over a connection until one is accepted. */
function* open(context: ProbeContext, connection: string): Generator<Case, Opened | undefined, Exchange | undefined> {
  for (const one of openings(context).slice(0, MOST_OPENINGS)) {
    const request = { ...one.request, connection }
    const exchange = yield { ...one, request }
    if (exchange && isAccepted(exchange.answer.status)) return { one, request, status: exchange.answer.status }
  }
  return undefined
}

/** The valid request once more, over the connection on which a body was refused. */
function* behind({ one, request, status }: Opened, connection: string, { keyword, sentence }: Fault): Generator<Case> {
  const fault = {
    ...{ location: 'headers', name: 'connection', keyword: `${keyword}-behind` },
    sentence: `a valid request comes over a connection on which one with a body was refused: ${sentence}`,
  }
  yield { ...one, aims: { behind: { status } }, request: { ...request, connection }, fault }
}

/** Valid requests that may be sent once more: the plain one, else some that read. */
function openings(context: ProbeContext): Case[] {
  const { table, operation, base, write, use } = context
  if (isRepeatable(context, operation)) {
    // With the same headers as the wrong one: none of them may stand for a token.
    const draft = withHeaders(context, base.draft, () => true)
    return [{ intent: 'series', aims: {}, ...write(draft), rule: operation.pointer }]
  }
  const on = use && thingFor(use, write(base.draft).request, false, operation.id)
  const near = observersOf(table, operation)
  const others = table.operations.filter((one) => isSafe(one.method) && !near.includes(one))
  const signed = [...near, ...others].filter((one) => context.other(one).signIn.state === 'known')
  return signed.flatMap((one) => reading(context, one, near.includes(one) ? on : undefined) ?? [])
}
