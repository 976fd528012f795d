/**
 * Finds what an operation documents for an answer: the response of a status, the content of a media type, what is said of JSON.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#responses-object
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { MediaType, Operation, Response } from '../../scripts/lib/operations.ts'
import { type Answer, essence, isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'

/** The key under which a status is documented: itself, its range, or `default`. */
export function responseKey(operation: Operation, status: number): string | undefined {
  const range = Math.floor(status / 100)
  return [String(status), `${range}XX`, `${range}xx`, 'default'].find((key) => Object.hasOwn(operation.responses, key))
}

/** The response that is documented for a status. */
export function responseOf(operation: Operation, status: number): Response | undefined {
  const key = responseKey(operation, status)
  return key === undefined ? undefined : operation.responses[key]
}

/** What is documented for having done what was asked: the response of the first status that begins with 2. */
export function successOf({ responses }: Operation): Response | undefined {
  const status = Object.keys(responses)
    .toSorted()
    .find((key) => key.startsWith('2'))
  return status === undefined ? undefined : responses[status]
}

/** What an operation answers with as JSON when it has done what was asked. */
export function answeredJson(operation: Operation): MediaType | undefined {
  return Object.entries(successOf(operation)?.content ?? {}).find(([type]) => isJsonType(type))?.[1]
}

const contents = new WeakMap<Response, ReadonlyMap<string, MediaType>>()

/** The content that is documented for a media type: by name, by `type/*`, or by `*` for both. */
export function contentOf(response: Response, mediaType: string): MediaType | undefined {
  const known = contents.get(response) ?? contentByType(response)
  contents.set(response, known)
  const [main = ''] = mediaType.split('/')
  return known.get(mediaType) ?? known.get(`${main}/*`) ?? known.get('*/*')
}

/** The contents of a response by media type without parameters; of several, the first. */
function contentByType({ content }: Response): Map<string, MediaType> {
  return new Map(
    Object.entries(content)
      .map(([range, one]) => [essence(range), one] as const)
      .toReversed(),
  )
}

/** What an answer holds as JSON, and what is said of that; `undefined` where it holds none, or nothing is said. */
export function toldJson(answer: Answer, response: Response): { content: MediaType; value: Json } | undefined {
  const type = mediaTypeOf(answer) ?? 'application/json'
  const content = contentOf(response, type)
  const body = content && isJsonType(type) ? parseBody(answer) : undefined
  return content && body?.ok ? { content, value: body.value } : undefined
}
