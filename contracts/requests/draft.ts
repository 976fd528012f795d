/**
 * A request before it is written down: values by parameter and a body, and their encoding into path, query, headers.
 * Pure; knows nothing of credentials and never decides whether a value is valid.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-values
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { MediaType, Operation, Parameter } from '../../scripts/lib/operations.ts'
import { type Header, isJsonType, type Request } from '../transport/exchange.ts'
import { type BodyForm, formOf, namedType, writtenBody } from './body-forms.ts'
import { text } from './text.ts'

/** A request of an operation, as values. */
export interface Draft {
  operation: Operation
  /** By {@link parameterKey}; a parameter that is not there is not sent. */
  values: ReadonlyMap<string, Json>
  /** Not sent when `undefined`. */
  body?: Json | undefined
  /** Media type of the body; absent: no body can be sent. */
  mediaType?: string | undefined
  /** What is inside of encrypted values, by JSON pointer in the body, where it is not left to the sealer. */
  contents?: ReadonlyMap<string, Json>
}

/** Name of a parameter among the values of a draft. */
export function parameterKey(parameter: Pick<Parameter, 'in' | 'name'>): string {
  return `${parameter.in}:${parameter.name}`
}

/** The draft with one value replaced, or with `undefined` left out. */
export function withValue(draft: Draft, key: string, value: Json | undefined): Draft {
  const values = new Map(draft.values)
  if (value === undefined) values.delete(key)
  else values.set(key, value)
  return { ...draft, values }
}

/** Names in a path template, in order. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '')
}

/** Header parameters of these names are described elsewhere in a document, or are the business of the connection. */
const IGNORED_HEADERS = [
  'accept',
  'content-type',
  'authorization',
  'user-agent',
  'host',
  'content-length',
  'connection',
]

const sent = new WeakMap<Operation, Parameter[]>()

/** The parameters of an operation that are its own to send. */
export function sentParameters(operation: Operation): Parameter[] {
  const known = sent.get(operation)
  if (known) return known
  const own = operation.parameters.filter(({ in: place, name }) => place !== 'header' || !ignoredHeader(name))
  sent.set(operation, own)
  return own
}

function ignoredHeader(name: string): boolean {
  return IGNORED_HEADERS.includes(name.toLowerCase())
}

/** In which form a body is sent, the likeliest to tell faults from each other first. */
const FORMS: readonly BodyForm[] = ['json', 'form', 'parts', 'bytes']

/** The media type a request body is sent as; JSON when it may be, `undefined` when none can be written. */
export function writableMediaType(operation: Operation): string | undefined {
  const types = Object.keys(operation.requestBody?.content ?? {})
  const json = types.find(isJsonType)
  return json ?? FORMS.map((form) => types.find((type) => formOf(type) === form)).find((type) => type !== undefined)
}

/** What every plain request says of who asks, and for what. */
export const greetingHeaders: readonly Header[] = [
  ['accept', 'application/json, */*;q=0.1'],
  ['user-agent', 'd1-contracts'],
]

/** Writes a draft as a request. */
export function writeDraft(draft: Draft): Request {
  const { operation, values } = draft
  const [query, cookies]: [string[], string[]] = [[], []]
  const headers: Header[] = [...greetingHeaders]
  for (const parameter of sentParameters(operation)) {
    const { in: place, name } = parameter
    const value = place === 'path' ? undefined : values.get(parameterKey(parameter))
    if (value === undefined) continue
    if (place === 'query') query.push(...queryPairs(parameter, value))
    else if (place === 'header') headers.push([name, headerText(parameter, value)])
    else cookies.push(`${name}=${encodeURIComponent(simple(value))}`)
  }
  const body = bodyBytes(draft)
  if (cookies.length > 0) headers.push(['cookie', cookies.join('; ')])
  if (body) headers.push(['content-type', namedType(draft.mediaType ?? '')])
  return {
    method: operation.method.toUpperCase(),
    target: writePath(operation, values) + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers,
    ...(body ? { body } : {}),
  }
}

/** The path of an operation with its parameters filled in; declared or not, every name must have a value. */
export function writePath(operation: Operation, values: ReadonlyMap<string, Json>): string {
  return partsOf(operation).reduce<string>((path, part) => {
    if (typeof part === 'string') return path + part
    const { key, parameter } = part
    const value = values.get(key) ?? ''
    if (!parameter || parameter.contentType !== undefined) return path + encodeURIComponent(text(value))
    return path + pathText(parameter, value)
  }, '')
}

