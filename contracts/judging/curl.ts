/**
 * A request as one line for a shell: quoted, secrets as `$NAME` or `***`, fit to be pasted.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Masker, Piece } from '../masking.ts'
import type { Request } from '../transport/exchange.ts'

/** Headers that curl sends well enough by itself. */
const LEFT_OUT = ['accept', 'user-agent']

/** Writes a request as a `curl` command. */
export function curlOf(baseUrl: string, request: Request, masker: Masker, secrets: readonly string[]): string {
  const quote = (value: string) => quotePieces(masker.pieces(value, secrets))
  const headers = request.headers.filter(([name]) => !LEFT_OUT.includes(name))
  const parts = ['curl -sS -i', request.method === 'HEAD' ? '-I' : `-X ${request.method}`]
  parts.push(quote(`${baseUrl}${request.target}`))
  for (const [name, value] of headers) parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  if (request.body) {
    if (!headers.some(([name]) => name === 'content-type')) parts.push("-H 'content-type:'")
    parts.push(`--data-binary ${quoteBody(request.body, masker, secrets)}`)
  }
  return parts.join(' ')
}

/** Quotes a body; JSON is masked by the names in it, anything else by what is known to be secret. */
function quoteBody(body: Uint8Array, masker: Masker, secrets: readonly string[]): string {
  const decoded = decode(body)
  if (decoded === undefined) {
    const pieces = masker.pieces(Buffer.from(body).toString('latin1'), secrets)
    return quotePieces(pieces, (literal) => ansi(Buffer.from(literal, 'latin1')))
  }
  try {
    return quotePieces(masker.pieces(JSON.stringify(masker.json(JSON.parse(decoded) as Json)), secrets))
  } catch {
    return quotePieces(masker.pieces(decoded, secrets))
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function quotePieces(pieces: readonly Piece[], quote: (literal: string) => string = quoteText): string {
  const written = pieces
    .filter((piece) => 'shell' in piece || piece.literal !== '')
    .map((piece) => ('literal' in piece ? quote(piece.literal) : quoteSecret(piece.shell)))
  return written.length === 0 ? "''" : written.join('')
}

/** A secret that a shell can fill in stands in double quotes, any other as it is shown. */
function quoteSecret(shell: string): string {
  return shell.startsWith('$') ? `"${shell}"` : `'${shell}'`
}

function quoteText(value: string): string {
  // Control characters would break the line; only ANSI-C quoting can name them.
  if (/\p{Cc}/u.test(value)) return ansi(Buffer.from(value))
  return `'${value.replaceAll("'", `'\\''`)}'`
}

/** Every byte that is not plain text by its number. */
function ansi(bytes: Uint8Array): string {
  const written = [...bytes].map((byte) => {
    if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`
  })
  return `$'${written.join('')}'`
}
