/**
 * A request as one line for a shell: quoted, secrets as `$NAME`, fit to be pasted.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { HIDDEN, type Masker, type Piece } from '../masking.ts'
import { greetingHeaders } from '../requests/draft.ts'
import type { Request } from '../transport/exchange.ts'
import { stretches } from './repeated.ts'
import { quoteBytes, quoteFormat, quoteText, shellWord, variableFor } from './shell.ts'

/** Where a request goes. */
export interface Address {
  baseUrl: string
  /** What curl is told about TLS, as shell words. */
  tls?: readonly string[]
}

/** A secret that has no name of its own, and the variable that stands for it. */
export interface Hidden {
  variable: string
  /** Where it stands, in words. */
  place: string
  /** The secret, never to be shown. */
  secret: Json | undefined
}

/** A command and the secrets in it that somebody else has to fill in. */
export interface CurlLine {
  text: string
  hidden: readonly Hidden[]
}

/** Stand in a JSON text for a hidden text and for any other hidden value. */
const MARKS = ['\u{10FFFE}', '\u{10FFFF}'] as const
const MARKED = new RegExp(`${MARKS[0]}(\\d+)${MARKS[0]}|"${MARKS[1]}(\\d+)${MARKS[1]}"`, 'u')

/** Characters of a body that a shell surely takes as one word. */
const LONGEST = 30_000

/** Segments that curl would take out of a path. */
const DOTS = /\/(?:\.|%2e){1,2}(?:[/?]|$)/i

/** Writes a request as a `curl` command. */
export function curlOf(baseUrl: string, request: Request, masker: Masker, secrets: readonly string[]): string {
  return curlLine({ baseUrl }, request, masker, secrets).text
}

