/**
 * Compares how the parts of a body are written: the media types a part may have, its headers, and how its lists and
 * objects become text. What goes without saying is counted in.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-object
 */
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
import type { JsonSchema, MediaType } from '../lib/operations.ts'
import { follow, joinPointer, refPointer } from '../lib/pointer.ts'
import { resolveChain } from '../lib/spec/references.ts'
import type { Effect, Use } from './change.ts'
import type { Findings } from './findings.ts'
import type { Revisions } from './operations.ts'

/** How one part is written. */
interface Encoding {
  /** Media types it may have. */
  types: string[]
  /** How lists and objects become text; absent where a media type says it. */
  style: Json
  /** Whether reserved characters may stand as they are. */
  isReserved: boolean
  /** Its headers by name in small letters. */
  headers: Map<string, JsonObject>
}

/** What became of a part. */
interface Delta {
  effect: Effect
  before?: Json
  after?: Json
}

/** Compares the encodings of the parts of a body, for the media types that have parts. */
export function compareEncodings(
  findings: Findings,
  { base, head }: Revisions,
  was: MediaType,
  is: MediaType,
  use: Use,
): void {
  if (!/~1(x-www-form-urlencoded|form-data|mixed|related)/.test(was.pointer)) return
  const [before, after] = [follow(base.document, was.pointer), follow(head.document, is.pointer)].map(writtenIn)
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const [one, other] = [
      encodingOf(before?.[name], partOf(base.surface.table, was.schema, name), base.document, was.pointer),
      encodingOf(after?.[name], partOf(head.surface.table, is.schema, name), head.document, was.pointer),
    ]
    const pointers = {
      base: joinPointer(was.pointer, 'encoding', name),
      head: joinPointer(is.pointer, 'encoding', name),
    }
    for (const { effect, ...shown } of differences(one, other)) {
      findings.note(
        `encoding-${WORDS[effect]}`,
        effect,
        { ...use, place: `${use.place} part \`${name}\`` },
        pointers,
        shown,
      )
    }
  }
}

const WORDS = { narrower: 'narrowed', wider: 'widened', different: 'changed', none: 'header-added' } as const

function writtenIn(media: unknown): JsonObject {
  return isObject(media) && isObject(media.encoding) ? media.encoding : {}
}

function differences(was: Encoding, is: Encoding): Delta[] {
  const deltas: Delta[] = []
  const [gone, come] = [
    was.types.filter((type) => !is.types.includes(type)),
    is.types.filter((type) => !was.types.includes(type)),
  ]
  if (gone.length + come.length > 0) {
    const effect = gone.length === 0 ? 'wider' : gone.length === was.types.length ? 'different' : 'narrower'
    deltas.push({ effect, before: was.types, after: is.types })
  }
  if (!sameJson(was.style, is.style)) deltas.push({ effect: 'different', before: was.style, after: is.style })
  if (was.isReserved !== is.isReserved) {
    deltas.push({ effect: is.isReserved ? 'wider' : 'narrower', before: was.isReserved, after: is.isReserved })
  }
  for (const name of new Set([...was.headers.keys(), ...is.headers.keys()])) {
    const effect = effectOfHeader(was.headers.get(name), is.headers.get(name))
    if (effect) deltas.push({ effect, before: was.headers.get(name) ?? null, after: is.headers.get(name) ?? null })
  }
  return deltas
}

function effectOfHeader(was: JsonObject | undefined, is: JsonObject | undefined): Effect | undefined {
  if (was === undefined) return is?.required === true ? 'narrower' : 'none'
  if (is === undefined) return 'different'
  const bare = ({ required: _, description: __, example: ___, examples: ____, ...rest }: JsonObject) => rest
  if (!sameJson(bare(was), bare(is))) return 'different'
  if ((was.required === true) === (is.required === true)) return undefined
  return is.required === true ? 'narrower' : 'wider'
}

/** How a part is written, what goes without saying counted in. */
function encodingOf(written: Json | undefined, part: JsonObject, document: object, pointer: string): Encoding {
  const { contentType, style, explode, allowReserved, headers } = isObject(written) ? written : {}
  const isForm = pointer.includes('x-www-form-urlencoded')
  const isStyled = isForm ? contentType === undefined : [style, explode, allowReserved].some((one) => one !== undefined)
  const own = String(style ?? 'form')
  const explodes = typeof explode === 'boolean' ? explode : own === 'form'
  const listed = typeof contentType === 'string' ? contentType.split(',').map((type) => type.trim().toLowerCase()) : []
  return {
    types: isStyled ? [] : (listed.length > 0 ? listed : [usualType(part)]).toSorted(),
    style: isStyled ? { style: own, ...(isPlain(part) ? {} : { explode: explodes }) } : null,
    isReserved: isStyled && allowReserved === true,
    headers: new Map(
      Object.entries(isObject(headers) ? headers : {})
        .filter(([name]) => name.toLowerCase() !== 'content-type')
        .map(([name, header]) => [name.toLowerCase(), target(document, header)]),
    ),
  }
}

function isPlain({ type }: JsonObject): boolean {
  return type !== undefined && ![type].flat().some((one) => one === 'array' || one === 'object')
}

/** The media type that a part has when nothing is said. */
function usualType({ type, format, contentEncoding, items }: JsonObject): string {
  const types = [type ?? []].flat().filter((one) => one !== 'null')
  if (types.includes('object')) return 'application/json'
  if (types.includes('array')) return usualType(isObject(items) ? items : {})
  if (types.length === 0 || format === 'binary' || contentEncoding !== undefined) return 'application/octet-stream'
  return 'text/plain'
}

/** The schema of a part, by the name of its property. */
function partOf(root: object, body: JsonSchema, name: string): JsonObject {
  const { properties, allOf } = target(root, typeof body === 'boolean' ? {} : body)
  if (isObject(properties) && Object.hasOwn(properties, name)) return target(root, properties[name])
  for (const part of Array.isArray(allOf) ? allOf : []) {
    const found = isObject(part) ? partOf(root, part, name) : {}
    if (Object.keys(found).length > 0) return found
  }
  return {}
}

/** What a value is, or what the references lead to that it begins. */
function target(root: object, value: Json | undefined): JsonObject {
  if (!isObject(value)) return {}
  if (typeof value.$ref !== 'string') return value
  const start = refPointer(value.$ref)
  const found = start === undefined ? undefined : resolveChain(root, start)?.value
  return isObject(found) ? found : {}
}
