/**
 * A receiver behind the servers of Node: `node:http`, Express 5, Fastify 5. Hono and other web-standard servers take
 * `receiver.fetch` as it is.
 * Passes bytes on; judges nothing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Receiver } from '../receiver.ts'

/** What `node:http` and Express call. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * A receiver as a listener of `node:http`, or a handler of Express: mounted before anything that reads bodies.
 *
 * @example createServer(toNodeHandler(receiver)).listen(8080)
 * @example express().use(toNodeHandler(receiver))
 */
export function toNodeHandler(receiver: Receiver): NodeHandler {
  return async (incoming, outgoing) => {
    const answer = await receiver.fetch(toRequest(incoming))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(answer.body === null ? undefined : await answer.text())
    // What is left of a refused body would otherwise be read as the next request.
    if (!incoming.complete) incoming.resume()
  }
}

/** The part of a Fastify instance that is used. */
interface FastifyLike {
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
 * A receiver as a plugin of Fastify; other routes keep their parsers.
 *
 * @example fastify.register(toFastifyPlugin(receiver))
 */
export function toFastifyPlugin(receiver: Receiver): (instance: FastifyLike) => Promise<void> {
  const handle = toNodeHandler(receiver)
  return async (instance) => {
    instance.removeAllContentTypeParsers()
    instance.addContentTypeParser('*', (_, __, done) => done(null))
    instance.all('/*', (request, reply) => {
      reply.hijack()
      void handle(request.raw, reply.raw)
    })
  }
}

/** The request as the web has it. Express cuts the path it is mounted under; the whole one is kept elsewhere. */
function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', headers, url = '/' } = incoming
  const whole = 'originalUrl' in incoming && typeof incoming.originalUrl === 'string' ? incoming.originalUrl : url
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(incoming)
  const init = { method, headers: headersOf(headers), body, duplex: 'half' }
  return new Request(new URL(whole, 'http://receiver.invalid'), init as RequestInit)
}

function headersOf(headers: IncomingMessage['headers']): Headers {
  const all = new Headers()
  for (const [name, value = []] of Object.entries(headers)) {
    if (name.startsWith(':')) continue
    for (const one of [value].flat()) all.append(name, one)
  }
  return all
}
