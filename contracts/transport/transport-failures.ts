/**
 * Why a request got no answer: everything that can be thrown while sending, sorted into a few kinds with one sentence
 * each. Pure; a sentence never holds anything the target sent.
 */
import { messageOf } from '../../scripts/lib/errors.ts'

/** What went wrong on the way. */
type OnTheWay = 'dns' | 'refused' | 'unreachable' | 'tls' | 'timeout' | 'reset' | 'garbage' | 'oversized' | 'unsendable'

/**
 * No answer to one request again and again, where others are answered: none at all (`mute`), or the end of the connection
 * (`closing`). And what is not asked any more, because it would only hang again (`spared`).
 */
type ToThisOnly = 'mute' | 'closing' | 'spared'

/**
 * Why there is no answer: the way, this request alone, or a run that goes no further (asked to stop, at a limit, asked to
 * come later, no access token to be had).
 */
export type FailureKind = OnTheWay | ToThisOnly | 'interrupted' | 'capped' | 'postponed' | 'token'

/** A request that got no answer. */
export interface Failure {
  kind: FailureKind
  /** One sentence, the place last. */
  sentence: string
}

/** What a sentence needs to know. */
export interface Circumstances {
  /** Who was asked. */
  whom: 'target' | 'token endpoint'
  /** Its URL, printable. */
  shown: string
  timeoutMs: number
}

/** Thrown when an answer is not whole in time. */
export class LateAnswer extends Error {
  override readonly name = 'LateAnswer'
}

/** Thrown when an answer is larger than what is read. */
export class OversizedAnswer extends Error {
  override readonly name = 'OversizedAnswer'

  constructor(limit: number) {
    super(`more than ${limit} bytes`)
  }
}

/** Thrown when a request cannot be said as it is meant. */
export class UnwritableRequest extends Error {
  override readonly name = 'UnwritableRequest'
}

const SENTENCES: Record<OnTheWay, (cause: string, circumstances: Circumstances) => string> = {
  dns: (_, { whom }) => `The host of the ${whom} has no address; check ${urlOf(whom)} and the network.`,
  refused: (_, { whom }) => `The ${whom} refuses connections; start it or correct ${urlOf(whom)}.`,
  unreachable: (cause, { whom }) => `The ${whom} cannot be reached (${cause}); check ${urlOf(whom)} and the network.`,
  tls: tlsSentence,
  timeout: (_, { whom, timeoutMs }) => `The ${whom} gave no whole answer within ${timeoutMs} ms.`,
  reset: (_, circumstances) => resetSentence(circumstances),
  garbage: (cause, { whom }) => `The ${whom} answers with something that is not HTTP (${cause}).`,
  oversized: (cause, { whom }) => `The answer of the ${whom} is larger than what is read (${cause}).`,
  unsendable: (cause) => `The request cannot be written as HTTP (${cause}).`,
}

/**
 * In TLS 1.3 a server that wants a client certificate closes the connection after the handshake, and what it says then
 * is often overtaken by the closing itself.
 */
function resetSentence({ whom, shown }: Circumstances): string {
  const remedy = '; if it asks for a client certificate, check the one under `tls` in the target file'
  return `The ${whom} closed the connection before its answer was whole${shown.startsWith('https:') ? remedy : ''}.`
}

function urlOf(whom: Circumstances['whom']): string {
  return whom === 'target' ? 'the base URL' : '`tokenUrl`'
}

const UNKNOWN_ISSUER =
  /^(UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?)$/

/** Why there is no TLS connection, and what to do. */
function tlsSentence(cause: string, { whom }: Circumstances): string {
  const certificate = `The certificate of the ${whom}`
  if (cause === 'CERT_HAS_EXPIRED') return `${certificate} has expired; it is to be renewed there.`
  if (cause === 'CERT_NOT_YET_VALID') return `${certificate} is not valid yet; check the clock of this machine.`
  if (cause === 'ERR_TLS_CERT_ALTNAME_INVALID') return `${certificate} is for another host; correct ${urlOf(whom)}.`
  if (UNKNOWN_ISSUER.test(cause)) {
    return `${certificate} is of an authority that is not trusted here (${cause}); name its certificate by \`--ca\`.`
  }
  if (cause.includes('_ALERT_')) {
    return `The ${whom} refuses the TLS connection (${cause}); check the client certificate under \`tls\` in the target file.`
  }
  return `The TLS connection to the ${whom} fails (${cause}); check the certificate and ${urlOf(whom)}.`
}

const CODES: Readonly<Record<string, OnTheWay>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'garbage',
  // The client takes for granted what its parser lets through, such as a status below 100.
  ERR_ASSERTION: 'garbage',
  ERR_BUFFER_TOO_LARGE: 'oversized',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'oversized',
  UND_ERR_INVALID_ARG: 'unsendable',
  UND_ERR_NOT_SUPPORTED: 'unsendable',
  ERR_INVALID_CHAR: 'unsendable',
}

/** Classifies what was thrown. */
export function failureOf(thrown: unknown, circumstances: Circumstances): Failure {
  const kind = kindOf(thrown)
  const cause = codeOf(innermost(thrown)) ?? messageOf(innermost(thrown))
  return { kind, sentence: `${SENTENCES[kind](cause, circumstances)} (${circumstances.shown})` }
}

function kindOf(thrown: unknown): OnTheWay {
  if (thrown instanceof LateAnswer) return 'timeout'
  if (thrown instanceof OversizedAnswer) return 'oversized'
  if (thrown instanceof UnwritableRequest) return 'unsendable'
  const error = innermost(thrown)
  const code = codeOf(error) ?? ''
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  if (known) return known
  const isParserError = error instanceof Error && error.name === 'HTTPParserError'
  if (isParserError || /^(HPE_|Z_|ERR_BROTLI|ERR__ERROR)/.test(code)) return 'garbage'
  if (/^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) return 'tls'
  return 'unreachable'
}

/** The error that started it: addresses tried one after the other come as one error with a list. */
function innermost(thrown: unknown): unknown {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return innermost(thrown.errors[0])
  if (thrown instanceof Error && thrown.cause instanceof Error) return innermost(thrown.cause)
  return thrown
}

function codeOf(thrown: unknown): string | undefined {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined
  return typeof code === 'string' && code !== '' ? code : undefined
}
