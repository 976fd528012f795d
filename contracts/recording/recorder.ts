/**
 * Writes what was said to a target as the entries of an HTTP archive, secrets hidden, with what it takes to judge it again.
 * Hands each entry on as soon as it is there and keeps none.
 */
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Controls } from '../checks/check.ts'
import type { Talk } from '../conversation.ts'
import type { Before, Journal } from '../judging/earlier.ts'
import { PREPARATION } from '../life/nursery.ts'
import { HIDDEN, type Masker } from '../masking.ts'
import type { Case } from '../probes/probe.ts'
import type { OnTalk } from '../talking.ts'
import type { Answer, Header, Request } from '../transport/exchange.ts'
import { headerOf } from '../transport/exchange.ts'
import type { Traffic } from '../transport/line.ts'
import { freeze } from './frozen.ts'
import type { AnsweredEntry, Entry, PostData, RecordedCase, SentEntry } from './har.ts'
import { documentedTexts, Pseudonyms } from './pseudonyms.ts'

/** What a recorder needs. */
export interface Recording {
  table: OperationsTable
  /** Printable. */
  baseUrl: string
  /** The token of the target, when it has one. */
  token: string | undefined
  /** The clock. */
  now: () => number
  /** Takes an entry. */
  write(entry: Entry): void
}

/** Records talks as they are judged. */
export function createRecorder(recording: Recording): OnTalk {
  const documented = documentedTexts(recording.table)
  let pseudonyms: Pseudonyms | undefined
  const numbers = new Numbers()
  let count = 0
  return (talk, base, masker) => {
    pseudonyms ??= new Pseudonyms(masker, documented)
    const writing = { ...recording, masker, pseudonyms, numbers, secrets: secretsOf(talk, masker) }
    count += 1
    numbers.talks.set(talk, count)
    for (const entry of entriesOf(writing, talk, base)) recording.write({ ...entry, _talk: count })
  }
}

/** Numbers of what others refer to. */
class Numbers {
  readonly talks = new WeakMap<Talk, number>()
  readonly #journeys = new WeakMap<Journal, number>()
  #count = 0

  /** The number of a journey. */
  of({ journal }: Before): number {
    const known = this.#journeys.get(journal)
    if (known !== undefined) return known
    this.#count += 1
    this.#journeys.set(journal, this.#count)
    return this.#count
  }
}

/** What writing a talk needs. */
interface Writing extends Recording {
  masker: Masker
  pseudonyms: Pseudonyms
  numbers: Numbers
  /** The texts of the request that are secret. */
  secrets: readonly string[]
}

/** The secrets of a talk: those the case names, and those it signs in with. */
function secretsOf({ case: one }: Talk, masker: Masker): string[] {
  const written = [one.request.target, ...one.request.headers.map(([, value]) => value)].join('\n')
  return [...new Set([...one.secrets, ...masker.found(written, one.secrets).keys()])]
}

/** The entries of a talk, the one with the case last. */
function* entriesOf(writing: Writing, talk: Talk, base: { status?: number } | undefined): Generator<Entry> {
  const { outcome, references, traffic } = talk
  const shared = { _operation: talk.operation.id, _probe: talk.probe }
  if (!base) {
    const role = talk.probe === PREPARATION ? 'preparation' : 'control'
    for (const one of traffic) yield { ...exchangeEntry(writing, one), ...shared, _role: role }
    return
  }
  const answer = 'exchange' in outcome ? outcome.exchange.answer : undefined
  const referred = references.map((reference) => reference.answer)
  const own = traffic.findLast((one) => (answer ? one.answer === answer : !referred.includes(one.answer ?? EMPTY)))
  for (const one of traffic) {
    const role = one.answer && referred.includes(one.answer) ? 'reference' : 'control'
    if (one !== own) yield { ...exchangeEntry(writing, one), ...shared, _role: role }
  }
  const silent = { method: talk.case.request.method, status: undefined, durationMs: 0, request: talk.case.request }
  yield { ...exchangeEntry(writing, own ?? silent), ...shared, ...caseFields(writing, talk, base) }
}

const EMPTY: Answer = { status: 0, headers: [], body: new Uint8Array() }

/** What it takes to judge a talk again. */
function caseFields(writing: Writing, talk: Talk, base: { status?: number }): Partial<Entry> {
  const { masker, pseudonyms, secrets, token } = writing
  const { case: one, outcome, controls } = talk
  const making = (talk.alias?.making ?? []).flatMap((made) => writing.numbers.talks.get(made) ?? [])
  const hide = (value: object): JsonObject => {
    const hidden = pseudonyms.json(freeze(value), secrets)
    return isObject(hidden) ? hidden : {}
  }
  const written = [one.request.target, ...one.request.headers.map(([, value]) => value)].join('\n')
  const shells = [...masker.found(written, one.secrets)].filter(([, shell]) => shell !== HIDDEN)
  return {
    _role: 'case',
    _case: recordedCase(one, hide),
    ...(one.earlier ? { _earlier: one.earlier.map((request) => sentEntry(writing, request)) } : {}),
    ...(talk.before ? { _journey: writing.numbers.of(talk.before) } : {}),
    ...(making.length > 0 ? { _making: making } : {}),
    _secrets: one.secrets.map((secret) => pseudonyms.of(secret)),
    ...(token === undefined ? {} : { _token: pseudonyms.of(token) }),
    ...(shells.length > 0
      ? { _shell: Object.fromEntries(shells.map(([secret, shell]) => [pseudonyms.of(secret), shell])) }
      : {}),
    ...(talk.alias ? { _alias: { made: pseudonyms.text(talk.alias.made, secrets), shown: talk.alias.shown } } : {}),
    ...(base.status === undefined ? {} : { _base: base.status }),
    _controls: controlsOf(controls),
    ...('failure' in outcome ? { _failure: { kind: outcome.failure.kind, sentence: outcome.failure.sentence } } : {}),
  }
}

