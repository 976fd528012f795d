/**
 * A run whose target the environment names, for those who start the suite without the command line: `TARGET` (a URL),
 * `CONFIG` (a target file), `TOKEN_ENV` (a variable's name), `ALLOW_WRITES=1` (as
 * `--allow-writes`); with neither target nor file, a mock started for the run.
 * Reads specs, the target file and the environment; talks to the target.
 */
import type { Result } from '../../contracts/result.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { certifyTarget } from '../certify.ts'
import { canonicalFile } from '../lib/apis.ts'
import { type LoadedSpec, loadSpec } from '../lib/load-spec.ts'
import type { OperationsTable } from '../lib/operations.ts'
import { loadTable } from './load-table.ts'
import { loadTarget } from './load-target.ts'
import { readTargetFile } from './target-file.ts'

/** Starts a mock; handed in, because a stage that judges knows no mock. */
export type StartMock = (options: {
  spec: LoadedSpec
  table: OperationsTable
  port: number
  host: string
  tokens: readonly string[]
}) => Promise<{ url: string; close(): Promise<void> }>

/** The only token the mock of a run accepts; it opens nothing else. */
const MOCK_TOKEN = 'embedded-mock-token'

/** A variable that is set to something. */
function variable(environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = environment[name]
  return value === '' ? undefined : value
}

/** Judges a mock that lives as long as the run. */
async function certifyMock(api: string, startMock: StartMock): Promise<Result> {
  const spec = await loadSpec(canonicalFile(api))
  const { table } = await loadTable(api)
  const mock = await startMock({ spec, table, port: 0, host: '127.0.0.1', tokens: [MOCK_TOKEN] })
  try {
    return await certifyTarget({ table, target: embeddedTarget(table, { url: mock.url, token: MOCK_TOKEN }) })
  } finally {
    await mock.close()
  }
}

/**
 * Judges the target the environment names; resolves to the reason when that target is for another API.
 *
 * @throws PipelineError of whatever cannot be read, understood or reached
 */
export async function certifyFromEnvironment(
  alias: string,
  startMock: StartMock,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ result: Result } | { absence: string }> {
  const target = variable(environment, 'TARGET')
  const config = variable(environment, 'CONFIG')
  const tokenEnv = variable(environment, 'TOKEN_ENV')
  const { table, names } = await loadTable(alias)
  if (target === undefined && config === undefined) return { result: await certifyMock(table.api, startMock) }
  const api = config === undefined ? undefined : (await readTargetFile(config)).content.api
  if (api !== undefined && !names.includes(api)) return { absence: `The target file is for the API \`${api}\`.` }
  const options = { names, table }
  const allowWrites = variable(environment, 'ALLOW_WRITES') === '1'
  const loaded = await loadTarget({ target, config, tokenEnv, allowWrites }, options, environment)
  return { result: await certifyTarget({ table, target: loaded }) }
}
