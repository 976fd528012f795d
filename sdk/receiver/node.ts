/**
 * A receiver behind the servers of Node: `node:http`, `node:http2`, Express 5, Fastify 5. Hono and other web-standard
 * servers take `receiver.fetch` as it is.
 * Passes bytes on; judges nothing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Receiver } from '../receiver.ts'

/** What `node:http` and Express call. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Methods that a web-standard request cannot have: they are answered like any other that is not allowed. */
const UNHEARD_OF = new Set(['CONNECT', 'TRACE', 'TRACK'])

/**
 * A receiver as a listener of `node:http`, or a handler of Express, mounted anywhere: what it is mounted under need not
 * be told to the receiver.
 *
 * @example createServer(toNodeHandler(receiver)).listen(8080)
 * @example express().use('/hooks', toNodeHandler(receiver))
 */
export function toNodeHandler(receiver: Receiver): NodeHandler {
  // Of a path under which it is mounted Express has left only the rest here.
  return (incoming, outgoing) => pass(receiver, incoming.url ?? '/', incoming, outgoing)
}

/** The part of a Fastify instance that is used. */
interface FastifyLike {
  prefix: string
  removeAllContentTypeParsers(): void
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): void
  all(path: string, handler: (request: { raw: IncomingMessage }, reply: FastifyReplyLike) => void): unknown
}

interface FastifyReplyLike {
  raw: ServerResponse
  hijack(): unknown
}

/**
 * A receiver as a plugin of Fastify, with or without a prefix, which need not be told to the receiver; other routes keep
 * their parsers.
 *
 * @example fastify.register(toFastifyPlugin(receiver), { prefix: '/hooks' })
 */
export function toFastifyPlugin(receiver: Receiver): (instance: FastifyLike) => Promise<void> {
  return async (instance) => {
    const { prefix } = instance
    instance.removeAllContentTypeParsers()
    instance.addContentTypeParser('*', (_, __, done) => done(null))
    instance.all('/*', ({ raw }, reply) => {
      reply.hijack()
      const { url = '/' } = raw
      void pass(receiver, url.startsWith(prefix) ? url.slice(prefix.length) : url, raw, reply.raw)
    })
  }
}

/** Has a request answered; never rejects. */
async function pass(receiver: Receiver, path: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  const answer = await receiver.fetch(toRequest(path, incoming))
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(answer.body === null ? undefined : await answer.text())
  // What is left of a refused body would otherwise be read as the next request.
  if (!incoming.complete) incoming.resume()
}

/** The request as the web has it; one that cannot be had there as one that is refused. */
function toRequest(path: string, incoming: IncomingMessage): Request {
  const { method = 'GET', headers } = incoming
  const whole = path.startsWith('/') ? `http://receiver.invalid${path}` : path
  const url = URL.canParse(whole) ? whole : 'http://receiver.invalid'
  if (UNHEARD_OF.has(method)) return new Request(url, { method: 'OPTIONS' })
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(incoming)
  const init = { method, headers: headersOf(headers), body, duplex: 'half' }
  return new Request(url, init as RequestInit)
}

/** The bytes that arrive, or what somebody has read of them before. */
function bodyOf(incoming: IncomingMessage): ReadableStream | string | Uint8Array {
  // Nothing is read before it is wanted, and what nobody wants closes no connection.
  if (!incoming.readableDidRead) return ReadableStream.from(incoming.iterator({ destroyOnReturn: false }))
  const { body } = incoming as { body?: unknown }
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body !== undefined) return JSON.stringify(body)
  const error = new Error('Something has read the body before the receiver and has not left it in `body`.')
  return new ReadableStream({ start: (controller) => controller.error(error) })
}

function headersOf(headers: IncomingMessage['headers']): Headers {
  const all = new Headers()
  for (const [name, value = []] of Object.entries(headers)) {
    if (name.startsWith(':')) continue
    for (const one of [value].flat()) all.append(name, one)
  }
  return all
}
