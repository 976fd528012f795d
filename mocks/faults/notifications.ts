/**
 * What outbound faults are made of: the parts of a notification, and rules that refuse or answer what meets a condition.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Call, type Reply, type Request, refuse } from '../exchange.ts'
import type { Fault } from './fault.ts'

/** The operations a notification tells about. */
export function rowsOf(body: Json | undefined): JsonObject[] {
  const rows = isObject(body) ? body.operations : undefined
  return Array.isArray(rows) ? rows.filter(isObject) : []
}

/** A member that is an object; an empty one when there is none. */
export function part(owner: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(owner, name) ? owner[name] : undefined
  return isObject(value) ? value : {}
}

/** Every text of a value, at any depth. */
export function textsOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** A fault that refuses requests which keep every other rule and meet a condition. */
export function refusing(meets: (request: Request) => boolean, status = 400): Pick<Fault, 'rules'> {
  return {
    rules: (rules) => ({
      ...rules,
      constrain: (request) =>
        rules.constrain(request) ?? (meets(request) ? refuse(status, 'request body', 'is not valid') : undefined),
    }),
  }
}

/** A fault that refuses notifications of which an operation meets a condition. */
export function refusingRows(meets: (row: JsonObject) => boolean, status = 400): Pick<Fault, 'rules'> {
  return refusing(({ body }) => rowsOf(body).some(meets), status)
}

/** A fault that refuses notifications of which the details of an operation meet a condition. */
export function refusingDetails(meets: (details: JsonObject) => boolean, status = 400): Pick<Fault, 'rules'> {
  return refusingRows((row) => isObject(row.details) && meets(row.details), status)
}

/** A fault that refuses notifications of which an object has a member that the table does not know. */
export function refusingUnknown(
  objects: (body: Json | undefined) => JsonObject[],
  known: string,
): Pick<Fault, 'rules'> {
  const names = new Set(known.split(' '))
  return refusing(({ body }) => objects(body).some((one) => Object.keys(one).some((name) => !names.has(name))))
}

/** A fault that answers what it accepts in another way. */
export function accepting(change: (reply: Reply, request: Request) => Reply): Pick<Fault, 'rules'> {
  return {
    rules: (rules) => ({
      ...rules,
      answer: async (request) => {
        const reply = await rules.answer(request)
        return 'refused' in reply ? reply : change(reply, request)
      },
    }),
  }
}

/** A fault that writes its errors in another way. */
export function erring(change: (reply: Reply, call: Call) => Reply | Promise<Reply>): Pick<Fault, 'respond'> {
  return {
    respond: (next) => async (call) => {
      const reply = await next(call)
      return reply.status < 400 ? reply : change(reply, call)
    },
  }
}

/** A fault that lets some calls in whose credentials do not suffice. */
export function admitting(meets: (call: Call) => boolean): Pick<Fault, 'rules'> {
  return {
    rules: (rules) => ({
      ...rules,
      authenticate: (call, operation) => (meets(call) ? undefined : rules.authenticate(call, operation)),
    }),
  }
}

/** A fault that answers the calls of some methods by itself. */
export function answering(methods: string, reply: Reply): Pick<Fault, 'respond'> {
  const own = new Set(methods.split(' '))
  return { respond: (next) => async (call) => (own.has(call.method) ? reply : next(call)) }
}

/** The answer of a server that fell over. */
export const BROKEN: Reply = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: '{"errorCode":"INTERNAL_ERROR","error":"Internal error"}',
}

/** An answer that never comes. */
export function never(): Promise<Reply> {
  return new Promise(() => {})
}
