/**
 * From a refusal to an answer in the error shape the spec documents: for the operation and status if it says so, else
 * the nearest it does say, else a problem document.
 * Pure apart from its cache; texts name the field and the rule, never what was sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
import type { Json } from '../scripts/lib/json.ts'
import type { MediaType, Operation, OperationsTable, Response } from '../scripts/lib/operations.ts'
import { sample } from '../scripts/lib/sampling/instance.ts'
import { createErrorWriter, type ErrorFacts, type ErrorWriter } from './error-body.ts'
import { type Refusal, type Reply, sentenceOf } from './exchange.ts'
import { STATUS_CODES } from './http.ts'
import { concreteType, isJson } from './media-types.ts'
import { createHeaderWriter } from './response-headers.ts'
import { documentedResponse } from './responses.ts'
import type { Schemas } from './schemas.ts'

/** Writes the answer to a refusal; `operation` is unknown when the path or the method is. */
export type ErrorAnswerer = (refusal: Refusal, operation?: Operation) => Reply

/** One documented way to write an error. */
interface Shape {
  mediaType: string
  media: MediaType
}

const PROBLEM = 'application/problem+json'

/** Prepares the errors of a table. */
export function createErrorAnswerer(table: OperationsTable, schemas: Schemas): ErrorAnswerer {
  const headersOf = createHeaderWriter(table, schemas)
  const common = commonShape(table)
  const writers = new WeakMap<MediaType, ErrorWriter>()
  const writerOf = ({ media, mediaType }: Shape): ErrorWriter => {
    const writer = writers.get(media) ?? newWriter(media, mediaType, table, schemas)
    writers.set(media, writer)
    return writer
  }
  return (refusal, operation) => {
    const status = statusOf(refusal, operation)
    const own = operation && documentedResponse(operation, status)?.response
    const shape = (own && shapeOf(own)) ?? nearestShape(status, operation) ?? common
    const isOwn = own !== undefined && shape !== undefined && own.content[shape.mediaType] === shape.media
    const facts = { status, text: sentenceOf(refusal), code: refusal.code, field: refusal.field, isOwn }
    const body = shape && writerOf(shape)(facts)
    const [documented, written] = shape && body !== undefined ? [shape.mediaType, body] : [PROBLEM, problem(facts)]
    const mediaType = concreteType(documented)
    const headers = { ...(own && headersOf(own)), 'content-type': mediaType, ...refusal.headers }
    return { status, headers, body: serialise(mediaType, written) }
  }
}

function serialise(mediaType: string, body: Json): string {
  return typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body)
}

/** The last resort, when nothing is documented. */
function problem({ status, text, code, field }: ErrorFacts): Json {
  const title = STATUS_CODES[status] ?? 'Error'
  return { type: 'about:blank', title, status, detail: text, ...(code && { code }), ...(field && { field }) }
}

/**
 * The status of a refusal. Where several fit, the documented one; where none of them is documented, the first other
 * documented 4xx that does not say something else, or at least 404.
 */
function statusOf({ statuses }: Refusal, operation: Operation | undefined): number {
  const [first, ...others] = statuses
  if (operation === undefined || others.length === 0) return first
  const documented = statuses.find((status) => Object.hasOwn(operation.responses, String(status)))
  if (documented !== undefined) return documented
  if (documentedResponse(operation, first)) return first
  const keys = Object.keys(operation.responses)
  const free = keys.find((key) => /^4\d\d$/.test(key) && !SPECIFIC.has(key)) ?? keys.find((key) => key === '404')
  return Number(free ?? first)
}

/** Statuses whose meaning is not "the request is wrong". */
const SPECIFIC = new Set([
  '401',
  '402',
  '403',
  '404',
  '405',
  '406',
  '407',
  '408',
  '409',
  '410',
  '412',
  '413',
  '415',
  '423',
  '425',
  '426',
  '428',
  '429',
  '451',
])

/** The shape of the documented error of an operation whose status is nearest. */
function nearestShape(status: number, operation: Operation | undefined): Shape | undefined {
  const distance = (key: string): number => Math.abs(status - (Number(key.replace(/xx$/i, '50')) || FAR))
  return Object.entries(operation?.responses ?? {})
    .filter(([key]) => /^([45](\d\d|xx)|default)$/i.test(key))
    .sort(([a], [b]) => distance(a) - distance(b))
    .map(([, response]) => shapeOf(response))
    .find((shape) => shape !== undefined)
}

/** How far `default` is from every status. */
const FAR = 10_000

/** The content of a response an error can be written in: JSON before text. */
function shapeOf({ content }: Response): Shape | undefined {
  const shapes = Object.entries(content).map(([mediaType, media]) => ({ mediaType, media }))
  const concrete = ({ mediaType }: Shape): string => concreteType(mediaType)
  return shapes.find((shape) => isJson(concrete(shape))) ?? shapes.find((shape) => concrete(shape).startsWith('text/'))
}

/** The shape that most of the documented 4xx have, for calls that reach no operation. */
function commonShape({ operations }: OperationsTable): Shape | undefined {
  const counted = new Map<string, { shape: Shape; count: number }>()
  for (const { responses } of operations) {
    for (const [status, response] of Object.entries(responses)) {
      const shape = /^(4(\d\d|xx)|default)$/i.test(status) ? shapeOf(response) : undefined
      if (shape === undefined) continue
      const key = JSON.stringify([shape.mediaType, shape.media.schema])
      counted.set(key, { shape: counted.get(key)?.shape ?? shape, count: (counted.get(key)?.count ?? 0) + 1 })
    }
  }
  return [...counted.values()].sort((a, b) => b.count - a.count)[0]?.shape
}

/** Prepares one documented shape. */
function newWriter(
  { schema, examples }: MediaType,
  mediaType: string,
  table: OperationsTable,
  schemas: Schemas,
): ErrorWriter {
  const example = Object.values(examples).find((value) => schemas.faultOf(schema, value) === undefined)
  const { types, properties } = schemas.shapeOf(schema)
  // A schema that says nothing takes everything, so the error says it in the way that is known to all.
  if (example === undefined && types === undefined && properties.size === 0) {
    return (facts) => {
      const body = isJson(concreteType(mediaType)) ? problem(facts) : facts.text
      return schemas.faultOf(schema, body) === undefined ? body : undefined
    }
  }
  const skeleton = example ?? sample({ schema, root: table }, { seed: 1 })
  if (skeleton === undefined) return () => undefined
  return createErrorWriter(schema, skeleton, example !== undefined, schemas)
}
