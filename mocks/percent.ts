/**
 * Percent-decoding and the pairs of a query, a form or a cookie header.
 * Pure; what is malformed is reported, never guessed.
 *
 * @see https://url.spec.whatwg.org/#urlencoded-parsing
 */

/** A name, decoded, and a value as it was sent, so that delimiters in it can be told from data. */
export interface Pair {
  name: string
  raw: string
}

/** Decodes percent-encoded UTF-8; `undefined` when it is malformed. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Decodes a form-encoded text, in which `+` is a space; `undefined` when it is malformed. */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.replaceAll('+', ' '))
}

/** The pairs of a query string or a form body; `undefined` when anything in it is malformed. */
export function readPairs(text: string): Pair[] | undefined {
  const pairs: Pair[] = []
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    const name = decodeForm(equals === -1 ? piece : piece.slice(0, equals))
    const raw = equals === -1 ? '' : piece.slice(equals + 1)
    if (name === undefined || decodeForm(raw) === undefined) return undefined
    pairs.push({ name, raw })
  }
  return pairs
}

/**
 * The pairs of a `Cookie` header; what is no pair is skipped, as browsers and servers do.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.2
 */
export function readCookies(headers: readonly string[]): Pair[] {
  return headers
    .flatMap((header) => header.split(';'))
    .map((piece) => piece.trim())
    .filter((piece) => piece.indexOf('=') > 0)
    .map((piece) => {
      const equals = piece.indexOf('=')
      const value = piece.slice(equals + 1).trim()
      return { name: piece.slice(0, equals).trim(), raw: value.replace(/^"(.*)"$/s, '$1') }
    })
}

/** Splits a request target into its path and its query; an absolute target loses scheme and authority. */
export function splitTarget(target: string): { path: string; query: string } {
  const local = target.startsWith('/') ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  const hash = local.indexOf('#')
  const beforeFragment = hash === -1 ? local : local.slice(0, hash)
  const mark = beforeFragment.indexOf('?')
  if (mark === -1) return { path: beforeFragment, query: '' }
  return { path: beforeFragment.slice(0, mark), query: beforeFragment.slice(mark + 1) }
}
