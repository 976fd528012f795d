/**
 * Secrets that are nearly the right one: a character changed, something in front or behind, the case of its letters; of
 * a signed token also another signature, none, and other claims under the same one.
 * Pure. Each comes with the shell words that make it from the right one, so that it never has to be shown.
 */

/** A secret that is nearly right. */
export interface Spoilt {
  /** In one word. */
  keyword: string
  /** After "the credentials". */
  words: string
  secret: string
  /** Makes it in a shell. */
  shell: string
  /** Whether a server may take it for the right one and do no harm. */
  harmless?: boolean
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** More than the spare bits at the end of any encoding hold. */
const TAIL = 'wxyz'
/** Shorter secrets are not cut: what is left may be any word. */
const LONG = 12

/** The right secret with one character changed where that surely matters; `shown` is what a shell writes for it. */
export function changedSecret(secret: string, shown: string): Spoilt | undefined {
  const place = changeablePlace(secret)
  if (place === undefined) return undefined
  return changedAt(secret, shown, place, secret[place] === 'x' ? 'y' : 'x', {
    keyword: 'changed',
    words: 'differ from the right ones in one character',
  })
}

/** The other secrets that are nearly right, the most telling first. */
export function spoiltSecrets(secret: string, shown: string): Spoilt[] {
  const letters = /[a-z]/.test(secret) && /[A-Z]/.test(secret)
  const swapped = [...secret].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('')
  const whole: Spoilt[] = [
    {
      keyword: 'prepended',
      words: 'have characters in front of the right ones',
      secret: `${TAIL}${secret}`,
      shell: `${TAIL}${shown}`,
    },
    {
      keyword: 'case',
      words: 'have every letter in the other case',
      secret: swapped,
      shell: `$(printf %s "${shown}" | tr a-zA-Z A-Za-z)`,
      // Letters of one case only may well be hexadecimal digits.
      harmless: !letters,
    },
  ]
  const cut = shortened(secret, shown)
  return [...changedEnd(secret, shown), ...cut, ...whole, ...unsigned(secret, shown)].filter(
    (one) => one.secret !== secret,
  )
}

/** The right secret without its end. */
function shortened(secret: string, shown: string): Spoilt[] {
  if (secret.length < LONG) return []
  const words = 'lack the last characters of the right ones'
  const shell = `$(printf %s "${shown}" | sed 's/${'.'.repeat(TAIL.length)}$//')`
  return [{ keyword: 'shortened', words, secret: secret.slice(0, -TAIL.length), shell }]
}

/** The right secret with characters behind it. */
export function extendedSecret(secret: string, shown: string): Spoilt {
  const words = 'have characters behind the right ones'
  // Without the braces the name of the variable would go on.
  const fenced = shown.replace(/^\$(\w+)$/, (_, name: string) => `\${${name}}`)
  return { keyword: 'appended', words, secret: `${secret}${TAIL}`, shell: `${fenced}${TAIL}` }
}

/** The last character changed in its first bit: the last ones of an encoding may mean nothing. */
function changedEnd(secret: string, shown: string): Spoilt[] {
  const last = secret.length - 1
  const index = BASE64URL.indexOf(secret[last] ?? '')
  const other = BASE64URL[index ^ 32]
  if (index < 0 || other === undefined) return []
  return [changedAt(secret, shown, last, other, { keyword: 'changed-end', words: 'differ in their last character' })]
}

/** A token of three parts that says it needs no signature, with the claims of the right one. */
function unsigned(secret: string, shown: string): Spoilt[] {
  const parts = secret.split('.')
  if (parts.length !== 3 || !secret.startsWith('eyJ')) return []
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  const shell = `${header}.$(printf %s "${shown}" | cut -d. -f2).`
  const words = 'carry the right claims and no signature'
  return [{ keyword: 'unsigned', words, secret: `${header}.${parts[1]}.`, shell }]
}

function changedAt(
  secret: string,
  shown: string,
  place: number,
  character: string,
  about: Pick<Spoilt, 'keyword' | 'words'>,
): Spoilt {
  const changed = secret.slice(0, place) + character + secret.slice(place + 1)
  return { ...about, secret: changed, shell: `$(printf %s "${shown}" | sed 's/./${character}/${place + 1}')` }
}

/**
 * A letter or digit near the middle of the last part: of a signed token that is the signature, whose end may hold bits
 * that mean nothing.
 */
function changeablePlace(secret: string): number | undefined {
  const start = secret.lastIndexOf('.') + 1
  const middle = start + Math.floor((secret.length - start) / 2)
  return Array.from({ length: secret.length }, (_, index) => index)
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .find((index) => /[A-Za-z0-9]/.test(secret[index] ?? ''))
}
