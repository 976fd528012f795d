/**
 * Media types: reading, comparing with what is documented, choosing by `Accept`.
 * Pure; parameters (`charset=…`) are tolerated and never decide.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */

const TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+"
const MEDIA_TYPE = new RegExp(`^\\s*(${TOKEN}/${TOKEN})\\s*(?:;.*)?$`, 'is')

/** Media types as they were read last: the same few come with every call. */
const known = new Map<string, string | undefined>()
/** How many of them are remembered. */
const MOST_KNOWN = 1000

/** Type and subtype in lower case, without parameters; `undefined` when the text is no media type. */
export function readMediaType(text: string): string | undefined {
  if (known.has(text)) return known.get(text)
  if (known.size >= MOST_KNOWN) known.clear()
  const read = MEDIA_TYPE.exec(text)?.[1]?.toLowerCase()
  known.set(text, read)
  return read
}

/** Whether a media type carries JSON. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/json$|\+json$/.test(readMediaType(mediaType) ?? '')
}

/** How closely a range covers a type: 0 not at all, 3 exactly. A range may name a suffix (`+json`), a type or nothing. */
function closeness(range: string, type: string): number {
  if (range === type) return 3
  const [rangeType = '', rangeSubtype = ''] = range.split('/')
  const [typeName = '', subtype = ''] = type.split('/')
  if (rangeType === '*' && rangeSubtype === '*') return 0.5
  if (rangeType !== typeName) return 0
  if (rangeSubtype === '*') return 1
  return rangeSubtype.startsWith('*+') && subtype.endsWith(rangeSubtype.slice(1)) ? 2 : 0
}

/** The documented key that covers a media type most closely. */
export function documentedFor(documented: readonly string[], sent: string): string | undefined {
  let best: { key: string; score: number } | undefined
  for (const key of documented) {
    const score = closeness(readMediaType(key) ?? '', sent)
    if (score > (best?.score ?? 0)) best = { key, score }
  }
  return best?.key
}

/** A range of an `Accept` header. */
interface Accepted {
  range: string
  quality: number
}

/** Reads `Accept`; what is malformed in it is skipped. */
function readAccept(headers: readonly string[]): Accepted[] {
  return headers
    .flatMap((header) => header.split(','))
    .flatMap((item) => {
      const range = readMediaType(item)
      const quality = Number(/;\s*q\s*=\s*([01](?:\.\d{0,3})?)/i.exec(item)?.[1] ?? 1)
      return range === undefined ? [] : [{ range, quality }]
    })
}

/** How much a client wants a type; the closest range decides. */
function qualityOf(accepted: readonly Accepted[], type: string): number {
  let best = { score: 0, quality: 0 }
  for (const { range, quality } of accepted) {
    const score = closeness(range, type)
    if (score > best.score) best = { score, quality }
  }
  return best.quality
}

/** The media type that is written where a range is documented. */
export function concreteType(documented: string): string {
  const range = readMediaType(documented) ?? documented
  if (range === '*/*' || range === 'application/*') return 'application/json'
  if (range.includes('/*+')) return range.replace('*', 'mock')
  return range.endsWith('/*') ? range.replace('*', 'plain') : documented
}

/**
 * The documented media type that an `Accept` header prefers; `undefined` when it takes none. JSON goes before the rest
 * and the order of the document decides the remainder.
 */
export function negotiate(documented: readonly string[], accept: readonly string[]): string | undefined {
  const ranges = readAccept(accept)
  const accepted = ranges.length === 0 ? [{ range: '*/*', quality: 1 }] : ranges
  const ordered = [...documented].sort((a, b) => Number(isJson(b)) - Number(isJson(a)))
  let best: { key: string; quality: number } | undefined
  for (const key of ordered) {
    const quality = qualityOf(accepted, readMediaType(concreteType(key)) ?? '')
    if (quality > (best?.quality ?? 0)) best = { key, quality }
  }
  return best?.key
}
