/**
 * A request before it is written down: values by parameter and a body, and their encoding into path, query, headers.
 * Pure; knows nothing of credentials and never decides whether a value is valid.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-values
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, Parameter } from '../../scripts/lib/operations.ts'
import { type Header, isJsonType, type Request } from '../transport/exchange.ts'
import { type BodyForm, formOf, namedType, writtenBody } from './body-forms.ts'

/** A request of an operation, as values. */
export interface Draft {
  operation: Operation
  /** By {@link parameterKey}; a parameter that is not there is not sent. */
  values: ReadonlyMap<string, Json>
  /** Not sent when `undefined`. */
  body?: Json | undefined
  /** Media type of the body; absent: no body can be sent. */
  mediaType?: string | undefined
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

/** Writes a draft as a request. */
export function writeDraft(draft: Draft): Request {
  const { operation, values } = draft
  const given: [Parameter, Json][] = []
  for (const parameter of sentParameters(operation)) {
    const value = parameter.in === 'path' ? undefined : values.get(parameterKey(parameter))
    if (value !== undefined) given.push([parameter, value])
  }
  const of = (place: Parameter['in']) => given.filter(([parameter]) => parameter.in === place)
  const query = of('query').flatMap(([parameter, value]) => queryPairs(parameter, value))
  const cookies = of('cookie').map(([{ name }, value]) => `${name}=${encodeURIComponent(simple(value))}`)
  const body = bodyBytes(draft)
  const headers: Header[] = [
    ['accept', 'application/json, */*;q=0.1'],
    ['user-agent', 'd1-contracts'],
    ...of('header').map(([parameter, value]): Header => [parameter.name, headerText(parameter, value)]),
    ...(cookies.length > 0 ? [['cookie', cookies.join('; ')] as const] : []),
    ...(body ? [['content-type', namedType(draft.mediaType ?? '')] as const] : []),
  ]
  return {
    method: operation.method.toUpperCase(),
    target: writePath(operation, values) + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers,
    ...(body ? { body } : {}),
  }
}

/** The path of an operation with its parameters filled in; declared or not, every name must have a value. */
export function writePath(operation: Operation, values: ReadonlyMap<string, Json>): string {
  return operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
    const value = values.get(`path:${name}`) ?? ''
    if (!parameter || parameter.contentType !== undefined) return encodeURIComponent(text(value))
    return pathText(parameter, value)
  })
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

/** A scalar as it travels outside JSON. */
export function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function bodyBytes({ operation, body, mediaType }: Draft): Uint8Array | undefined {
  if (body === undefined || mediaType === undefined) return undefined
  return writtenBody(mediaType, body, operation.requestBody?.content[mediaType]?.schema ?? true)
}