/** What a request was sent for. */
function recordedCase(one: Omit<Case, 'request' | 'secrets'>, hide: (value: object) => JsonObject): RecordedCase {
  const { intent, aims, rule, fault, atMost, guessed, mayHangUp, chosen, parts } = one
  return {
    intent,
    aims: hide(aims),
    rule,
    // Masked when it was put into words.
    ...(fault ? { fault } : {}),
    ...(atMost ? { atMost } : {}),
    ...(guessed ? { guessed: true } : {}),
    ...(mayHangUp ? { mayHangUp: true } : {}),
    ...(chosen ? { chosen } : {}),
    ...(parts ? { parts: parts().map((part) => recordedCase(part, hide)) } : {}),
  }
}

/** The statuses of controls. */
function controlsOf({ again, ordinary, moved }: Controls): NonNullable<Entry['_controls']> {
  return {
    ...(again === undefined ? {} : { again }),
    ordinary: [...ordinary],
    ...(moved ? { moved: [...moved] } : {}),
  }
}

/** One exchange as every reader of archives understands it. */
function exchangeEntry(writing: Writing, { request, answer, durationMs }: Traffic): Entry {
  const wait = Math.round(durationMs * 1000) / 1000
  return {
    startedDateTime: new Date(writing.now() - durationMs).toISOString(),
    time: wait,
    request: sentEntry(writing, request),
    response: answer ? answeredEntry(writing, answer) : NO_ANSWER,
    ...{ cache: {}, timings: { send: 0, wait, receive: 0 } },
  }
}

const NO_ANSWER = {
  ...{ status: 0, statusText: '', httpVersion: 'HTTP/1.1', headers: [], cookies: [] },
  ...{ content: { size: 0, mimeType: 'x-unknown', text: '' }, redirectURL: '', headersSize: -1, bodySize: -1 },
}

function sentEntry(writing: Writing, { method, target, headers, body, connection }: Request): SentEntry {
  const { pseudonyms, secrets, baseUrl } = writing
  const hidden = pseudonyms.text(target, secrets)
  const url = `${baseUrl}${wellFormed(hidden)}`
  const query = new URLSearchParams(hidden.includes('?') ? hidden.slice(hidden.indexOf('?') + 1) : '')
  const mimeType = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return {
    ...{ method, url, httpVersion: 'HTTP/1.1', cookies: [] },
    ...(url === `${baseUrl}${hidden}` ? {} : { _url: `${baseUrl}${hidden}` }),
    ...(connection === undefined ? {} : { _connection: connection }),
    headers: pairs(writing, headers),
    ...{ queryString: [...query].map(([name, value]) => ({ name, value })) },
    ...(body ? { postData: { mimeType, ...bodyText(writing, body) } } : {}),
    ...{ headersSize: -1, bodySize: body?.length ?? 0 },
  }
}

/** A path and a query as every reader of archives takes them: what may not stand there is encoded. */
function wellFormed(target: string): string {
  return target.replace(/%(?![\dA-Fa-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gu, (found) =>
    found.isWellFormed() ? encodeURIComponent(found) : '%EF%BF%BD',
  )
}

function answeredEntry(writing: Writing, answer: Answer): AnsweredEntry {
  const { status, headers, body, undecodable } = answer
  const mimeType = headerOf(answer, 'content-type') ?? 'x-unknown'
  return {
    ...{ status, statusText: '', httpVersion: 'HTTP/1.1', cookies: [] },
    headers: pairs(writing, headers),
    content: { size: body.length, mimeType, ...bodyText(writing, body) },
    ...(undecodable === undefined ? {} : { _undecodable: undecodable }),
    ...{
      redirectURL: writing.pseudonyms.text(headerOf(answer, 'location') ?? '', writing.secrets),
      headersSize: -1,
      bodySize: body.length,
    },
  }
}

function pairs({ pseudonyms, secrets }: Writing, headers: readonly Header[]): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value: pseudonyms.header(name, value, secrets) }))
}

/** A body as text, or as base64 where it is none. */
function bodyText({ pseudonyms, secrets }: Writing, body: Uint8Array): Pick<PostData, 'text' | 'encoding'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return { text: pseudonyms.text(text, secrets) }
  } catch {
    const hidden = pseudonyms.text(Buffer.from(body).toString('latin1'), secrets)
    return { text: Buffer.from(hidden, 'latin1').toString('base64'), encoding: 'base64' }
  }
}
