/**
 * Bodies that are no JSON: forms, forms in parts, and bytes as they are. How each is written, and which faults survive it,
 * as a text does not say whether it was a number.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-object
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { essence, isJsonType } from '../transport/exchange.ts'
import { text } from './text.ts'

/** How a body is written. */
export type BodyForm = 'json' | 'form' | 'parts' | 'bytes'

/** Stands between the parts of a body; no text that is sent holds it. */
const BOUNDARY = 'd1-contracts-5f1c2a7be94d'

/** How bodies of a media type are written; `undefined` for types nobody here can write. */
export function formOf(mediaType: string): BodyForm | undefined {
  const type = essence(mediaType)
  if (isJsonType(mediaType) || type === '*/*') return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'parts'
  return /[*]|[/+]xml$|^multipart\//.test(type) ? undefined : 'bytes'
}

/** Whether a value can be a body of a media type at all. */
export function isWritable(mediaType: string, body: Json): boolean {
  const form = formOf(mediaType)
  return form === 'json' || (form === 'bytes' ? typeof body === 'string' : form !== undefined && isObject(body))
}

/** The media type to name in a request with such a body. */
export function namedType(mediaType: string): string {
  if (essence(mediaType) === '*/*') return 'application/json'
  return formOf(mediaType) === 'parts' ? `multipart/form-data; boundary=${BOUNDARY}` : mediaType
}

const UTF8 = new TextEncoder()

/** A body as it is sent; `schema` says which of its parts are files. */
export function writtenBody(mediaType: string, body: Json, schema: JsonSchema): Uint8Array {
  const form = formOf(mediaType)
  if (form === 'bytes' && typeof body === 'string') return UTF8.encode(body)
  if (form === 'form' && isObject(body)) return UTF8.encode(new URLSearchParams(pairsOf(body)).toString())
  if (form === 'parts' && isObject(body)) return UTF8.encode(partsOf(body, schema))
  return UTF8.encode(JSON.stringify(body))
}

/** Names and texts; the items of a list stand one after the other. */
function pairsOf(body: Record<string, Json>): [string, string][] {
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, text(item)]),
  )
}

function partsOf(body: Record<string, Json>, schema: JsonSchema): string {
  const parts = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item) => {
      const quoted = name.replace(/[\r\n"]/g, encodeURIComponent)
      const file = isFile(schema, name) ? `; filename="${quoted}"` : ''
      const type = isObject(item) ? 'application/json' : file === '' ? undefined : 'application/octet-stream'
      const head = `Content-Disposition: form-data; name="${quoted}"${file}${type ? `\r\nContent-Type: ${type}` : ''}`
      return `--${BOUNDARY}\r\n${head}\r\n\r\n${text(item)}\r\n`
    }),
  )
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

/** Whether a part is declared as bytes. */
function isFile(schema: JsonSchema, name: string): boolean {
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {}
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined
  const part = isObject(own) && isObject(own.items) ? own.items : own
  return isObject(part) && (part.format === 'binary' || typeof part.contentMediaType === 'string')
}

/** A body to be written in some form. */
export interface Formed {
  mediaType: string
  schema: JsonSchema
  body: Json
}

/** Whether a body that breaks its schema still does when it was written. */
export function staysFaulty(judge: Judge, { mediaType, schema, body }: Formed): boolean {
  const form = formOf(mediaType)
  if (form === 'json') return true
  if (form === 'bytes') return typeof body === 'string' && body.isWellFormed() && !judge.accepts(schema, body)
  return isObject(body) && isFlat(form, body) && !readings(body).some((one) => judge.accepts(schema, one))
}

/** Whether a body that keeps its schema still does when it was written. */
export function staysSound(judge: Judge, { mediaType, schema, body }: Formed): boolean {
  const form = formOf(mediaType)
  if (form === 'json') return true
  if (form === 'bytes') return typeof body === 'string' && body.isWellFormed() && judge.accepts(schema, body)
  // An empty text is often taken for an absent one.
  return isObject(body) && isFlat(form, body) && Object.values(body).every((value) => value !== '')
}

/** Whether a form can hold every value so that it can be told from any other. */
function isFlat(form: BodyForm | undefined, body: Record<string, Json>): boolean {
  const isPlain = (value: Json) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return Object.values(body).every((value) => {
    if (Array.isArray(value)) return value.length > 0 && value.every(isPlain)
    return isPlain(value) || (form === 'parts' && isObject(value))
  })
}

/** Everything a form may be taken for: one of its texts for something else, an empty one for none. */
function readings(body: Record<string, Json>): Json[] {
  const entries = Object.entries(body)
  const put = (name: string, value: Json) =>
    Object.fromEntries(entries.map(([key, own]) => [key, key === name ? value : own]))
  const others = entries.flatMap(([name, value]) => {
    const without = value === '' ? [Object.fromEntries(entries.filter(([key]) => key !== name))] : []
    return [...takenFor(value).map((other) => put(name, other)), ...without]
  })
  return [body, ...others]
}

/** What the text of a value may be taken for. */
function takenFor(value: Json): Json[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) => takenFor(item).map((other) => value.with(index, other)))
    const typed = value.map((item) => takenFor(item).at(-1) ?? null)
    // One value is wanted, several came: some readers take the first, some the last.
    return [...items, typed, ...[value[0], value.at(-1)].flatMap((item) => takenFor(item ?? null))]
  }
  const written = text(value)
  const lower = written.trim().toLowerCase()
  const number = lower === '' ? Number.NaN : Number(lower)
  return [
    ...[written, [written]],
    ...(['true', '1', 'yes', 'on'].includes(lower) ? [true] : []),
    ...(['false', '0', 'no', 'off'].includes(lower) ? [false] : []),
    ...(Number.isFinite(number) ? [number, [number]] : []),
  ]
}
