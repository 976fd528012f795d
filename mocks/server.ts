/**
 * The HTTP edge of a mock: sockets, limits and time-outs on one side, calls and replies on the other.
 * A broken or hostile connection is answered in plain form or closed; it never reaches a rule and never throws.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { messageOf, PipelineError } from '../scripts/lib/errors.ts'
import type { Call, Reply } from './exchange.ts'
import { createServer, STATUS_CODES } from './http.ts'
import { toCall } from './incoming.ts'

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

/** How long answers under way may take once the server is told to close. */
const DRAIN_MS = 5_000

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
  // A request without a body is no stream that has to be read to its end first.
  optimizeEmptyRequests: true,
}

/** TLS 1.2 at least; who asks for certificates refuses those who have none before they can say anything. */
function tlsOptions({ cert, key, ca }: ServerTls): object {
  const asking = ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true }
  return { ...LIMITS, cert, key, ...asking, minVersion: 'TLSv1.2', handshakeTimeout: LIMITS.headersTimeout }
}

/**
 * Serves calls over HTTP, or HTTPS when there is something to speak TLS with.
 *
 * @param respond answers a call, at once where it can; when it fails, the connection is closed
 * @throws PipelineError `PORT` when the address cannot be listened on
 */
export async function listen(
  respond: (call: Call) => Reply | Promise<Reply>,
  port: number,
  host: string,
  tls?: ServerTls,
): Promise<Listener> {
  let closing = false
  const server: Server = tls
    ? process.getBuiltinModule('node:https').createServer(tlsOptions(tls))
    : createServer(LIMITS)
  server.on('request', (incoming, response) => {
    const answer = (reply: Reply): void => send(response, reply, closing || incoming.errored !== null)
    try {
      const reply = respond(toCall(incoming))
      if (reply instanceof Promise) reply.then(answer).catch(() => response.destroy())
      else answer(reply)
    } catch {
      response.destroy()
    }
  })
  server.on('clientError', refuseConnection)
  server.on('connect', refuseTunnel)
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

/** The body that was measured last: whoever polls gets it again. */
let last = { text: '', length: 0 }

/** Bytes of a body. */
function lengthOf(text: string): number {
  if (text !== last.text) last = { text, length: Buffer.byteLength(text) }
  return last.length
}

/** Writes a reply; plain ASCII, as most are, goes out without being encoded once more, head and body as one text. */
function send(response: ServerResponse, { status, headers, body }: Reply, isLast: boolean): void {
  if (response.destroyed) return
  const length = body === undefined ? 0 : lengthOf(body)
  const head: (string | number)[] = []
  for (const name of Object.keys(headers)) head.push(name, headers[name] ?? '')
  if (body !== undefined || (status !== 204 && status !== 304)) head.push('content-length', length)
  if (isLast) head.push('connection', 'close')
  response.writeHead(status, head)
  response.end(body, body?.length === length ? 'latin1' : 'utf8')
}

/** Refuses to be a proxy. From here on nobody else looks after the socket: neither when it breaks nor when it is left. */
function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => {})
  socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n', () => socket.destroy())
}

/** Statuses for what the HTTP parser refuses. */
const PARSER_STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what is no HTTP request. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  // What is not said in HTTP is not answered in HTTP: a connection that broke, TLS that failed.
  if (!/^(HPE|ERR_HTTP)_/.test(error.code ?? '') || !socket.writable) {
    socket.destroy()
    return
  }
  const status = PARSER_STATUS[error.code ?? ''] ?? 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
