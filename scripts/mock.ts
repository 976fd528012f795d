/**
 * The stage that serves an API from its spec until it is told to stop.
 * Reads the spec; writes nothing; says on stderr where it listens.
 */
import type { Fault } from '../mocks/faults/fault.ts'
import { faults } from '../mocks/faults/index.ts'
import { startMock } from '../mocks/prism.ts'
import type { Listener } from '../mocks/server.ts'
import { startTwin } from '../mocks/twin/twin.ts'
import { operationsTable } from './emitters/operations.ts'
import { specFile } from './lib/apis.ts'
import { PipelineError } from './lib/errors.ts'
import { type LoadedSpec, loadSpec } from './lib/load-spec.ts'

/** Arguments of the stage. */
export interface MockArguments {
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
}

/**
 * Serves an API; resolves to the exit status once SIGTERM or SIGINT came and the answers under way are given.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC` or `PORT`
 */
export async function mock(args: MockArguments): Promise<number> {
  const loaded = await loadSpec(await specFile(args.spec))
  const running = await startEngine(loaded, args)
  const stopped = stopSignal()
  process.stderr.write(`${loaded.api} is mocked at ${running.url}\n`)
  await stopped
  await running.close()
  return 0
}

/** Starts what answers. */
function startEngine(
  spec: LoadedSpec,
  { port, host, token, engine = 'prism', fault }: MockArguments,
): Promise<Listener> {
  const options = { spec, table: operationsTable(spec), port, host, tokens: token }
  if (engine === 'twin') return startTwin({ ...options, fault: fault === undefined ? undefined : inboundFault(fault) })
  if (engine !== 'prism') {
    throw new PipelineError('ARGUMENTS', `There is no engine \`${engine}\`; choose \`prism\` or \`twin\`.`)
  }
  if (fault !== undefined) {
    throw new PipelineError('ARGUMENTS', 'Only the twin breaks rules on purpose; add `--engine twin` to `--fault`.')
  }
  return startMock(options)
}

/** The fault with an id. */
function inboundFault(id: string): Fault {
  const fault = faults.find((candidate) => candidate.id === id && candidate.api === 'inbound')
  if (fault) return fault
  throw new PipelineError(
    'ARGUMENTS',
    `There is no inbound fault \`${id}\`; they are the files of mocks/faults/inbound.`,
  )
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
