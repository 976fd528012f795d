/**
 * Text as a shell takes it: quoted, on one line, with variables where secrets are.
 * Pure.
 */
import { HIDDEN, type Piece } from '../masking.ts'

/** Pieces as one word of a shell. */
export function shellWord(pieces: readonly Piece[], quote: (literal: string) => string = quoteText): string {
  const written = pieces
    .filter((piece) => 'shell' in piece || piece.literal !== '')
    .map((piece) => ('literal' in piece ? quote(piece.literal) : quoteShell(piece.shell)))
  return written.length === 0 ? "''" : written.join('')
}

/** What a shell fills in stands in double quotes, what only stands for a secret does not. */
function quoteShell(shell: string): string {
  return shell !== HIDDEN && shell.includes('$') ? `"${shell}"` : quoteText(shell)
}

/** A text of any characters. */
export function quoteText(value: string): string {
  // Control characters would break the line; only ANSI-C quoting can name them.
  if (/\p{Cc}/u.test(value)) return quoteBytes(Buffer.from(value))
  return `'${value.replaceAll("'", `'\\''`)}'`
}

/** Bytes: every one that is not plain text by its number. */
export function quoteBytes(bytes: Uint8Array): string {
  return `$'${[...bytes].map((byte) => (byte === 0x27 || byte === 0x5c ? `\\${String.fromCharCode(byte)}` : named(byte, hex))).join('')}'`
}

/** Bytes as the format of `printf`, which may hold a zero byte where no word of a shell can. */
export function quoteFormat(bytes: Uint8Array): string {
  return `'${[...bytes].map((byte) => ([0x25, 0x27, 0x5c].includes(byte) ? octal(byte) : named(byte, octal))).join('')}'`
}

function named(byte: number, spell: (byte: number) => string): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : spell(byte)
}

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`
const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`

/** The name of a variable for what has this name. */
export function variableFor(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[A-Z]/.test(words) ? words : `SECRET${words === '' ? '' : `_${words}`}`
}
