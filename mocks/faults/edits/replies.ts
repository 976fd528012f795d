/**
 * Servers that do the right thing and tell it wrong: other statuses, headers, bodies.
 * Pure.
 */

import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import { isRefusal, type Refusal, type Reply, type Request } from '../../exchange.ts'
import type { Rules } from '../../rules.ts'
import type { Responder } from '../fault.ts'
import { isJsonText, sentText } from './calls.ts'

/** What is answered instead. */
export type ReplyEdit = (reply: Reply, request: Request) => Reply

/** Rules that answer something else when an operation succeeds; without an id, when any does. */
export function answering(edit: ReplyEdit, id?: string): (rules: Rules) => Rules {
  return (rules) => ({
    ...rules,
    async answer(request) {
      const reply = await rules.answer(request)
      return isRefusal(reply) || (id !== undefined && request.operation.id !== id) ? reply : edit(reply, request)
    },
  })
}

/** Rules that tell some refusals in another way. */
export function refusing(
  edit: (reply: Reply, refusal: Refusal) => Reply,
  applies: (reply: Reply, refusal: Refusal) => boolean = () => true,
): (rules: Rules) => Rules {
  return (rules) => ({
    ...rules,
    refuse(refusal, operation) {
      const reply = rules.refuse(refusal, operation)
      return applies(reply, refusal) ? edit(reply, refusal) : reply
    },
  })
}

/** Whether a reply has a status. */
export function has(status: number): (reply: Reply) => boolean {
  return (reply) => reply.status === status
}

/** Another status. */
export function status(other: number): (reply: Reply) => Reply {
  return (reply) => ({ ...reply, status: other })
}

/** Another body, written as JSON. */
export function body(edit: (body: JsonObject) => Json): (reply: Reply) => Reply {
  return (reply) => {
    const parsed: unknown = JSON.parse(reply.body ?? '{}')
    const headers = { 'content-type': 'application/json', ...reply.headers }
    return { ...reply, headers, body: JSON.stringify(edit(isObject(parsed) ? parsed : {})) }
  }
}

/** Another text of another media type. */
export function text(mediaType: string, written: (reply: Reply) => string): (reply: Reply) => Reply {
  return (reply) => ({ ...reply, headers: { ...reply.headers, 'content-type': mediaType }, body: written(reply) })
}

/** A reply without one of its headers. */
export function withoutHeader(name: string): (reply: Reply) => Reply {
  return (reply) => ({
    ...reply,
    headers: Object.fromEntries(Object.entries(reply.headers).filter(([header]) => header !== name)),
  })
}

/** A server that answers some calls at once, whatever the rules say. */
export function intercepting(
  applies: (call: Parameters<Responder>[0]) => boolean | Promise<boolean>,
  answer: Responder,
): (next: Responder) => Responder {
  return (next) => async (call) => ((await applies(call)) ? answer(call) : next(call))
}

/** An internal error in the documented shape. */
export const FAILURE: Reply = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ errorCode: 'INTERNAL_ERROR', error: 'Internal error' }),
}

/** A server that fails on some bodies, as long as they are JSON. */
export function failingOn(isBad: (text: string) => boolean): (next: Responder) => Responder {
  return intercepting(
    async (call) => {
      const text = await sentText(call)
      return isJsonText(text) && isBad(text)
    },
    async () => FAILURE,
  )
}
