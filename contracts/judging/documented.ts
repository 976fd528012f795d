/**
 * Finds what an operation documents for an answer: the response of a status, the content of a media type.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#responses-object
 */
import type { MediaType, Operation, Response } from '../../scripts/lib/operations.ts'
import { essence } from '../transport/exchange.ts'

/** The key under which a status is documented: itself, its range, or `default`. */
export function responseKey(operation: Operation, status: number): string | undefined {
  const range = `${Math.floor(status / 100)}XX`
  const keys = Object.keys(operation.responses)
  return [String(status), range, range.toLowerCase(), 'default'].find((key) => keys.includes(key))
}

/** The response that is documented for a status. */
export function responseOf(operation: Operation, status: number): Response | undefined {
  const key = responseKey(operation, status)
  return key === undefined ? undefined : operation.responses[key]
}

/** The content that is documented for a media type: by name, by `type/*`, or by `*` for both. */
export function contentOf(response: Response, mediaType: string): MediaType | undefined {
  const entries = Object.entries(response.content).map(([range, content]) => [essence(range), content] as const)
  const [main = ''] = mediaType.split('/')
  const wanted = [mediaType, `${main}/*`, '*/*']
  return wanted.flatMap((range) => entries.filter(([key]) => key === range).map(([, content]) => content))[0]
}