/** Writes a request as a `curl` command, and says what it hides. */
export function curlLine(
  { baseUrl, tls = [] }: Address,
  { method, target, headers, body, baseUrl: elsewhere = baseUrl }: Request,
  masker: Masker,
  secrets: readonly string[],
): CurlLine {
  const hidden: Hidden[] = []
  const word = (text: string, name: string, place: string) =>
    shellWord(named(masker.pieces(text, secrets), { name, place }, hidden))
  const url = `${elsewhere}${target}`
  const flags = `${DOTS.test(target) ? ' --path-as-is' : ''}${/[[\]{}]/.test(target) ? ' -g' : ''}`
  const parts = [
    `curl -sS -i${flags}`,
    method === 'HEAD' ? '-I' : `-X ${method}`,
    ...tls,
    word(url, 'secret', 'the URL'),
  ]
  for (const [name, value] of headers.filter((header) => !isUsual(header))) {
    const line = value === '' ? `${name};` : `${name}: ${value}`
    parts.push(
      `-H ${/[^\0-\x7f]/.test(line) ? latin(line, masker, secrets) : word(line, name, `the header \`${name}\``)}`,
    )
  }
  for (const name of ['accept', ...(body ? ['content-type'] : [])]) {
    if (!headers.some(([own]) => own === name)) parts.push(`-H '${name}:'`)
  }
  const content = body && bodyWord(body, { masker, secrets, hidden })
  const text = [...parts, ...(content ? [content.option] : [])].join(' ')
  return { text: `${content?.before ?? ''}${text}`, hidden }
}

/** Whether curl may do with its own header instead. */
function isUsual([name, value]: Request['headers'][number]): boolean {
  return greetingHeaders.some(([usual, text]) => usual === name && text === value)
}

/** A header line as its bytes go out: a letter beyond ASCII is one byte. */
function latin(line: string, masker: Masker, secrets: readonly string[]): string {
  return shellWord(masker.pieces(line, secrets), (literal) => quoteBytes(Buffer.from(literal, 'latin1')))
}

/** What is needed to hide the secrets of a body. */
interface Hiding {
  masker: Masker
  secrets: readonly string[]
  hidden: Hidden[]
}

/** The option for a body; JSON is masked by the names in it, anything else by what is known to be secret. */
function bodyWord(body: Uint8Array, hiding: Hiding): { option: string; before?: string } {
  const { masker, secrets } = hiding
  // No word of a shell can hold a zero byte.
  if (body.includes(0)) return { option: '--data-binary @-', before: `printf ${zeroed(body, hiding)} | ` }
  // A file would be read for what begins like this.
  const option = body[0] === 0x40 ? '--data-raw' : '--data-binary'
  const decoded = decode(body)
  if (decoded === undefined) {
    const pieces = masker.pieces(Buffer.from(body).toString('latin1'), secrets)
    return { option: `${option} ${shellWord(pieces, (literal) => quoteBytes(Buffer.from(literal, 'latin1')))}` }
  }
  // Longer than a word of a shell may be.
  if (decoded.length > LONGEST) return { option: '--data-binary @-', before: `${longBody(decoded, hiding)} | ` }
  return { option: `${option} ${textWord(decoded, hiding)}` }
}

/** A text as a word of a shell, secrets as variables. */
function textWord(text: string, hiding: Hiding): string {
  const pieces = jsonPieces(text, hiding) ?? hiding.masker.pieces(text, hiding.secrets)
  return shellWord(named(pieces, { name: 'secret', place: 'the body' }, hiding.hidden))
}

/** Commands that write a long text. */
function longBody(text: string, hiding: Hiding): string {
  const written = stretches(text).map((stretch) =>
    'text' in stretch
      ? `printf %s ${textWord(stretch.text, hiding)}`
      : `yes ${quoteText(stretch.unit)} | head -n ${stretch.times} | tr -d '\\n'`,
  )
  return `{ ${written.join('; ')}; }`
}

function zeroed(body: Uint8Array, { masker, secrets }: Hiding): string {
  return shellWord(masker.pieces(Buffer.from(body).toString('latin1'), secrets), (literal) =>
    quoteFormat(Buffer.from(literal, 'latin1')),
  )
}

/** A JSON text cut at what is hidden; `undefined` where it is none, or hides nothing by a name. */
function jsonPieces(text: string, { masker, secrets, hidden }: Hiding): Piece[] | undefined {
  const first = hidden.length
  let marked: string
  try {
    const value = JSON.parse(text) as Json
    const shown = masker.json(value)
    // As it was written, where nothing has to be hidden: a number may be spelled in many ways.
    if (JSON.stringify(shown) === JSON.stringify(value)) return undefined
    marked = JSON.stringify(mark(value, shown, '', { masker, secrets, hidden }))
  } catch {
    hidden.length = first
    return undefined
  }
  return marked.split(MARKED).flatMap((part, index): Piece[] => {
    // Of the two numbers behind a part, one is there.
    if (index % 3 === 0) return masker.pieces(part, secrets)
    return part === undefined ? [] : [{ shell: `$${hidden[Number(part)]?.variable ?? ''}` }]
  })
}

/** A value with marks in the place of what is hidden. */
function mark(value: Json, shown: Json, pointer: string, hiding: Hiding): Json {
  const { masker, secrets, hidden } = hiding
  if (shown === HIDDEN && value !== HIDDEN) {
    if (typeof value === 'object') throw new RangeError('The value is too deep to be looked through.')
    const steps = pointer.split('/').filter((step) => !/^\d*$/.test(step))
    const one = claimed({ name: steps.at(-1) ?? 'secret', place: `\`${pointer}\`` }, value, hidden)
    const sign = typeof value === 'string' ? MARKS[0] : MARKS[1]
    return `${sign}${hidden.indexOf(one)}${sign}`
  }
  if (Array.isArray(value) && Array.isArray(shown)) {
    return value.map((item, index) => mark(item, shown[index] ?? null, joinPointer(pointer, String(index)), hiding))
  }
  // What has a name in a shell is put in by that, with the quotes that it takes.
  if (typeof value === 'string' && masker.pieces(value, secrets).some((piece) => 'shell' in piece)) return value
  if (!isObject(value) || !isObject(shown)) return shown
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([key, item]) => [key, mark(item, shown[key] ?? null, joinPointer(pointer, key), hiding)]),
  )
}

/** Pieces in which everything that is hidden has a name: the one before its equals sign, else that of its place. */
function named(pieces: readonly Piece[], about: { name: string; place: string }, hidden: Hidden[]): Piece[] {
  let before = ''
  return pieces.flatMap(splitAtHidden).map((piece) => {
    if ('literal' in piece) {
      before = piece.literal
      return piece
    }
    if (piece.shell !== HIDDEN) return piece
    const own = /([\w.-]+)=$/.exec(before)?.[1]
    const said = own === undefined ? about : { name: own, place: `\`${own}\`` }
    return { shell: `$${claimed(said, undefined, hidden).variable}` }
  })
}

/** What a masker hides by a name before an equals sign is part of the text. */
function splitAtHidden(piece: Piece): Piece[] {
  if ('shell' in piece) return [piece]
  const parts = piece.literal.split(/(?<=[\w.%-]=)\*{3}(?=$|[&;\s])/)
  return parts.flatMap((literal, index): Piece[] => (index === 0 ? [{ literal }] : [{ shell: HIDDEN }, { literal }]))
}

/** The variable for a secret: one for each value. */
function claimed({ name, place }: { name: string; place: string }, secret: Json | undefined, hidden: Hidden[]): Hidden {
  const known = hidden.find((one) => secret !== undefined && one.secret === secret)
  if (known) return known
  const plain = variableFor(name)
  const taken = hidden.filter(({ variable }) => variable === plain || variable.startsWith(`${plain}_`)).length
  const one = { variable: taken === 0 ? plain : `${plain}_${taken + 1}`, place, secret }
  hidden.push(one)
  return one
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
