/**
 * The control API of a server that remembers, on a port of its own: what a test does behind D1's back.
 * Reads its OpenAPI file, from which routes, validation and defaults are made; logs nothing. Asks for no token, so it
 * belongs on the loopback interface; a web page cannot use it, because requests with an `Origin` are refused.
 */
import { fileURLToPath } from 'node:url'
import { type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { messageOf, PipelineError } from '../../../scripts/lib/errors.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { isRefusal, sentenceOf } from '../../exchange.ts'
import type { Listener } from '../../server.ts'
import type { Controlled, ControlOperation } from './operation.ts'
import { operations } from './operations/index.ts'
import { createValidation, type Validation } from './validation.ts'

/** The document of the control API. */
export const CONTROL_SPEC = fileURLToPath(new URL('control.openapi.yaml', import.meta.url))

/** What is controlled, and where from. */
export interface ControlOptions extends Controlled {
  /** 0 picks a free one. */
  port: number
  host: string
}

/** The largest body that is read, in bytes. */
const MAX_BODY = 64 * 1024

/**
 * Starts the control API.
 *
 * @throws PipelineError `PORT` when the address cannot be used
 */
export async function startControl({ port, host, ...controlled }: ControlOptions): Promise<Listener> {
  const app = await createControl(controlled)
  try {
    const url = await app.listen({ port, host })
    return { url, port: Number(new URL(url).port), close: () => app.close() }
  } catch (cause) {
    const sentence = `The control API cannot listen on port ${port} of ${host}; choose another with \`--control-port\`.`
    throw new PipelineError('PORT', sentence, undefined, { cause })
  }
}

/** The document at work: read once, however many servers are controlled. */
let prepared: ReturnType<typeof prepare> | undefined

async function prepare(): Promise<{ table: OperationsTable; validation: Validation }> {
  const table = operationsTable(await loadSpec(CONTROL_SPEC))
  return { table, validation: createValidation(table) }
}

/** Sets the control API up without a socket. */
export async function createControl(controlled: Controlled): Promise<FastifyInstance> {
  prepared ??= prepare()
  const { table, validation } = await prepared
  const app = fastify({ bodyLimit: MAX_BODY, forceCloseConnections: true, requestTimeout: 30_000 })
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin === undefined) return
    return reply.code(403).send({ error: 'The control API is not for web pages; ask it without an `Origin` header.' })
  })
  app.setErrorHandler((error: FastifyError, _, reply) => reply.code(statusOf(error)).send({ error: sentence(error) }))
  app.setNotFoundHandler((_, reply) => {
    const known = table.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    return reply.code(404).send({ error: `There is no such operation; there are ${known.join(', ')}.` })
  })
  for (const operation of table.operations) {
    const does = Object.hasOwn(operations, operation.id) ? operations[operation.id] : undefined
    if (does === undefined) throw new PipelineError('INTERNAL', `Nothing does the operation \`${operation.id}\`.`)
    route(app, { operation, does, validation, controlled })
  }
  return app
}

/** An operation at work. */
interface Served {
  operation: Operation
  does: ControlOperation
  validation: Validation
  controlled: Controlled
}

function route(app: FastifyInstance, { operation, does, validation, controlled }: Served): void {
  const [status = '200'] = Object.keys(operation.responses)
  app.route({
    method: operation.method.toUpperCase(),
    url: operation.path,
    handler: async (request, reply) => {
      const asked = validation.read(operation, objectIn(request, 'query'), objectIn(request, 'body'))
      const answer = isRefusal(asked) ? asked : await does(asked, controlled)
      if (isRefusal(answer)) return reply.code(answer.statuses[0]).send({ error: sentenceOf(answer) })
      return reply.code(Number(status)).send(answer)
    },
  })
}

function objectIn(request: FastifyRequest, part: 'query' | 'body'): unknown {
  return request[part] ?? {}
}

/** A failure of our own is a 500; what Fastify refuses has a status. */
function statusOf({ statusCode = 500 }: FastifyError): number {
  return statusCode >= 400 ? statusCode : 500
}

/** One line that repeats nothing that was sent. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request body is not valid JSON.',
  413: `The request body is larger than ${MAX_BODY} bytes.`,
  415: 'The header `Content-Type` must be application/json.',
}

function sentence(error: FastifyError): string {
  // Of our own, and about this machine: the store cannot be written.
  if (error instanceof PipelineError) return error.message
  const status = statusOf(error)
  return SENTENCES[status] ?? (status === 500 ? 'The control API failed.' : messageOf(error))
}
