/**
 * Encrypted values that somebody has changed on their way, or that are none: whoever decrypts them must notice, since the
 * authentication tag no longer goes with what is there.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-5.2
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import type { Opened } from './sealing.ts'

/** A value that was changed. */
export interface Forged {
  keyword: string
  /** What it is, after "is". */
  words: string
  value: string
}

/** Parts of a value in compact form. */
const PARTS = { ciphertext: 3, tag: 4 }

/** The content as it is, written as if it were encrypted: who decrypts it must find nothing there. */
export function inClear({ plain }: Pick<Opened, 'plain'>): Forged {
  return {
    keyword: 'clear',
    words: 'the content as it is, which is to be encrypted',
    value: Buffer.from(JSON.stringify(plain)).toString('base64url'),
  }
}

/** A value with another authentication tag: its last character, in a bit that counts. */
export function changedTag(token: string): Forged {
  const words = 'an encrypted value of which the last character of the authentication tag is changed'
  return { keyword: 'tag', words, value: changedIn(token, PARTS.tag, -1) }
}

/** A value with another ciphertext: who decrypts it and looks at no tag reads other digits, valid ones where they can be. */
export function changedText(judge: Judge, { schema, plain }: Pick<Opened, 'schema' | 'plain'>, token: string): Forged {
  const bytes = Buffer.from(JSON.stringify(plain))
  const isValid = (at: number) => judge.accepts(schema, parsed(flipped(bytes, at).toString()))
  const place = Array.from(bytes, (_, at) => at).findLast(isValid) ?? bytes.length - 1
  return {
    keyword: 'ciphertext',
    words: 'an encrypted value of which one bit of the ciphertext is changed',
    value: changedIn(token, PARTS.ciphertext, place),
  }
}

/** A value with the last bit of one byte of a part changed. */
function changedIn(token: string, part: number, at: number): string {
  const parts = token.split('.')
  const bytes = Buffer.from(parts[part] ?? '', 'base64url')
  return parts.with(part, flipped(bytes, at < 0 ? bytes.length + at : at).toString('base64url')).join('.')
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

/** JSON as a value; `undefined` for a text that is none. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
