/**
 * The answer to a request that keeps the contract: Prism's, as far as it keeps the contract itself, else a sample.
 * Pure apart from its cache; nothing of the request comes back in it.
 */
import { createHash } from 'node:crypto'
import type { Json } from '../scripts/lib/json.ts'
import type { JsonSchema, MediaType, Operation, OperationsTable, Response } from '../scripts/lib/operations.ts'
import { sample } from '../scripts/lib/sampling/instance.ts'
import { challengesOf } from './credentials.ts'
import type { ErrorAnswerer } from './errors.ts'
import { isRefusal, type Refusal, type Reply, type Request, refuse } from './exchange.ts'
import { concreteType, isJson, negotiate } from './media-types.ts'
import type { Pager } from './pages.ts'
import { type Preferences, readPreferences, refusePreference } from './preferences.ts'
import type { Prism } from './prism-answers.ts'
import type { HeaderWriter } from './response-headers.ts'
import { type ChosenResponse, documentedResponse, successResponse } from './responses.ts'
import { scalarReadings } from './scalars.ts'
import type { Schemas } from './schemas.ts'
import { withoutWriteOnly } from './write-only.ts'

/** Answers a request that keeps the contract; a preference that cannot be met is refused. */
export type Answerer = (request: Request) => Reply | Refusal | Promise<Reply | Refusal>

/** What answers are made with. */
export interface AnswerParts {
  table: OperationsTable
  schemas: Schemas
  prism: Prism
  pager: Pager
  headersOf: HeaderWriter
  errorOf: ErrorAnswerer
}

/** The content that is answered: a documented media type and its key. */
interface Content {
  key: string
  media: MediaType
}

/** What is answered before it is written. */
interface Answer {
  body: Json
  headers: Record<string, string>
}

/** Prepares the answers of a table. */
export function createAnswerer(parts: AnswerParts): Answerer {
  const cache = new Map<string, Answer>()
  return async (request) => {
    const preferences = readPreferences(request.call)
    if (isRefusal(preferences)) return preferences
    const chosen = choose(request.operation, preferences)
    if (isRefusal(chosen)) return chosen
    const content = chooseContent(chosen, request, parts.schemas)
    if (isRefusal(content)) return content
    if (preferences.example !== undefined && !hasExample(content, preferences.example)) {
      return refusePreference('example', 'names no example that is documented for this answer')
    }
    const challenges = chosen.status === 401 ? challengesOf(parts.table, request.operation) : {}
    if (content === undefined)
      return { status: chosen.status, headers: { ...parts.headersOf(chosen.response), ...challenges } }
    if (chosen.status >= 400 && !preferences.dynamic && Object.keys(content.media.examples).length === 0) {
      return parts.errorOf(
        refuse(chosen.status, 'answer', 'was asked for by the header `Prefer`', challenges),
        request.operation,
      )
    }
    const answer = await cachedAnswer(cache, { ...chosen, content }, preferences, request, parts)
    if (answer === undefined) return refuse(500, 'mock', 'has no answer that keeps the documented schema')
    const isPaged = chosen.status < 300 && isJson(concreteType(content.key))
    const body = isPaged ? parts.pager(request, content.media.schema, answer.body) : answer.body
    const headers = { ...answer.headers, ...challenges, 'content-type': concreteType(content.key) }
    return {
      status: chosen.status,
      headers,
      body: isJson(concreteType(content.key)) ? JSON.stringify(body) : String(body),
    }
  }
}

const NOTHING: Response = { description: '', pointer: '', headers: {}, content: {} }

/** The response that is wanted, or why there is none such. */
function choose(operation: Operation, { code }: Preferences): ChosenResponse | Refusal {
  if (code === undefined) return successResponse(operation) ?? { status: 204, response: NOTHING }
  const rule = 'asks for a status that is not documented for this operation'
  return documentedResponse(operation, code) ?? refusePreference('code', rule)
}

/** Statuses that never have content. */
const BODILESS = new Set([204, 205, 304])

