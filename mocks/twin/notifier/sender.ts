/**
 * One POST to the bank and what came of it. Sends over a few connections that are kept; follows no redirect; reads no
 * more of an answer than its head, in the time it is given; never throws and keeps no token in a message.
 */
import { createSecureContext } from 'node:tls'
import { errors, Pool } from 'undici'
import { PipelineError } from '../../../scripts/lib/errors.ts'
import type { Failure } from './notification.ts'
import type { Outcome } from './verdict.ts'

/** Where the bank is and how it is spoken to. */
export interface Destination {
  /** Base address; a path of its own stays in front of the documented one. */
  url: string
  token: string
  /** Client certificate, its key, and who is trusted beside the system, in PEM. */
  tls?: { cert?: string; key?: string; ca?: string } | undefined
  /** Milliseconds until an answer is given up. */
  timeout: number
  /** Requests at the same time. */
  connections: number
}

/** What is said in one request. */
export interface Delivered {
  issuerId: string
  /** The body, JSON. */
  body: string
  correlationId: string
}

/** Sends. */
export interface Sender {
  send(request: Delivered): Promise<Outcome>
  /** Closes the connections; what is still coming of answers that are judged is not waited for. */
  close(): Promise<void>
}

/** What is thrown away of an answer so that its connection can be used again, in bytes. */
const MAX_DISCARDED = 64 * 1024

/**
 * Opens nothing yet; connections are made when they are needed.
 *
 * @param path the documented path, with `{issuerId}`
 * @throws PipelineError `ARGUMENTS` when the address cannot be sent to, `FILE` when a certificate or key is none
 */
export function createSender({ url, token, tls, timeout, connections }: Destination, path: string): Sender {
  const { origin, prefix } = parse(url)
  checkTls(tls)
  const pool = new Pool(origin, {
    connections,
    connect: { ...tls, timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  })
  return {
    async send({ issuerId, body, correlationId }) {
      const patience = new AbortController()
      const timer = setTimeout(() => patience.abort(), timeout)
      try {
        const answer = await pool.request({
          method: 'POST',
          path: prefix + path.replace('{issuerId}', () => encodeURIComponent(issuerId)),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'x-correlation-id': correlationId,
          },
          body,
          signal: patience.signal,
        })
        // The status is all that counts: what comes after it may be late, broken or endless.
        answer.body.dump({ limit: MAX_DISCARDED }).catch(() => {})
        const retryAfter = answer.headers['retry-after']
        return { status: answer.statusCode, ...(typeof retryAfter === 'string' && { retryAfter }) }
      } catch (thrown) {
        return { failure: patience.signal.aborted ? 'TIMEOUT' : failureOf(thrown) }
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => pool.destroy(),
  }
}

const FAILURES: Readonly<Record<string, Failure>> = {
  UND_ERR_SOCKET: 'CLOSED',
  UND_ERR_DESTROYED: 'CLOSED',
  ECONNRESET: 'CLOSED',
  EPIPE: 'CLOSED',
  UND_ERR_HEADERS_TIMEOUT: 'TIMEOUT',
  UND_ERR_BODY_TIMEOUT: 'TIMEOUT',
  UND_ERR_HEADERS_OVERFLOW: 'MALFORMED',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'MALFORMED',
}

/** Whatever is not known to have reached somebody has reached nobody: no name, no route, no handshake. */
function failureOf(thrown: unknown): Failure {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return FAILURES[code] ?? (thrown instanceof errors.HTTPParserError ? 'MALFORMED' : 'UNREACHABLE')
}

/** Sooner than at the first connection; what OpenSSL says repeats nothing of a key. */
function checkTls(tls: Destination['tls']): void {
  try {
    createSecureContext(tls)
  } catch (cause) {
    const sentence =
      'The certificates for the bank cannot be used: the files must be PEM, and the key that of the certificate.'
    throw new PipelineError('FILE', sentence, undefined, { cause })
  }
}

function parse(url: string): { origin: string; prefix: string } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isUsable = parsed && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.search + parsed.hash === ''
  if (isUsable) return { origin: parsed.origin, prefix: parsed.pathname.replace(/\/+$/, '') }
  const sentence = 'The notifications cannot be sent to this address; give `--notify` one like https://bank.example.'
  throw new PipelineError('ARGUMENTS', sentence)
}