/** A part of a path: as it is written, or where a value is filled in. */
type PathPart = string | { key: string; parameter: Parameter | undefined }

const templates = new WeakMap<Operation, readonly PathPart[]>()

/** The path of an operation, taken apart once. */
function partsOf(operation: Operation): readonly PathPart[] {
  const known = templates.get(operation)
  if (known) return known
  const parts = operation.path.split(/\{([^{}]+)\}/).map((part, index): PathPart => {
    if (index % 2 === 0) return part
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === part)
    return { key: parameterKey({ in: 'path', name: part }), parameter }
  })
  templates.set(operation, parts)
  return parts
}

function pathText({ name, style, explode }: Parameter, value: Json): string {
  const encode = (part: string) => encodeURIComponent(part)
  const pairs = isObject(value) ? Object.entries(value).map(([key, item]) => `${key}=${encode(text(item))}`) : undefined
  const items = Array.isArray(value) ? value.map((item) => encode(text(item))) : undefined
  if (style === 'label') return `.${(pairs ?? items ?? [encode(text(value))]).join(explode ? '.' : ',')}`
  if (style === 'matrix') {
    if (pairs && explode) return pairs.map((pair) => `;${pair}`).join('')
    return items && explode
      ? items.map((item) => `;${name}=${item}`).join('')
      : `;${name}=${items?.join(',') ?? encode(simple(value))}`
  }
  return pairs && explode ? pairs.join(',') : (items?.join(',') ?? encode(simple(value)))
}

/** The pairs a query parameter becomes, encoded. */
function queryPairs(parameter: Parameter, value: Json): string[] {
  const encode = (part: string) =>
    parameter.allowReserved === true ? encodeURI(part).replace(/[#&+]/g, encodeURIComponent) : encodeURIComponent(part)
  const name = encodeURIComponent(parameter.name)
  if (parameter.contentType !== undefined) return [`${name}=${encode(JSON.stringify(value))}`]
  if (Array.isArray(value)) {
    const items = value.map((item) => encode(text(item)))
    const separator = { spaceDelimited: '%20', pipeDelimited: '%7C' }[parameter.style] ?? ','
    return parameter.explode ? items.map((item) => `${name}=${item}`) : [`${name}=${items.join(separator)}`]
  }
  if (!isObject(value)) return [`${name}=${encode(text(value))}`]
  const entries = Object.entries(value).map(([key, item]) => [encodeURIComponent(key), encode(text(item))] as const)
  if (parameter.style === 'deepObject') return entries.map(([key, item]) => `${name}%5B${key}%5D=${item}`)
  return parameter.explode
    ? entries.map(([key, item]) => `${key}=${item}`)
    : [`${name}=${entries.map(([key, item]) => `${key},${item}`).join(',')}`]
}

function headerText({ contentType, explode }: Parameter, value: Json): string {
  if (contentType !== undefined) return JSON.stringify(value)
  if (isObject(value) && explode) {
    return Object.entries(value)
      .map(([key, item]) => `${key}=${text(item)}`)
      .join(',')
  }
  return simple(value)
}

/** `a,b` for lists, `k,v` for objects, the text itself for anything else. */
function simple(value: Json): string {
  if (Array.isArray(value)) return value.map(text).join(',')
  return isObject(value)
    ? Object.entries(value)
        .map(([key, item]) => `${key},${text(item)}`)
        .join(',')
    : text(value)
}

const bodies = new WeakMap<object, { media: MediaType; mediaType: string; bytes: Uint8Array }>()

/** The body as it is sent; written once where it is the same in many requests of one kind. */
function bodyBytes({ operation, body, mediaType }: Draft): Uint8Array | undefined {
  if (body === undefined || mediaType === undefined) return undefined
  const media = operation.requestBody?.content[mediaType]
  if (!media || typeof body !== 'object' || body === null) return writtenBody(mediaType, body, media?.schema ?? true)
  const known = bodies.get(body)
  if (known?.media === media && known.mediaType === mediaType) return known.bytes
  const bytes = writtenBody(mediaType, body, media.schema)
  bodies.set(body, { media, mediaType, bytes })
  return bytes
}
