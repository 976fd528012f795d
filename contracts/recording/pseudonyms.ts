/**
 * Stand-ins for secrets that are written to disk: of the same length and kinds of characters, so that what was judged
 * of the secret is judged of its stand-in, always the same one for one secret, and never what the secret was.
 * Keeps the secrets of the last while in memory and writes none.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { isCompactJwe } from '../../scripts/lib/sampling/compact-jwe.ts'
import { cardNumbersIn, passesLuhn } from '../card-numbers.ts'
import type { Masker } from '../masking.ts'

/** Secrets that are remembered; one that was forgotten gets another stand-in. */
const MOST = 5000
/** Characters of each kind that tell stand-ins apart. */
const TELLING = 6
/** How deep a value is taken apart; a text with more in it is taken for any text. */
const DEEPEST = 200
/** A day or a point in time is no secret, whatever it is called. */
const TIME = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?$/

/** The name of a scheme to sign in by is no secret, nor is it before one. */
const SCHEME = /^(?:basic|bearer|digest)$/i
const SIGNED_IN = /^((?:basic|bearer|digest) +)(.+)$/i
/** Members of the header of what is encrypted that say how, and nothing else. */
const HOW = ['alg', 'enc', 'typ', 'cty', 'zip', 'kty', 'crv']

/** Puts stand-ins in the place of secrets. */
export class Pseudonyms {
  readonly #masker: Masker
  /** What a document says of itself is no secret: values it lists. */
  readonly #documented: ReadonlySet<string>
  readonly #given = new Map<string, string>()
  #count = 0

  constructor(masker: Masker, documented: ReadonlySet<string>) {
    this.#masker = masker
    this.#documented = documented
  }

  /** The stand-in of a secret. */
  of(secret: string): string {
    if (this.#documented.has(secret) || TIME.test(secret) || SCHEME.test(secret)) return secret
    const [, scheme, written] = SIGNED_IN.exec(secret) ?? []
    if (scheme !== undefined && written !== undefined) return scheme + this.of(written)
    const known = this.#given.get(secret)
    if (known !== undefined) return known
    const [oldest] = this.#given.size >= MOST ? this.#given.keys() : []
    if (oldest !== undefined) this.#given.delete(oldest)
    const made = isCompactJwe(secret) ? encryptedStandIn(secret, this.#count) : standIn(secret, this.#count)
    this.#count += 1
    this.#given.set(secret, made)
    return made
  }

  /** A text with stand-ins. */
  text(value: string, secrets: readonly string[]): string {
    const inner = innerJson(value)
    if (inner !== undefined) {
      const hidden = JSON.stringify(this.json(inner, secrets))
      // As it was written, when there was nothing to hide.
      return hidden === JSON.stringify(inner) ? value : hidden
    }
    const known = this.#given.get(value)
    if (known !== undefined) return known
    const found = [...this.#masker.found(value, secrets).keys()].filter((secret) => secret !== '')
    if (found.length === 0) return value
    const written = new Map<string, string>()
    for (const secret of found) {
      for (const spell of SPELLINGS) if (secret.isWellFormed()) written.set(spell(secret), spell(this.of(secret)))
    }
    const longest = [...written.keys()]
      .toSorted((a, b) => b.length - a.length)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return value.replace(new RegExp(longest.join('|'), 'g'), (text) => written.get(text) ?? text)
  }

  /** A value with stand-ins; what has a secret name is hidden, whatever it looks like. */
  json(value: Json, secrets: readonly string[], name = '', depth = 0): Json {
    if (depth > DEEPEST) return null
    const hidden = this.#masker.isSecret(name)
    if (typeof value === 'string') return hidden ? this.of(value) : this.text(value, secrets)
    if (typeof value === 'number') return hidden || passesAsCard(value) ? numberFor(value) : value
    if (Array.isArray(value)) return value.map((item) => this.json(item, secrets, name, depth + 1))
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.json(item, secrets, key, depth + 1)]),
    )
  }

  /** The value of a header with stand-ins. */
  header(name: string, value: string, secrets: readonly string[]): string {
    return this.#masker.isSecret(name) || /cookie$/i.test(name) ? this.of(value) : this.text(value, secrets)
  }
}

/** A secret as it stands in plain text, in a URL and in JSON. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => JSON.stringify(text).slice(1, -1),
]

/** Every value a document lists for something: what anybody may read there. */
export function documentedTexts(table: OperationsTable): Set<string> {
  const texts = new Set<string>()
  const seen = new Set<object>()
  const pending: unknown[] = [table.components, table.operations]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    const { enum: listed, const: only } = next as Record<string, unknown>
    for (const value of [...(Array.isArray(listed) ? listed : []), only])
      if (typeof value === 'string') texts.add(value)
    pending.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null))
  }
  return texts
}

/** What a text holds when it is JSON itself: a list, an object or a text in quotes. */
function innerJson(value: string): Json | undefined {
  if (!/^\s*[[{"]/.test(value) || depthOf(value) > DEEPEST) return undefined
  try {
    return JSON.parse(value) as Json
  } catch {
    return undefined
  }
}

/** How deep brackets are nested in a text, roughly: those inside of texts count, too. */
function depthOf(value: string): number {
  let [depth, deepest] = [0, 0]
  for (const [bracket] of value.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** A text of the same make: its first letters and digits count, the others say nothing. */
function standIn(secret: string, number: number): string {
  let rest = number
  let told = 0
  const next = (base: number) => {
    if (told === TELLING) return 0
    told += 1
    const digit = rest % base
    rest = Math.floor(rest / base)
    return digit
  }
  const made = [...secret]
    .map((character) => {
      // The letters are those of hexadecimal digits, so that what was a number in them still is one.
      if (/\d/.test(character)) return String(next(10))
      if (/\p{Lu}/u.test(character)) return 'ABCDEF'[next(6)]
      return /\p{L}/u.test(character) ? 'abcdef'[next(6)] : character
    })
    .join('')
  return cardNumbersIn(made).length > 0 ? made.slice(0, -1) + (made.endsWith('1') ? '2' : '1') : made
}

/** A text of the same make for one that is encrypted: its header still says how, as a schema may ask for. */
function encryptedStandIn(secret: string, number: number): string {
  const at = secret.indexOf('.')
  const header = JSON.parse(Buffer.from(secret.slice(0, at), 'base64url').toString('utf8')) as Json
  const written = Buffer.from(JSON.stringify(hiddenHeader(header, ''))).toString('base64url')
  return written + standIn(secret.slice(at), number)
}

function hiddenHeader(value: Json, name: string, depth = 0): Json {
  if (depth > DEEPEST) return null
  if (typeof value === 'string') return HOW.includes(name) ? value : standIn(value, 0)
  if (Array.isArray(value)) return value.map((item) => hiddenHeader(item, name, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hiddenHeader(item, key, depth + 1)]))
}

function passesAsCard(value: number): boolean {
  return /^\d{13,19}$/.test(String(value)) && passesLuhn(String(value))
}

/** A number of as many digits; short ones tell nothing. */
function numberFor(value: number): number {
  const digits = String(Math.abs(value))
  if (!/^\d{3,19}$/.test(digits)) return value
  return Math.sign(value) * Number(`1${'0'.repeat(digits.length - 1)}`)
}
