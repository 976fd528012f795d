/**
 * The stage that serves an API from its spec until it is told to stop.
 * Reads the spec; writes nothing; says on stderr where it listens.
 */
import { startMock } from '../mocks/prism.ts'
import { operationsTable } from './emitters/operations.ts'
import { specFile } from './lib/apis.ts'
import { loadSpec } from './lib/load-spec.ts'

/** Arguments of the stage. */
export interface MockArguments {
  /** Alias or id of an API, or an OpenAPI file. */
  spec: string
  /** 0 picks a free one. */
  port: number
  host: string
  /** Tokens that are accepted; none: any. */
  token: string[]
}

/**
 * Serves an API; resolves to the exit status once SIGTERM or SIGINT came and the answers under way are given.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC` or `PORT`
 */
export async function mock({ spec, port, host, token }: MockArguments): Promise<number> {
  const loaded = await loadSpec(await specFile(spec))
  const running = await startMock({ spec: loaded, table: operationsTable(loaded), port, host, tokens: token })
  const stopped = stopSignal()
  process.stderr.write(`${loaded.api} is mocked at ${running.url}\n`)
  await stopped
  await running.close()
  return 0
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
