/**
 * A D1 inbound API that remembers: the rules of the mocks about requests, and behind them cards with a life of their
 * own. Reads the spec it is handed; listens on one port; keeps everything in memory, where no file is attached; logs
 * nothing.
 */
import { PipelineError } from '../../scripts/lib/errors.ts'
import type { LoadedSpec } from '../../scripts/lib/load-spec.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Answerer } from '../answer.ts'
import { type Chaos, chaotic } from '../chaos.ts'
import { createAuthenticator } from '../credentials.ts'
import { isRefusal, type Refusal, type Reply, refuse } from '../exchange.ts'
import { type Fault, type Responder, responder } from '../faults/fault.ts'
import { checkServable } from '../gate.ts'
import { negotiate } from '../media-types.ts'
import { successResponse } from '../responses.ts'
import { createRequestRules } from '../rules.ts'
import { createSchemas } from '../schemas.ts'
import { type Listener, listen, type ServerTls } from '../server.ts'
import { generatedValidators, type Validators } from '../validators.ts'
import { ASSUMED, tellAssumed } from './assumed-errors.ts'
import type { AttachOptions } from './attach.ts'
import type { Handlers, OperationId, Outcome } from './handlers.ts'
import { rightsRefusal } from './issuer-rights.ts'
import { publicJwks, type Reader } from './keys.ts'
import { createTokenDesk } from './oauth/oauth.ts'
import { handlers } from './operations/index.ts'
import { preferredFailure } from './preferred-failure.ts'
import { type SeedOptions, seedStore } from './seed.ts'
import type { Store } from './store.ts'
import { createWriter, documentedJudge, type Writer } from './writing.ts'

/** The API that is served. */
export interface TwinSpec {
  /** Absent when the table was generated, and all that is served was checked then. */
  spec?: LoadedSpec | undefined
  /** The operations of the same spec. */
  table: OperationsTable
  /** What was generated from the same spec to accept values; none: all are judged by their schemas. */
  validators?: Validators | undefined
}

/** What one server is like. */
export interface TwinCharacter extends SeedOptions {
  /** Tokens that are accepted; none: any that is well-formed. */
  tokens: readonly string[]
  /** Public keys of those who may ask for tokens; none: nobody may, and there is no token endpoint. */
  oauth?: readonly Reader[] | undefined
  /** The one rule it breaks on purpose. */
  fault?: Fault | undefined
  /** Trouble it gives on purpose; none: none. */
  chaos?: Chaos | undefined
  /** What it remembers, where others know it too; by default a memory of its own. */
  store?: Store | undefined
}

/** What is served, and where. */
export interface TwinOptions extends TwinSpec, TwinCharacter {
  /** 0 picks a free one. */
  port: number
  host: string
  /** What TLS is spoken with; none: HTTP in clear. */
  tls?: ServerTls | undefined
  /** Where it is controlled from; none: it is not. */
  control?: { port: number; host: string } | undefined
  /** What keeps its memory, and whom it notifies. */
  attached?: AttachOptions | undefined
}

/** A running server, and where it is controlled from. */
export interface RunningTwin extends Listener {
  control?: Listener
  /** Number of notifications that the bank has not taken. */
  undelivered?: () => number
  /** Resolves once its memory cannot be kept any more: nothing it does is acknowledged from then on. */
  failed?: Promise<Error> | undefined
}

/**
 * Starts the server.
 *
 * @throws PipelineError `SPEC` when the spec is not that of the API it knows, `PORT` when an address cannot be used,
 *   `FILE` when the memory cannot be kept, `ARGUMENTS` when nobody can be notified
 */
