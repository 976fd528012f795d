/**
 * What faults need to know of a call before any rule has looked at it.
 * Pure.
 */
import { type Call, isRefusal } from '../../exchange.ts'
import { splitTarget } from '../../percent.ts'

/** Whether the path of a call matches. */
export function pathIs(pattern: RegExp): (call: Call) => boolean {
  return ({ target }) => pattern.test(splitTarget(target).path)
}

/** A value of the query as it was sent. */
export function queried({ target }: Call, name: string): string | undefined {
  return new URLSearchParams(splitTarget(target).query).get(name) ?? undefined
}

/** Size of the body of a call; more than anything that is read when it is larger than that. */
export async function sizeOf(call: Call): Promise<number> {
  const bytes = await call.body()
  return isRefusal(bytes) ? Number.POSITIVE_INFINITY : bytes.length
}

/** The text of the body of a call; empty when it is too large to be read. */
export async function sentText(call: Call): Promise<string> {
  const bytes = await call.body()
  return isRefusal(bytes) ? '' : new TextDecoder().decode(bytes)
}

/** Whether a text is JSON. */
export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
