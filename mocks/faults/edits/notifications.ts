/**
 * Servers that are too strict with notifications: the parts of one, and rules that reject what meets a condition.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import { type Reply, type Request, refuse } from '../../exchange.ts'
import type { Rules } from '../../rules.ts'
import type { Responder } from '../fault.ts'
import { isJsonText, sentText } from './calls.ts'

/** What a fault does to the rules. */
type RulesEdit = (rules: Rules) => Rules

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

/** Rules that reject requests which keep every other rule and meet a condition. */
export function rejecting(meets: (request: Request) => boolean, status = 400): RulesEdit {
  return (rules) => ({
    ...rules,
    constrain: (request) =>
      rules.constrain(request) ?? (meets(request) ? refuse(status, 'request body', 'is not valid') : undefined),
  })
}

/** Rules that reject notifications of which an operation meets a condition. */
export function rejectingRows(meets: (row: JsonObject) => boolean, status = 400): RulesEdit {
  return rejecting(({ body }) => rowsOf(body).some(meets), status)
}

/** Rules that reject notifications of which the details of an operation meet a condition. */
export function rejectingDetails(meets: (details: JsonObject) => boolean, status = 400): RulesEdit {
  return rejectingRows((row) => isObject(row.details) && meets(row.details), status)
}

/** Rules that reject notifications of which an object has a member that is not among the known names. */
export function rejectingUnknown(objects: (body: Json | undefined) => JsonObject[], known: string): RulesEdit {
  const names = new Set(known.split(' '))
  return rejecting(({ body }) => objects(body).some((one) => Object.keys(one).some((name) => !names.has(name))))
}

/** A server that looks at some of the operations of a notification only. */
export function overlooking(looksAt: (row: unknown, index: number) => boolean): (next: Responder) => Responder {
  return (next) => async (call) => {
    const text = await sentText(call)
    const body: unknown = isJsonText(text) ? JSON.parse(text) : undefined
    if (!isObject(body) || !Array.isArray(body.operations)) return next(call)
    const seen = { ...body, operations: body.operations.filter(looksAt) }
    return next({ ...call, body: async () => new TextEncoder().encode(JSON.stringify(seen)) })
  }
}

/** An answer that never comes. */
export function never(): Promise<Reply> {
  return new Promise(() => {})
}

/** The issuer that the receiver knows. */
export const ISSUER = 'BANK_EX-01'

/** Rules that take more issuers for known. */
export function takingIssuers(isTaken: (issuer: string) => boolean): RulesEdit {
  return (rules) => ({
    ...rules,
    constrain: (request) => {
      const refusal = rules.constrain(request)
      return refusal?.statuses[0] === 404 && isTaken(String(request.values.path.get('issuerId'))) ? undefined : refusal
    },
  })
}
