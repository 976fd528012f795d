/**
 * The bank's end of D1's notifications, as a web-standard `fetch`: request in, answer out.
 * Answers 204 only when every authorisation is dealt with; keeps no body, logs nothing, and says no value in an answer.
 *
 * @see specs/canonical/d1-outbound-card.yaml
 */

import { createAddressing } from './receiver/addressing.ts'
import { done, later, refusal } from './receiver/answers.ts'
import { type BodyProblem, readJson, within } from './receiver/body.ts'
import { type Authorisation, type BrokenRule, type Reading, readNotification } from './receiver/notification.ts'
import { createOrder } from './receiver/order.ts'
import { type Context, dealWith } from './receiver/receipt.ts'
import type { Handler } from './receiver/route.ts'
import { memoryStore, type SeenStore } from './receiver/seen.ts'
import type { Verify } from './receiver/verify.ts'

/** An authorisation that breaks a rule of the spec. */
export interface Invalid {
  /** As it came: of any form. */
  authorisation: unknown
  /** The rules it breaks. */
  broken: readonly BrokenRule[]
}

/** What a receiver does, and for whom. */
export interface ReceiverOptions {
  /** Whether a call comes from D1. */
  verify: Verify
  /** Deals with one authorisation. What it throws makes D1 deliver again. */
  onAuthorisation: Handler
  /** The issuers that are served here; any when left out. Others are answered with 404. */
  issuers?: readonly string[] | undefined
  /** Remembers what was dealt with; in memory when left out. */
  seen?: SeenStore | undefined
  /**
   * Takes an authorisation that breaks a rule, so that the others of its notification need not wait for it. When left
   * out, a notification with such a one is refused as a whole, and D1 holds it.
   */
  onInvalid?: ((invalid: Invalid, context: Context) => void | Promise<void>) | undefined
  /**
   * Hears what was thrown and made D1 come again, by a handler or the store over an authorisation, by `onInvalid`, or by
   * `verify` before anything was read; nobody does when left out.
   */
  onError?:
    | ((error: unknown, authorisation: Authorisation | undefined, context: Context | undefined) => void)
    | undefined
  /** Where the paths of the API begin, such as `/hooks`; what a framework mounts the receiver under need not be said. */
  basePath?: string | undefined
  /** Largest body, in bytes. */
  maxBody?: number | undefined
  /** How long one notification may take, in milliseconds; D1 is asked to come again after that. */
  timeout?: number | undefined
}

/** A receiver. */
export interface Receiver {
  /** Answers one request; never rejects. */
  fetch(request: Request): Promise<Response>
  /** Resolves once everything that was begun is over. */
  settled(): Promise<void>
}

const MAX_BODY = 1024 * 1024
const TIMEOUT = 10_000

/**
 * Makes a receiver.
 *
 * @example
 * const receiver = createReceiver({ verify: staticBearer('secret'), onAuthorisation: (authorisation) => book(authorisation) })
 * export default { fetch: receiver.fetch }
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { maxBody = MAX_BODY, timeout = TIMEOUT, seen = memoryStore() } = options
  const onError = quiet(options.onError ?? (() => {}))
  const address = createAddressing(options)
  const inOrder = createOrder()
  const open = new Set<Promise<unknown>>()

  async function answer(request: Request): Promise<Response> {
    const addressed = await address(request)
    if (addressed instanceof Response) return addressed
    const body = await readJson(request, maxBody, timeout)
    if ('problem' in body) return bodyRefusal(body.problem)
    const reading = readNotification(body.value)
    const refused = readingRefusal(reading, options.onInvalid !== undefined)
    if (refused) return refused
    const controller = new AbortController()
    const context: Context = { ...addressed, signal: controller.signal, additions: reading.additions }
    const valid = reading.operations.filter((_, index) => !reading.broken.has(index))
    const dealing = { handle: options.onAuthorisation, seen, inOrder, onError }
    const work = async () => {
      const handedOver = await handOver(reading, context, { ...options, onError })
      return (await dealWith(valid, context, dealing)) && handedOver
    }
    const isDone = await within(timeout, kept(open, work()))
    if (isDone === 'late') controller.abort(new Error('D1 no longer waits for the answer.'))
    return isDone === true ? done() : later('Not everything could be dealt with.')
  }

  return {
    fetch: (request) =>
      answer(request).catch((error) => {
        onError(error, undefined, undefined)
        // Whatever is thrown beyond the handlers is not for D1 to repair, so it should come again.
        return later('The receiver failed.')
      }),
    async settled() {
      while (open.size > 0) await Promise.allSettled(open)
    },
  }
}

/** Hands over the authorisations that break a rule; whether all could be. */
async function handOver(
  { operations, broken: all }: Reading,
  context: Context,
  { onInvalid, onError }: Pick<ReceiverOptions, 'onInvalid' | 'onError'>,
): Promise<boolean> {
  let isDone = true
  for (const [index, broken] of all) {
    try {
      await onInvalid?.({ authorisation: operations[index], broken }, context)
    } catch (error) {
      onError?.(error, undefined, context)
      isDone = false
    }
  }
  return isDone
}

/** Keeps work in a set until it is over. */
function kept<Value>(open: Set<Promise<unknown>>, work: Promise<Value>): Promise<Value> {
  const forget = () => void open.delete(work)
  open.add(work)
  work.then(forget, forget)
  return work
}

/** A listener whose own mistakes change no answer. */
function quiet(onError: NonNullable<ReceiverOptions['onError']>): NonNullable<ReceiverOptions['onError']> {
  return (...heard) => {
    try {
      onError(...heard)
    } catch {}
  }
}

/** What is answered to a body that cannot be read. */
function bodyRefusal(problem: BodyProblem): Response {
  if (problem === 'too-slow' || problem === 'broken-off') return later('The body did not arrive.')
  const words = problem === 'too-large' ? 'The body is too large.' : 'The body is not JSON.'
  return refusal(400, 'FIELD_INVALID_FORMAT', words)
}

/** What is answered to a notification that breaks the rules, unless each authorisation is seen to by itself. */
function readingRefusal({ unreadable, broken }: Reading, eachByItself: boolean): Response | undefined {
  const [first] = [...unreadable, ...(eachByItself ? [] : [...broken.values()].flat())]
  return first && refusal(400, 'FIELD_INVALID_FORMAT', `The body${first.at && ` at ${first.at}`} ${first.rule}.`)
}
