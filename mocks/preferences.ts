/**
 * The `Prefer` header: which documented answer a client asks for, in Prism's words (`code`, `example`, `dynamic`,
 * `seed`). Other preferences are not ours and are ignored, as are values after a first one of the same name.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
import { type Call, type Refusal, refuse } from './exchange.ts'

/** What a client prefers. */
export interface Preferences {
  /** Status of the answer. */
  code?: number
  /** Name of a documented example. */
  example?: string
  /** A generated answer instead of an example. */
  dynamic: boolean
  /** What a generated answer is made from; the request itself when it is left out. */
  seed?: string
}

/** The refusal of one preference: it is no part of the contract, so its status is not one of the contract's either. */
export function refusePreference(name: string, rule: string): Refusal {
  return { ...refuse(400, `preference \`${name}\` of the header \`Prefer\``, rule), field: 'Prefer' }
}

/** Reads the preferences of a call, or says which of them cannot be understood. */
export function readPreferences(call: Call): Preferences | Refusal {
  const given = givenPreferences(call)
  const code = given.get('code')
  if (code !== undefined && !/^[2-5]\d\d$/.test(code))
    return refusePreference('code', 'must be the status of a final answer')
  const dynamic = given.get('dynamic') ?? 'false'
  if (dynamic !== 'true' && dynamic !== 'false') {
    return refusePreference('dynamic', 'must be `true` or `false`')
  }
  const example = given.get('example')
  if (example === '') return refusePreference('example', 'must name a documented example')
  const seed = given.get('seed')
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    dynamic: dynamic === 'true',
    ...(seed !== undefined && seed !== '' && { seed }),
  }
}

/** Names in lower case and values without quotes. */
function givenPreferences(call: Call): Map<string, string> {
  const given = new Map<string, string>()
  const items = (call.headers.prefer ?? []).flatMap((header) => header.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/gs) ?? [])
  for (const item of items) {
    const equals = item.indexOf('=')
    const name = (equals === -1 ? item : item.slice(0, equals)).trim().toLowerCase()
    const value = equals === -1 ? '' : item.slice(equals + 1).trim()
    if (!given.has(name)) given.set(name, value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value)
  }
  return given
}
