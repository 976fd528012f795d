/**
 * Exchanges as a finding shows them: method, target, status, headers and bodies, without secrets, without what changes
 * from run to run, and not longer than one reads.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { HIDDEN, type Masker } from '../masking.ts'
import type { Evidence, ShownExchange, ShownRequest, ShownResponse } from '../result.ts'
import { type Answer, headerOf, type Request } from '../transport/exchange.ts'
import { createSteadier, isVolatileHeader, type Steadier, VARIES } from './volatile.ts'

/** What was sent, and what came of it when something came. */
export interface Sent {
  request: Request
  answer?: Answer | undefined
}

/** Characters of a target or a body that are shown. */
const MOST = 2000
/** Characters of one header value that are shown. */
const MOST_VALUE = 300
/** Header lines that are shown. */
const MOST_HEADERS = 40
/** Exchanges to compare with that are shown. */
const MOST_REFERENCES = 2
/** Characters that are looked through for secrets: far more than are shown, so that none is shown cut in two. */
const MOST_READ = 64_000
/** Values of a JSON body that are read. */
const MOST_NODES = 4000
/** How deep a JSON body is read. */
const DEEPEST = 60

/** Headers whose values are secrets. */
const SECRET_HEADER = /^(?:set-)?cookie$|^(?:proxy-)?authorization$/i

/** What hides secrets. */
interface Hiding {
  masker: Masker
  /** The texts of the request that nobody should get to see. */
  secrets: readonly string[]
}

/** What belongs to an exchange. */
export interface Beside {
  /** What it was compared with. */
  compared: readonly Sent[]
  /** What led to it, each with its own texts that must not be shown. */
  earlier?: readonly (Sent & Pick<Hiding, 'secrets'>)[]
}

/** Shows an exchange, what led to it, and those it was compared with. */
export function showEvidence(sent: Sent, { compared, earlier = [] }: Beside, hiding: Hiding): Evidence {
  const references = compared.slice(0, MOST_REFERENCES)
  const all = { ...hiding, secrets: [...new Set([...hiding.secrets, ...earlier.flatMap(({ secrets }) => secrets)])] }
  const requests = [...earlier, sent, ...references].map(({ request }) => showRequest(request, all))
  const known = requests.flatMap(({ target, body = '', headers }) => [target, body, ...headers.map(([, text]) => text)])
  const steadier = createSteadier(known)
  const show = ({ request, answer }: Sent): ShownExchange => ({
    request: showRequest(request, all),
    ...(answer === undefined ? {} : { response: showAnswer(answer, all, steadier) }),
  })
  const before = earlier.map(show)
  return {
    ...show(sent),
    ...(before.length === 0 ? {} : { earlier: before }),
    ...(references.length === 0 ? {} : { references: references.map(show) }),
  }
}

function showRequest({ method, target, headers, body }: Request, hiding: Hiding): ShownRequest {
  const { masker, secrets } = hiding
  const shown: ShownRequest = {
    method,
    target: cut(masker.text(target, secrets), MOST),
    headers: headers
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, cut(masker.text(value, secrets), MOST_VALUE)]),
  }
  return body === undefined || body.length === 0 ? shown : { ...shown, body: bodyText(body, hiding) }
}

function showAnswer(answer: Answer, hiding: Hiding, steadier: Steadier): ShownResponse {
  const { masker, secrets } = hiding
  const date = Date.parse(headerOf(answer, 'date') ?? '')
  const at = Number.isNaN(date) ? undefined : date
  const value = (name: string, text: string) => {
    if (SECRET_HEADER.test(name) || masker.isSecret(name)) return HIDDEN
    if (isVolatileHeader(name)) return VARIES
    return steadier.text(cut(masker.text(text.slice(0, MOST_READ), secrets), MOST_VALUE), at)
  }
  // The body names the ids that headers then only repeat.
  const body = answer.body.length === 0 ? undefined : steadier.text(bodyText(answer.body, hiding), at)
  const headers = answer.headers
    .slice(0, MOST_HEADERS)
    .map(([name, text]): [string, string] => [name, value(name, text)])
  return { status: answer.status, headers, ...(body === undefined ? {} : { body }) }
}

/** A body as text: JSON indented, other text as it is, bytes by their number. */
function bodyText(body: Uint8Array, { masker, secrets }: Hiding): string {
  const text = decoded(body)
  if (text === undefined) return `(${body.length} bytes that are not text)`
  const value = parsed(text)
  const written =
    value === undefined ? text : JSON.stringify(masker.json(pruned(value, { left: MOST_NODES }, 0)), null, 2)
  return cut(masker.text(written.slice(0, MOST_READ), secrets), MOST)
}

function decoded(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The beginning of a value: what comes after the last node that is read would be cut anyway. */
function pruned(value: Json, budget: { left: number }, depth: number): Json {
  budget.left -= 1
  if (typeof value === 'string') return value.slice(0, MOST_READ)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '…'
  const room = Math.max(0, budget.left)
  if (!isObject(value)) return value.slice(0, room).map((item) => pruned(item, budget, depth + 1))
  const members = Object.entries(value).slice(0, room)
  return Object.fromEntries(members.map(([key, item]) => [key, pruned(item, budget, depth + 1)]))
}

/** The beginning of a text, with the length of the whole. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}… (${text.length} characters)`
}