export async function startTwin(options: TwinOptions): Promise<RunningTwin> {
  // A bank that remembers would take ids that come again for deliveries it has had; who names a seed wants them again.
  const isUnique = options.attached?.notify !== undefined && options.seed === undefined
  const store = options.store ?? seedStore({ ...options, isUnique })
  const validators = options.validators ?? (await generatedValidators(options.table))
  const respond = prepareTwin({ ...options, validators })({ ...options, store })
  // In the order in which they are closed: what is asked first, what is told and kept last.
  const open: { close(): Promise<void> }[] = []
  const close = async (): Promise<void> => {
    for (const part of open) await part.close()
  }
  try {
    // Loaded only here: most servers have neither, and are ready sooner without.
    const attached = options.attached && (await import('./attach.ts')).attach(store, options.attached)
    if (attached) open.unshift(attached)
    const listener = await listen(respond, options.port, options.host, options.tls)
    open.unshift(listener)
    const undelivered = (): number => attached?.notifier?.undelivered ?? 0
    const running = { ...listener, close, undelivered, failed: attached?.failed }
    if (options.control === undefined) return running
    const { startControl } = await import('./control/control.ts')
    const controlled = { store, notifier: attached?.notifier, publicKeys: () => publicJwks(store.seed) }
    const control = await startControl({ ...options.control, ...controlled })
    open.unshift(control)
    return { ...running, control }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/**
 * Reads the spec once for any number of servers without sockets, each with a memory of its own.
 *
 * @throws PipelineError `SPEC` when the spec is not that of the API it knows
 */
export function prepareTwin({ spec, table, validators }: TwinSpec): (character: TwinCharacter) => Responder {
  const stranger = table.operations.find(({ id }) => !isKnown(id))
  if (stranger) {
    const sentence = `The twin does not know the operation \`${stranger.id}\`; serve this API without \`--engine twin\`.`
    throw new PipelineError('SPEC', sentence, spec && { file: spec.file, pointer: stranger.pointer })
  }
  const schemas = createSchemas(table, validators)
  if (spec) checkServable(spec, table, schemas)
  return ({ fault, tokens, oauth, chaos, store: given, ...seeding }) => {
    const store = given ?? seedStore(seeding)
    const desk = oauth && createTokenDesk({ keys: oauth }, store)
    // What breaks a rule on purpose may break the schema of an answer as well.
    const write = createWriter(fault ? undefined : documentedJudge(schemas))
    const does = answerer(fault?.handlers?.(handlers) ?? handlers, store, write)
    const answer: Answerer = desk ? (request) => rightsRefusal(request, store, desk.holderOf) ?? does(request) : does
    const authenticate = createAuthenticator(table, tokens, desk?.accepts)
    const asked = createRequestRules(table, schemas, tokens)
    const rules = { ...asked, refuse: tellAssumed(asked.refuse), authenticate, answer }
    const respond = responder(rules, fault)
    const served: Responder = desk ? (call) => desk.respond(call) ?? respond(call) : respond
    return chaos ? chaotic(served, chaos, store.seed, rules.refuse) : served
  }
}

function isKnown(id: string): id is OperationId {
  return Object.hasOwn(handlers, id)
}

/** Answers by doing what is asked. */
function answerer(does: Handlers, store: Store, write: Writer): Answerer {
  return (request) => {
    const { operation, call } = request
    const { accept, prefer } = call.headers
    const failure = prefer && preferredFailure(request)
    if (failure) return failure
    // Before anything is done: a client must not find out afterwards that it cannot read the answer.
    const unreadable = accept && unreadableTypes(operation, accept)
    if (unreadable) return refuse(406, 'header `Accept`', `takes none of what can be answered: ${unreadable}`)
    const { id } = operation
    if (!isKnown(id)) return refuse(501, 'operation', 'is not known')
    const done = does[id](request, store)
    return done instanceof Promise
      ? done.then((outcome) => toReply(outcome, operation, write))
      : toReply(done, operation, write)
  }
}

/** What an operation answers, if a client takes none of it. */
function unreadableTypes(operation: Operation, accept: readonly string[]): string | undefined {
  const types = Object.keys(successResponse(operation)?.response.content ?? {})
  return types.length > 0 && negotiate(types, accept) === undefined ? types.join(', ') : undefined
}

function toReply(outcome: Outcome | Refusal, operation: Operation, write: Writer): Reply | Refusal {
  if (isRefusal(outcome)) return outcome
  const { status, body, assumed = [] } = outcome
  const headers: Record<string, string> = assumed.length > 0 ? { [ASSUMED]: assumed.join(', ') } : {}
  if (body === undefined) return { status, headers }
  const text = write(operation, status, body)
  if (text === undefined) return refuse(500, 'answer', 'does not keep its documented schema')
  headers['content-type'] = 'application/json'
  return { status, headers, body: text }
}
