/**
 * Keeps secrets out of everything a person or a file gets to see: values known to be secret, values of places whose
 * name or schema says secret, and texts that look like a token, an encrypted payload or a card number.
 * Pure apart from what it is told to remember.
 */
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { OperationsTable } from '../scripts/lib/operations.ts'
import { cardNumbersIn } from './card-numbers.ts'
import { KnownSecrets, SHORTEST, type Spelling } from './known-secrets.ts'
import { encodedPair } from './requests/credentials.ts'
import type { Draft } from './requests/draft.ts'
import { text } from './requests/text.ts'
import type { Target } from './target.ts'

/** Stands for a secret that has no name. */
export const HIDDEN = '***'

/** A piece of a masked text: as it was, or what a shell expands in place of a secret. */
export type Piece = { literal: string } | { shell: string }

/** Hides secrets. */
export interface Masker {
  /** Whether the value of a parameter or property of this name is secret. */
  isSecret(name: string): boolean
  /** Remembers a secret and what a shell would write for it. */
  learn(secret: string, shell: string): void
  /** The texts of a draft that are secret. */
  secretsIn(draft: Draft): string[]
  /** A text without secrets. */
  text(value: string, more?: readonly string[]): string
  /** A value without secrets. */
  json(value: Json): Json
  /** A text cut into what may be shown and what a shell fills in. */
  pieces(value: string, more?: readonly string[]): Piece[]
  /** The secrets in a text, each with what a shell would write for it. */
  found(value: string, more?: readonly string[]): Map<string, string>
}

const SECRET_NAME =
  /token|secret|passw|encrypted|credential|api-?_?key|cv[vcn]2?$|security[-_ ]?code|card[-_ ]?verification/i
const SECRET_WORDS = ['pan', 'cvv', 'cvv2', 'cvc', 'cvc2', 'pin', 'pincode']

/** How deep values are looked through; what is deeper is hidden. */
const DEEPEST = 200

/** Names whose verdict is remembered. */
const MOST_JUDGED = 10_000

/** Looks like a compact JWE or JWS. */
const LOOKS_SECRET = /(?<![\w-])[\w-]{10,}(?:\.[\w-]*){2}\.[\w-]*\.[\w-]+|eyJ[\w-]+(?:\.[\w-]*){1,4}/g

