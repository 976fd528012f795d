/**
 * Reading what a request says in its body, which the rules have already held to the schema.
 * Pure.
 */
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import type { Request } from '../exchange.ts'

/** The members of the body; none when there is no body. */
export function members({ body }: Request): JsonObject {
  return isObject(body) ? body : {}
}

/** A text in the body; `undefined` when it was left out. */
export function textIn(request: Request, name: string): string | undefined {
  const body = members(request)
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** Why something is done, by default the decision of the issuer. */
export function reasonIn(request: Request): string {
  return textIn(request, 'stateReason') ?? 'ISSUER_DECISION'
}

/** Changes what is given and keeps the rest; lists are replaced as a whole. */
export function merge(kept: JsonObject, given: JsonObject): JsonObject {
  const merged = Object.entries(given).map(([name, value]) => {
    const old = Object.hasOwn(kept, name) ? kept[name] : undefined
    return [name, isObject(old) && isObject(value) ? merge(old, value) : value] as const
  })
  return Object.fromEntries([...Object.entries(kept), ...merged])
}
