/**
 * The rules of a mock, in the order in which a call meets them, and the pipeline that applies them. Each rule is one
 * member, so that a deliberate violation replaces or wraps one of them and leaves the others alone.
 * A failure of our own becomes a 500 in the documented error shape, without a trace.
 */
import type { OperationsTable } from '../scripts/lib/operations.ts'
import { type Answerer, createAnswerer } from './answer.ts'
import { type BodyReader, createBodyReader, type ReadBody } from './body.ts'
import { brokenConstraint } from './constraints.ts'
import { type Authenticator, createAuthenticator } from './credentials.ts'
import { createErrorAnswerer, type ErrorAnswerer } from './errors.ts'
import { type Call, isRefusal, type Refusal, type Reply, type Request, type Route, refuse } from './exchange.ts'
import { createPager } from './pages.ts'
import { createParameterReader, type ParameterReader } from './parameters.ts'
import type { Prism } from './prism-answers.ts'
import { createQuickReader } from './quick-parameters.ts'
import { createHeaderWriter } from './response-headers.ts'
import { createRouter, type Router } from './router.ts'
import type { Schemas } from './schemas.ts'
import { createTolerantBodyReader } from './tolerant-body.ts'

/** What a mock holds a call to, and how it answers. */
export interface Rules {
  /** First: without an operation nothing says which credentials or parameters to ask for. */
  route: Router
  authenticate: Authenticator
  readParameters: ParameterReader
  readBody: BodyReader
  /** The rules JSON Schema cannot say. */
  constrain: (request: Request) => Refusal | undefined
  answer: Answerer
  /** Writes every refusal. */
  refuse: ErrorAnswerer
}

/** The rules a table states about requests, and how a refusal is written. */
export function createRequestRules(
  table: OperationsTable,
  schemas: Schemas,
  tokens: readonly string[],
  readBody: BodyReader = table.compatibility ? createTolerantBodyReader(table) : createBodyReader(schemas),
): Omit<Rules, 'answer'> {
  return {
    route: createRouter(table),
    authenticate: createAuthenticator(table, tokens),
    readParameters: createQuickReader(createParameterReader(schemas), schemas),
    readBody,
    constrain: brokenConstraint,
    refuse: createErrorAnswerer(table, schemas),
  }
}

/** The rules a table states, with answers that are Prism's. */
export function createRules(table: OperationsTable, schemas: Schemas, prism: Prism, tokens: readonly string[]): Rules {
  const asked = createRequestRules(table, schemas, tokens)
  const pager = createPager(table, schemas)
  const headersOf = createHeaderWriter(table, schemas)
  return { ...asked, answer: createAnswerer({ table, schemas, prism, pager, headersOf, errorOf: asked.refuse }) }
}

/** Answers one call by the rules. No step waits for what is there already: a turn of the loop costs as much as a rule. */
export function respond(rules: Rules, call: Call): Reply | Promise<Reply> {
  const route = rules.route(call)
  if (isRefusal(route)) return rules.refuse(route)
  const { operation } = route
  const failed = (): Reply =>
    rules.refuse(refuse(500, 'mock', 'failed; its answer says nothing about the contract'), operation)
  const told = (answer: Reply | Refusal): Reply => (isRefusal(answer) ? rules.refuse(answer, operation) : answer)
  try {
    const read = readRequest(rules, call, route)
    const answer = read instanceof Promise ? read.then((request) => answerTo(rules, request)) : answerTo(rules, read)
    return answer instanceof Promise ? answer.then(told).catch(failed) : told(answer)
  } catch {
    return failed()
  }
}

/** What a request is answered that keeps the rules so far. */
function answerTo(rules: Rules, request: Request | Refusal): Reply | Refusal | Promise<Reply | Refusal> {
  return isRefusal(request) ? request : (rules.constrain(request) ?? rules.answer(request))
}

/** The rules that need the operation, up to those about the whole request. */
function readRequest(rules: Rules, call: Call, route: Route): Request | Refusal | Promise<Request | Refusal> {
  const stranger = rules.authenticate(call, route.operation)
  if (stranger) return stranger
  const values = rules.readParameters(call, route)
  if (isRefusal(values)) return values
  const { operation, path } = route
  const whole = (read: ReadBody | Refusal): Request | Refusal =>
    isRefusal(read) ? read : { operation, path, call, values, body: read.value }
  const read = rules.readBody(call, operation)
  return read instanceof Promise ? read.then(whole) : whole(read)
}
