/**
 * What is sent to the token endpoint: a form or JSON, read into its parameters.
 * Pure apart from reading the call's bytes; no problem repeats what was sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { type Call, isRefusal, single } from '../../exchange.ts'
import { readMediaType } from '../../media-types.ts'

/** Why no token is given, as the standard names it. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export interface TokenError {
  error: 'invalid_request' | 'invalid_grant' | 'unsupported_grant_type'
  /** One sentence. */
  description: string
}

/** The parameters by name. */
export type Parameters = ReadonlyMap<string, string>

/** An error of a request. */
export function badRequest(description: string): TokenError {
  return { error: 'invalid_request', description }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Reads the parameters of a call. */
export async function readTokenRequest(call: Call): Promise<Parameters | TokenError> {
  const bytes = await call.body()
  if (isRefusal(bytes)) return badRequest('The body is too large.')
  const type = readMediaType(single(call, 'content-type') ?? '')
  const text = decoded(bytes)
  if (text === undefined) return badRequest('The body is not UTF-8 text.')
  if (type === 'application/x-www-form-urlencoded') return readForm(text)
  if (type === 'application/json') return readJson(text)
  return badRequest('The body must be application/x-www-form-urlencoded or application/json.')
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

function readForm(text: string): Parameters | TokenError {
  const read = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (read.has(name)) return badRequest('A parameter is given more than once.')
    read.set(name, value)
  }
  return read
}

function readJson(text: string): Parameters | TokenError {
  const parsed = parse(text)
  if (!isObject(parsed)) return badRequest('The body is not a JSON object.')
  const read = new Map<string, string>()
  for (const [name, value] of Object.entries(parsed)) if (typeof value === 'string') read.set(name, value)
  const isText = ['grant_type', 'assertion'].every((name) => !Object.hasOwn(parsed, name) || read.has(name))
  return isText ? read : badRequest('`grant_type` and `assertion` must be texts.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
