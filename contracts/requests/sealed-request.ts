/**
 * The plain request with another encrypted value, and what is told of what is inside: never a value.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import type { Fault } from '../result.ts'
import type { Opened } from './sealing.ts'
import { text } from './text.ts'

/** What is wrong inside of an encrypted value. */
export function insideFault({ pointer: place }: Opened, pointer: string, keyword: string, what: string): Fault {
  const sentence = `inside of the encrypted value of body property \`${place}\`, ${what}`
  return { location: 'body', name: `${place}${pointer}`, keyword, sentence }
}

/** The plain request with another encrypted value; all of its content that has digits is a secret of it. */
export function withSealed(
  { base, write }: ProbeContext,
  { pointer }: Opened,
  sealed: string,
  content: Json,
): Pick<Case, 'request' | 'secrets'> {
  const { body = null } = base.draft
  const { request, secrets } = write({ ...base.draft, body: withValue(body, pointer, sealed) })
  return { request, secrets: [...secrets, sealed, ...secretsIn(content)] }
}

/** All of a content that has digits; a word on its own may stand in any answer. */
function secretsIn(content: Json): string[] {
  if (Array.isArray(content)) return content.flatMap(secretsIn)
  if (isObject(content)) return Object.values(content).flatMap(secretsIn)
  const plain = text(content)
  return /\d{3}/.test(plain) ? [plain] : []
}