/** A member of what may be broken JSON, with its name and the text or the number it has. */
const NAMED = /"([^"\\]{1,80})"\s*:\s*(?:"((?:[^"\\]|\\.)*)"?|[\d.eE+-]+)/g

/** A pair of a query or a form. */
const PAIR = /(?<![\w.%-])([\w.%-]{1,80})=([^&#;\s"'<>]+)/g

/** Sets a masker up for a target. */
export function createMasker(table: OperationsTable, target: Target): Masker {
  const isSecret = judgeOfNames(secretNames(table))
  const secrets = new KnownSecrets(HIDDEN)
  const learn = (secret: string, shell: string) => secrets.learn(secret, shell)
  const visit = (value: Json, secret: boolean, depth: number): Json => {
    if (value === null || (typeof value === 'boolean' && !secret)) return value
    if (depth > DEEPEST || (secret && typeof value !== 'object')) return HIDDEN
    if (typeof value === 'string') return joined(value)
    if (Array.isArray(value)) return value.map((item) => visit(item, secret, depth + 1))
    if (!isObject(value)) return value
    const members = Object.entries(value)
    return Object.fromEntries(members.map(([key, item]) => [key, visit(item, secret || isSecret(key), depth + 1)]))
  }
  const json = (value: Json) => visit(value, false, 0)
  const pieces = (value: string, more?: readonly string[]): Piece[] => {
    const hide = ({ literal }: { literal: string }) => ({ literal: hideNamed(literal, isSecret) })
    return cut(value, secrets.spelledOut(more)).map((piece) => ('shell' in piece ? piece : hide(piece)))
  }
  const found = (value: string, more?: readonly string[]) =>
    new Map([...hiddenIn(value, isSecret), ...secrets.within(value, more)])
  const joined = (value: string, more?: readonly string[]) => {
    // Most texts are too short to hold a secret, or hold none that is known.
    if (value.length < SHORTEST) return value
    if (!secrets.spelledOut(more).some(([spelling]) => value.includes(spelling))) {
      return hideNamed(hideLookalikes(value), isSecret)
    }
    return pieces(value, more)
      .map((piece) => ('literal' in piece ? piece.literal : piece.shell))
      .join('')
  }
  learnFrom(target, isSecret, learn)
  return { isSecret, learn, secretsIn: (draft) => secretsIn(draft, isSecret), text: joined, json, pieces, found }
}

/** Learns the secrets that a target file names, and those that stand in its data. */
function learnFrom(target: Target, isSecret: Masker['isSecret'], learn: Masker['learn']): void {
  for (const known of [
    target.bearer,
    ...Object.values(target.secrets ?? {}),
    ...Object.values(target.credentials ?? {}),
  ]) {
    if (!known) continue
    learn(known.token, `$${known.name}`)
    if (known.token.includes(':')) learn(encodedPair(known.token), encodedInShell(known.name))
  }
  for (const [name, value] of Object.entries(target.data)) {
    if (isSecret(name.split('/').at(-1) ?? '')) for (const secret of leaves(value)) learn(secret, HIDDEN)
  }
}

/** What a shell writes for a user and a password as they are sent. */
function encodedInShell(name: string): string {
  return `$(printf %s "$${name}" | base64 | tr -d '\\n')`
}

/** Texts that have the name or the looks of a secret. */
function hiddenIn(value: string, isSecret: Masker['isSecret']): (readonly [string, string])[] {
  const named = [...value.matchAll(NAMED)].flatMap(([, name = '', text = '']) => (isSecret(name) ? [text] : []))
  const paired = [...value.matchAll(PAIR)].flatMap(([, name = '', text = '']) => (isSecret(name) ? [text] : []))
  const cards = cardNumbersIn(value).map(([start, end]) => value.slice(start, end))
  return [...named, ...paired, ...(value.match(LOOKS_SECRET) ?? []), ...cards].map(
    (secret) => [secret, HIDDEN] as const,
  )
}

/** Says whether what has a name is a secret; remembers its verdicts. */
function judgeOfNames(declared: ReadonlySet<string>): (name: string) => boolean {
  const judged = new Map<string, boolean>()
  return (name) => {
    const known = judged.get(name)
    if (known !== undefined) return known
    const secret = declared.has(name) || saysSecret(name)
    if (judged.size < MOST_JUDGED) judged.set(name, secret)
    return secret
  }
}

/** Whether a name speaks of a secret; short words count only as whole words of a name. */
function saysSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return SECRET_NAME.test(name) || words.some((word) => SECRET_WORDS.includes(word))
}

/** Names of properties that a schema of the table marks as write-only or as a password. */
function secretNames(table: OperationsTable): Set<string> {
  const names = new Set<string>()
  const seen = new Set<object>()
  const pending: [string, unknown][] = [
    ['', table.components],
    ['', table.operations],
  ]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [name, node] = next
    if (typeof node !== 'object' || node === null || seen.has(node)) continue
    seen.add(node)
    const { writeOnly, format, in: place, name: own, schema } = node as Record<string, unknown>
    if (writeOnly === true || format === 'password') names.add(name)
    if (typeof place === 'string' && typeof own === 'string') pending.push([own, schema])
    for (const [key, child] of Object.entries(node)) pending.push([key, child])
  }
  return names
}

/** The texts below the secret names of a draft. */
function secretsIn(draft: Draft, isSecret: (name: string) => boolean): string[] {
  const parameters = [...draft.values].filter(([key]) => isSecret(key.slice(key.indexOf(':') + 1)))
  const found = parameters.flatMap(([, value]) => leaves(value))
  const visit = (value: Json, secret: boolean, depth: number): void => {
    if (depth > DEEPEST) return
    if (isObject(value))
      for (const [key, item] of Object.entries(value)) visit(item, secret || isSecret(key), depth + 1)
    else if (Array.isArray(value)) for (const item of value) visit(item, secret, depth + 1)
    else if (secret && value !== null) found.push(text(value))
  }
  if (draft.body !== undefined) visit(draft.body, false, 0)
  return found
}

/** The scalars of a value, as text. */
function leaves(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves)
  if (isObject(value)) return Object.values(value).flatMap(leaves)
  return value === null ? [] : [text(value)]
}

/** Cuts a text at every secret, the longest first, then hides what looks like one. */
function cut(value: string, spellings: readonly Spelling[]): Piece[] {
  let pieces: Piece[] = [{ literal: value }]
  for (const [spelling, shell] of spellings) {
    if (!value.includes(spelling)) continue
    pieces = pieces.flatMap((piece) => ('shell' in piece ? [piece] : cutAt(piece.literal, spelling, shell)))
  }
  return pieces.map((piece) => ('shell' in piece ? piece : { literal: hideLookalikes(piece.literal) }))
}

function cutAt(value: string, spelling: string, shell: string): Piece[] {
  const parts = value.split(spelling)
  return parts.flatMap((literal, index): Piece[] => (index === 0 ? [{ literal }] : [{ shell }, { literal }]))
}

/** Hides the values of secret members in what may be broken JSON, and of secret pairs in a query or a form. */
function hideNamed(value: string, isSecret: (name: string) => boolean): string {
  const hidden = !value.includes('=')
    ? value
    : value.replace(PAIR, (found, name: string) => (isSecret(name) ? `${name}=${HIDDEN}` : found))
  if (!hidden.includes('"')) return hidden
  return hidden.replace(/"([^"\\]{1,80})"(\s*:\s*)(?:"(?:[^"\\]|\\.)+"?|[\d.eE+-]+)/g, (found, name: string, colon) =>
    isSecret(name) ? `"${name}"${colon}"${HIDDEN}"` : found,
  )
}

function hideLookalikes(value: string): string {
  const text = value.includes('.') ? value.replace(LOOKS_SECRET, HIDDEN) : value
  let [hidden, from] = ['', 0]
  for (const [start, end] of cardNumbersIn(text)) {
    hidden += text.slice(from, start) + HIDDEN
    from = end
  }
  return from === 0 ? text : hidden + text.slice(from)
}
