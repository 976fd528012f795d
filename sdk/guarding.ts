/**
 * What guards say of a value: the rules it breaks, and what is new about it, which breaks none.
 * Pure. Says where and which, never a value that may be data of somebody.
 */
import type { Guard, GuardError } from '../generated/d1-inbound-card/guards.js'

/** Something in a body that D1 has added since the spec was written, as its change policy allows. */
export interface Addition {
  /** A property, or a value of an enum. */
  kind: 'name' | 'value'
  /** JSON pointer in the body. */
  at: string
  /** The name or the value. */
  what: string
}

/** All that a guard says of a value; nothing where there is no guard. */
export function errorsOf(guard: Guard | undefined, value: unknown): GuardError[] {
  return guard === undefined || guard(value) ? [] : [...(guard.errors ?? [])]
}

/** Whether an error of what was received tells of something new: a name, a value, or why a name is none of the known. */
export function isNews({ keyword, propertyName }: GuardError): boolean {
  return keyword === 'enum' || keyword === 'propertyNames' || propertyName !== undefined
}

/** What is new about a body; nothing for what another error says better. */
export function newsOf({ keyword, instancePath: at, params, propertyName }: GuardError, body: unknown): Addition[] {
  if (propertyName !== undefined) return []
  if (keyword === 'propertyNames') return [{ kind: 'name', at, what: shown(params.propertyName) }]
  const steps = at.split('/').slice(1)
  const value = steps.reduce((node, step) => Object(node)[step.replaceAll('~1', '/').replaceAll('~0', '~')], body)
  return [{ kind: 'value', at, what: shown(value) }]
}

/** A name or a word, when it looks like one: what looks like data is nobody's business. */
export function shown(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z_][\w.-]{0,63}$/.test(value) && !/\d{8}/.test(value) ? value : '…'
}
