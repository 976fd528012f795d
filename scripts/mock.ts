/**
 * The stage that serves an API from its spec until it is told to stop.
 * Reads the spec; writes nothing; says on stderr where it listens.
 */
import type { AttachOptions } from '../mocks/twin/attach.ts'
import type { RunningTwin, TwinSpec } from '../mocks/twin/twin.ts'
import { currentTable } from './certify/load-table.ts'
import { findApi, specFile } from './lib/apis.ts'
import { PipelineError } from './lib/errors.ts'
import type { LoadedSpec } from './lib/load-spec.ts'
import type { OperationsTable } from './lib/operations.ts'
import type { BankArguments } from './mock/bank.ts'
import type { Security, SecurityArguments } from './mock/security.ts'
import { refuseTwinOptions } from './mock/twin-options.ts'

/** Arguments of the stage. */
export interface MockArguments extends BankArguments, SecurityArguments {
  /** Alias or id of an API, or an OpenAPI file. */
  spec: string
  /** 0 picks a free one. */
  port: number
  host: string
  /** Tokens that are accepted; none: any. */
  token: string[]
  /** What answers: `prism` remembers nothing and serves any spec, `twin` remembers and knows the inbound API only. */
  engine?: string | undefined
  /** Id of a rule that the twin breaks on purpose. */
  fault?: string | undefined
  /** Trouble that the twin gives on purpose: `latency=MS[..MS],drop=P,status503=P`. */
  chaos?: string | undefined
  /** Port the twin is controlled from, on the loopback interface; 0 picks a free one, none: it is not controlled. */
  controlPort?: number | undefined
  /** What the twin's test data are made from. */
  seed?: number | undefined
  /** Authorisations of the twin's first card. */
  rows?: number | undefined
  /** File that keeps what the twin remembers; none: it ends with the process. */
  store?: string | undefined
}

/**
 * Serves an API; resolves to the exit status once SIGTERM or SIGINT came and the answers under way are given.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC` or `PORT`; `FILE` later, when a store cannot be written any more
 */
export async function mock(args: MockArguments): Promise<number> {
  const { api, listener } = await startEngine(args)
  const stopped = stopSignal()
  process.stderr.write(`${api} is mocked at ${listener.url}\n`)
  if (listener.control) process.stderr.write(`The twin is controlled at ${listener.control.url}\n`)
  const failure = await (listener.failed ? Promise.race([stopped, listener.failed]) : stopped)
  await listener.close()
  if (failure) throw failure
  const left = listener.undelivered?.() ?? 0
  if (left > 0) process.stderr.write(leftOver(left, args.store))
  return 0
}

/** What becomes of notifications that the bank has not taken, as a line. */
function leftOver(count: number, store: string | undefined): string {
  const what = count === 1 ? '1 notification is' : `${count} notifications are`
  const fate = store === undefined ? 'forgotten; a twin with `--store FILE` remembers' : `kept in ${store}`
  return `${what} not delivered, and ${fate}\n`
}

/** What answers, and for which API. */
export interface Engine {
  /** Id of the API. */
  api: string
  listener: RunningTwin
}

/** Starts what answers; only what it needs is loaded. @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC` or `PORT` */
export async function startEngine(args: MockArguments): Promise<Engine> {
  const { spec, port, host, token, engine = 'prism' } = args
  if (engine === 'twin') return startStateful(args)
  if (engine !== 'prism') {
    throw new PipelineError('ARGUMENTS', `There is no engine \`${engine}\`; choose \`prism\` or \`twin\`.`)
  }
  refuseTwinOptions(args)
  const { tls } = await security(args)
  const file = await specFile(spec)
  const [{ startMock }, loaded] = await Promise.all([import('../mocks/prism.ts'), load(file)])
  return { api: loaded.spec.api, listener: await startMock({ ...loaded, port, host, tokens: token, tls }) }
}

/** Starts the twin. */
async function startStateful(args: MockArguments): Promise<Engine> {
  const { spec, port, host, token, fault, controlPort, seed, rows } = args
  const chaos = args.chaos === undefined ? undefined : (await import('../mocks/chaos.ts')).readChaos(args.chaos)
  const { startTwin } = await import('../mocks/twin/twin.ts')
  const served = await twinSpec(spec)
  const control = controlPort === undefined ? undefined : { port: controlPort, host: '127.0.0.1' }
  const listener = await startTwin({
    ...served,
    ...{ port, host, tokens: token, control, seed, rows, chaos },
    fault: fault === undefined ? undefined : await (await import('../mocks/faults/named.ts')).inboundFault(fault),
    ...(await security(args)),
    attached: await attachments(args),
  })
  return { api: served.table.api, listener }
}

/** How it is spoken to; loaded only where something is said about it. */
async function security(args: MockArguments): Promise<Security> {
  const { tlsCert, tlsKey, clientCa, oauthKey, credentialsKey } = args
  const isSaid = [tlsCert, tlsKey, clientCa, oauthKey, credentialsKey].some((file) => file !== undefined)
  return isSaid ? (await import('./mock/security.ts')).securityIn(args) : {}
}

/** What keeps the twin's memory and whom it notifies; loaded only where it is wanted. */
async function attachments(args: MockArguments): Promise<AttachOptions | undefined> {
  const isWanted = args.store !== undefined || Object.entries(args).some(([name]) => name.startsWith('notify'))
  if (!isWanted) return undefined
  const { bankIn } = await import('./mock/bank.ts')
  return { file: args.store, notify: await bankIn(args) }
}

/** What the twin serves: the generated table where that is of the spec as it stands, otherwise one made from it. */
async function twinSpec(spec: string): Promise<TwinSpec> {
  const api = await findApi(spec)
  const table = api && (await currentTable(api.id))
  return table ? { table } : load(await specFile(spec))
}

/** Reads a spec and makes its table. */
async function load(file: string): Promise<{ spec: LoadedSpec; table: OperationsTable }> {
  const [{ loadSpec }, { operationsTable }] = await Promise.all([
    import('./lib/load-spec.ts'),
    import('./emitters/operations.ts'),
  ])
  const spec = await loadSpec(file)
  return { spec, table: operationsTable(spec) }
}

/** Resolves at the first signal to stop; a second one then ends the process as usual. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
