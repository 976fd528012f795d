/**
 * The HTTP edge of a mock: sockets, limits and time-outs on one side, calls and replies on the other.
 * A broken or hostile connection is answered in plain form or closed; it never reaches a rule and never throws.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { messageOf, PipelineError } from '../scripts/lib/errors.ts'
import { type Call, type Refusal, type Reply, refuse } from './exchange.ts'
import { createServer, STATUS_CODES } from './http.ts'

/** A running server. */
export interface Listener {
  url: string
  port: number
  /** Stops accepting, lets answers under way finish for a while, closes what is left. */
  close(): Promise<void>
}

/** What TLS is spoken with, in PEM. */
export interface ServerTls {
  cert: string
  key: string
  /** Who signs for the clients; absent: clients need no certificate. */
  ca?: string | undefined
}

/** The largest body that is read, in bytes. */
const MAX_BODY = 1024 * 1024
/** What is read and thrown away of a larger one, so that its sender gets to see the answer. */
const MAX_DISCARDED = 16 * MAX_BODY
/** How long answers under way may take once the server is told to close. */
const DRAIN_MS = 5_000

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
}

/** TLS 1.2 at least; who asks for certificates refuses those who have none before they can say anything. */
function tlsOptions({ cert, key, ca }: ServerTls): object {
  const asking = ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true }
  return { ...LIMITS, cert, key, ...asking, minVersion: 'TLSv1.2', handshakeTimeout: LIMITS.headersTimeout }
}

/**
 * Serves calls over HTTP, or HTTPS when there is something to speak TLS with.
 *
 * @param respond answers a call; it does not throw
 * @throws PipelineError `PORT` when the address cannot be listened on
 */
export async function listen(
  respond: (call: Call) => Promise<Reply>,
  port: number,
  host: string,
  tls?: ServerTls,
): Promise<Listener> {
  let closing = false
  const server: Server = tls
    ? process.getBuiltinModule('node:https').createServer(tlsOptions(tls))
    : createServer(LIMITS)
  server.on('request', (incoming, response) => {
    // A connection that breaks is its client's affair; the errors of its streams are no news.
    incoming.on('error', () => {})
    response.on('error', () => {})
    respond(toCall(incoming))
      .then((reply) => send(response, reply, closing || incoming.errored !== null))
      .catch(() => response.destroy())
  })
  server.on('clientError', refuseConnection)
  server.on('connect', (_, socket: Socket) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'),
  )
  await start(server, port, host)
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    close() {
      closing = true
      return drain(server)
    },
  }
}

/** Starts listening. */
async function start(server: Server, port: number, host: string): Promise<void> {
  if (port > 65_535) throw new PipelineError('PORT', `There is no port ${port}; choose one from 0 to 65535.`)
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new PipelineError('PORT', portSentence(cause, port, host), undefined, { cause })),
    )
    server.listen({ port, host }, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function portSentence(cause: NodeJS.ErrnoException, port: number, host: string): string {
  if (cause.code === 'EADDRINUSE') return `Port ${port} of ${host} is in use; choose another with \`--port\`.`
  if (cause.code === 'EACCES') return `Port ${port} of ${host} is not allowed to this user; choose one above 1023.`
  return `Port ${port} of ${host} cannot be listened on: ${messageOf(cause)}.`
}

/** Closes in three steps: no new connections, then idle ones, then whatever takes too long. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(idle)
  clearTimeout(patience)
}

/** What came in, as data. */
function toCall(incoming: IncomingMessage): Call {
  let body: Promise<Uint8Array | Refusal> | undefined
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: incoming.headersDistinct,
    body() {
      body ??= readBody(incoming)
      return body
    },
  }
}

/** Reads a body within bounds. */
function readBody(incoming: IncomingMessage): Promise<Uint8Array | Refusal> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = () => {
      const tooLarge = refuse(413, 'request body', `is larger than ${MAX_BODY} bytes`)
      resolve(size > MAX_BODY ? tooLarge : Buffer.concat(chunks))
    }
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BODY) chunks.push(chunk)
      else chunks.length = 0
      if (size <= MAX_DISCARDED) return
      incoming.pause()
      end()
    })
    incoming.on('end', end)
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The connection was closed before the body was whole.')))
  })
}

/** The body that was sent last: whoever polls gets it again, and as bytes it is not copied once more. */
let last: { text: string; bytes?: Buffer } = { text: '' }

/** A body as it is sent: the second time in a row as bytes. */
function payloadOf(text: string): string | Buffer {
  if (text !== last.text) {
    last = { text }
    return text
  }
  last.bytes ??= Buffer.from(text)
  return last.bytes
}

/** Writes a reply; plain ASCII, as most are, goes out without being encoded once more. */
function send(response: ServerResponse, { status, headers, body }: Reply, isLast: boolean): void {
  if (response.destroyed) return
  const payload = body === undefined ? undefined : payloadOf(body)
  const length = payload === undefined ? 0 : Buffer.byteLength(payload)
  const hasLength = body !== undefined || (status !== 204 && status !== 304)
  const head: Record<string, string | number> = { ...headers }
  if (hasLength) head['content-length'] = length
  if (isLast) head.connection = 'close'
  response.writeHead(status, head)
  response.end(payload, payload?.length === length ? 'latin1' : 'utf8')
}

/** Statuses for what the HTTP parser refuses. */
const PARSER_STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what is no HTTP request. */
function refuseConnection(error: NodeJS.ErrnoException, socket: import('node:stream').Duplex): void {
  // What is not said in HTTP is not answered in HTTP: a connection that broke, TLS that failed.
  if (!/^(HPE|ERR_HTTP)_/.test(error.code ?? '') || !socket.writable) {
    socket.destroy()
    return
  }
  const status = PARSER_STATUS[error.code ?? ''] ?? 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