/** The content of a response a client takes; `undefined` when the response has none. */
function chooseContent(
  { status, response }: ChosenResponse,
  { call }: Request,
  schemas: Schemas,
): Content | Refusal | undefined {
  const writable = Object.entries(response.content).filter(([key, media]) => isWritable(key, media, schemas))
  const keys = writable.map(([key]) => key)
  if (BODILESS.has(status) || Object.keys(response.content).length === 0) return undefined
  // An error is told in its own media type, whatever the client would like.
  const key = negotiate(keys, status < 400 ? (call.headers.accept ?? []) : [])
  const media = key === undefined ? undefined : response.content[key]
  if (key !== undefined && media) return { key, media }
  return refuse(406, 'header `Accept`', `takes none of what can be answered: ${keys.join(', ') || 'nothing'}`)
}

/** Types whose values can be written as a text. */
const PLAIN = ['string', 'number', 'integer', 'boolean']

/** Whether the mock can write a media type: JSON, texts and bytes, and whatever an example has as text. */
function isWritable(key: string, { examples, schema }: MediaType, { shapeOf }: Schemas): boolean {
  const { types } = shapeOf(schema)
  const isPlain = types === undefined || PLAIN.some((type) => types.has(type))
  return isJson(concreteType(key)) || isPlain || Object.values(examples).some((example) => typeof example === 'string')
}

/** The schema by which an answer is made. */
function writtenSchema(key: string, { schema }: MediaType, { shapeOf }: Schemas): JsonSchema {
  return isJson(concreteType(key)) || shapeOf(schema).types ? schema : { allOf: [schema, { type: 'string' }] }
}

function hasExample(content: Content | undefined, name: string): boolean {
  return content !== undefined && Object.hasOwn(content.media.examples, name)
}

/** What is asked for, completely. */
type Wanted = ChosenResponse & { content: Content }

/** The answer, made once for all requests that want the same; what is generated depends on the request. */
async function cachedAnswer(
  cache: Map<string, Answer>,
  wanted: Wanted,
  preferences: Preferences,
  request: Request,
  parts: AnswerParts,
): Promise<Answer | undefined> {
  if (preferences.dynamic)
    return makeAnswer(wanted, preferences, seedOf(preferences, request), request.operation, parts)
  const key = JSON.stringify([request.operation.id, wanted.status, wanted.content.key, preferences.example])
  const answer = cache.get(key) ?? (await makeAnswer(wanted, preferences, '1', request.operation, parts))
  if (answer) cache.set(key, answer)
  return answer
}

/** The same request gets the same generated answer. */
function seedOf({ seed }: Preferences, { call, operation, body }: Request): string {
  return (
    seed ??
    createHash('sha256')
      .update(JSON.stringify([operation.id, call.target, body]))
      .digest('hex')
  )
}

/** Asks Prism and replaces what breaks the schema. */
async function makeAnswer(
  { status, response, content }: Wanted,
  { dynamic, example }: Preferences,
  seed: string,
  operation: Operation,
  { prism, schemas, headersOf, table }: AnswerParts,
): Promise<Answer | undefined> {
  const { key, media } = content
  const answer = await prism(operation, { status, mediaType: key, example, dynamic, seed })
  const { types } = schemas.shapeOf(media.schema)
  const keeps = (value: unknown): boolean => schemas.faultOf(media.schema, value) === undefined
  const fits = (value: unknown): value is Json =>
    isJson(concreteType(key))
      ? value !== undefined && keeps(value)
      : typeof value === 'string' && scalarReadings(value, types).some(keeps)
  const hint = Object.values(media.examples)[0]
  const number = Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 7), 16)
  const sampled = (): Json | undefined =>
    sample(
      { schema: writtenSchema(key, media, schemas), root: table },
      { seed: number, ...(hint !== undefined && !dynamic && { example: hint }) },
    )
  const whole = fits(answer.body) ? answer.body : sampled()
  if (whole === undefined) return undefined
  const shown = withoutWriteOnly(table, schemas.shapeOf, media.schema, whole)
  return { body: keeps(shown) ? shown : whole, headers: headersOf(response, answer.headers) }
}
