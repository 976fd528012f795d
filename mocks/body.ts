/**
 * The body of a call: media type, encoding, syntax, schema, in this order. A body that nobody documented is ignored.
 * Pure apart from reading the call's bytes, once; never repeats what was sent.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#request-body-object
 */
import type { Json } from '../scripts/lib/json.ts'
import type { MediaType, Operation, RequestBody } from '../scripts/lib/operations.ts'
import { type Call, invalid, isRefusal, type Refusal, refuse, single } from './exchange.ts'
import { documentedFor, isJson, readMediaType } from './media-types.ts'
import { readParts } from './parts.ts'
import { decodeForm, readPairs } from './percent.ts'
import { scalarReadings } from './scalars.ts'
import type { Schemas } from './schemas.ts'

/** A body that keeps the contract; `value` is `undefined` when there is none or its form is not looked into. */
export interface ReadBody {
  value: Json | undefined
}

/** Reads the body of a call, or says why it breaks the contract. */
export type BodyReader = (call: Call, operation: Operation) => ReadBody | Refusal | Promise<ReadBody | Refusal>

/** Levels of arrays and objects a body may have. */
const MAX_DEPTH = 64

const NONE: ReadBody = { value: undefined }

/** Reads bodies with the schemas of a table. */
export function createBodyReader(schemas: Schemas): BodyReader {
  const readSent = async (call: Call, requestBody: RequestBody): Promise<ReadBody | Refusal> => {
    const bytes = await call.body()
    if (isRefusal(bytes)) return bytes
    if (bytes.length === 0) return requestBody.required ? invalid('request body', 'is required') : NONE
    const mediaType = mediaTypeOf(call, requestBody)
    if (isRefusal(mediaType)) return mediaType
    if (mediaType.type === 'multipart/form-data') {
      const value = await readParts(bytes, single(call, 'content-type') ?? '', mediaType.media.schema, schemas.shapeOf)
      return judged(
        value === undefined ? refuseSyntax('has no well-formed parts') : { value },
        mediaType.media,
        schemas,
      )
    }
    return parseBody(bytes, mediaType.type, mediaType.media, schemas)
  }
  return (call, { method, requestBody }) =>
    requestBody === undefined || method === 'get' || method === 'head' ? NONE : readSent(call, requestBody)
}

/** The documented media type a call sends, or why it sends none of them. */
function mediaTypeOf(call: Call, { content }: RequestBody): { type: string; media: MediaType } | Refusal {
  const encoding = single(call, 'content-encoding') ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') return refuse(415, 'header `Content-Encoding`', 'is not supported')
  const documented = Object.keys(content).join(', ')
  if (call.headers['content-type'] === undefined) {
    return refuse(415, 'header `Content-Type`', `is required; documented: ${documented}`)
  }
  const type = readMediaType(single(call, 'content-type') ?? '')
  const key = type === undefined ? undefined : documentedFor(Object.keys(content), type)
  const media = key === undefined ? undefined : content[key]
  if (type === undefined || media === undefined) {
    return refuse(415, 'media type of the request body', `is not documented; documented: ${documented}`)
  }
  return { type, media }
}

/** Parses and judges by media type; of what is neither JSON, a form nor text at most the bytes are counted. */
function parseBody(bytes: Uint8Array, type: string, media: MediaType, schemas: Schemas): ReadBody | Refusal {
  const isForm = type === 'application/x-www-form-urlencoded'
  if (!isJson(type) && !isForm && !type.startsWith('text/')) return countedBytes(bytes, type, media, schemas)
  const text = decodeUtf8(bytes)
  if (text === undefined) return refuseSyntax('is not UTF-8 text')
  if (isForm) return judged(parseForm(text, media, schemas), media, schemas)
  return judged(isJson(type) ? parseJson(text) : { value: text }, media, schemas)
}

/** Bytes as a text with a character for each; a text in a format of its own is not looked into. */
function countedBytes(bytes: Uint8Array, type: string, media: MediaType, schemas: Schemas): ReadBody | Refusal {
  const isBinary = /^(application\/octet-stream|image\/.*|audio\/.*|video\/.*)$/.test(type)
  if (!isBinary || !schemas.shapeOf(media.schema).types?.has('string')) return NONE
  return judged({ value: Buffer.from(bytes).toString('latin1') }, media, schemas)
}

/** Syntax is no matter of the schema: it is 400 wherever that is documented. */
function refuseSyntax(rule: string): Refusal {
  return invalid('request body', rule)
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

function parseJson(text: string): ReadBody | Refusal {
  if (isTooDeep(text)) return refuseSyntax(`is nested more than ${MAX_DEPTH} levels deep`)
  try {
    return { value: JSON.parse(text) as Json }
  } catch {
    return refuseSyntax('is not well-formed JSON')
  }
}

/** Whether brackets outside of strings nest too deep. */
function isTooDeep(text: string): boolean {
  if (text.split(/[[{]/, MAX_DEPTH + 2).length <= MAX_DEPTH + 1) return false
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** A form as an object: arrays where the schema has them, scalars read strictly elsewhere. */
function parseForm(text: string, { schema }: MediaType, { shapeOf }: Schemas): ReadBody | Refusal {
  const pairs = readPairs(text)
  if (pairs === undefined) return refuseSyntax('is not well percent-encoded')
  const { properties } = shapeOf(schema)
  const members: [string, Json][] = []
  for (const name of new Set(pairs.map((pair) => pair.name))) {
    const texts = pairs.filter((pair) => pair.name === name).map(({ raw }) => decodeForm(raw) ?? '')
    const shape = shapeOf(properties.get(name) ?? true)
    const [first = '', ...others] = texts
    if (shape.types?.has('array')) {
      const { types } = shapeOf(shape.items)
      members.push([name, texts.map((item) => scalarReadings(item, types)[0])])
    } else if (others.length > 0 && properties.has(name)) {
      return invalid(`body property \`/${name}\``, 'must be given once', `/${name}`)
    } else {
      members.push([name, others.length > 0 ? texts : scalarReadings(first, shape.types)[0]])
    }
  }
  return { value: Object.fromEntries(members) }
}

/** The body, or the first fault its schema finds. */
function judged(body: ReadBody | Refusal, { schema }: MediaType, schemas: Schemas): ReadBody | Refusal {
  if (isRefusal(body)) return body
  const fault = schemas.faultOf(schema, body.value)
  if (fault === undefined) return body
  if (fault.pointer === '') return invalid('request body', fault.rule)
  return invalid(`body property \`${fault.pointer}\``, fault.rule, fault.pointer)
}
