/**
 * A `fetch` that shows a client certificate, on runtimes that have the TLS of Node.js. Certificates of servers are
 * always verified, TLS is at least 1.2, redirects are not followed, bodies are not compressed.
 * Talks to whom it is told to; keeps connections open.
 */
import type { IncomingMessage } from 'node:http'
import type { AgentOptions } from 'node:https'
import { D1Error } from './errors.ts'

/** A certificate and its key, in PEM, as files hold them. */
export interface ClientCertificate {
  cert: string | Uint8Array
  key: string | Uint8Array
  /** What decrypts the key, when it is encrypted. */
  passphrase?: string | undefined
  /** Authorities to trust instead of those of the runtime. */
  ca?: string | Uint8Array | undefined
}

/** Sends one request. */
export type Fetch = (request: Request) => Promise<Response>

/** Statuses whose answers have no body, so that none may be given. */
const BODILESS = new Set([204, 205, 304])

/** @throws D1Error `CONFIGURATION` when the runtime cannot, or the certificate and its key do not fit */
export function fetchWith(certificate: ClientCertificate): Fetch {
  // Not an import: bundles for browsers must not look for it.
  const node = globalThis.process?.getBuiltinModule
  if (!node) throw new D1Error('CONFIGURATION', 'This runtime has no client certificates: give `fetch`, not `tls`.')
  const https = node('node:https')
  const { cert, key, passphrase, ca } = certificate
  const settings = { cert: pem(cert), key: pem(key), minVersion: 'TLSv1.2', keepAlive: true } as const
  const options: AgentOptions = {
    ...settings,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(ca === undefined ? {} : { ca: pem(ca) }),
  }
  try {
    node('node:tls').createSecureContext(options)
  } catch {
    // What was thrown is about the key.
    throw new D1Error('CONFIGURATION', 'The client certificate and its key cannot be used together.')
  }
  const agent = new https.Agent(options)
  return async (request) => {
    const body = new Uint8Array(await request.arrayBuffer())
    const length = request.body === null ? {} : { 'content-length': String(body.length) }
    const headers = { ...Object.fromEntries(request.headers), ...length, 'accept-encoding': 'identity' }
    const { method, signal, url } = request
    return new Promise((resolve, reject) => {
      const outgoing = https.request(url, { agent, method, headers, signal }, (incoming) => {
        resolve(toResponse(incoming, node('node:stream').Readable))
      })
      outgoing.on('error', reject).end(body)
    })
  }
}

function pem(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text)
}

function toResponse(incoming: IncomingMessage, Readable: typeof import('node:stream').Readable): Response {
  const status = incoming.statusCode ?? 0
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  if (!BODILESS.has(status)) return new Response(Readable.toWeb(incoming) as ReadableStream, { status, headers })
  incoming.resume()
  return new Response(null, { status, headers })
}
