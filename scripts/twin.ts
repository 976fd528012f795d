/**
 * The stage that moves a running twin into the state a test needs, over its control API.
 * Reads the document of that API, from which its commands are derived; writes what the twin answers to stdout.
 * Exit status 0 done, 1 the twin refuses, 2 it could not be asked.
 */
import { join } from 'node:path'
import { Command } from 'commander'
import { operationsTable } from './emitters/operations.ts'
import { ROOT } from './lib/apis.ts'
import { PipelineError } from './lib/errors.ts'
import { isObject } from './lib/json.ts'
import { loadSpec } from './lib/load-spec.ts'
import { type ControlRequest, declareOperations } from './twin/commands.ts'

const CONTROL_SPEC = join(ROOT, 'mocks/twin/control/control.openapi.yaml')

/** Patience with the twin, in milliseconds: a million authorisations take their time. */
const PATIENCE = 60_000

/**
 * Runs one command.
 *
 * @throws PipelineError `NETWORK` when nobody answers, `ARGUMENTS` when the address is none
 */
export async function twin(argv: readonly string[]): Promise<number> {
  let status = 0
  const program = new Command('d1-contracts twin')
    .description('move a running twin into the state a test needs')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
  declareOperations(program, operationsTable(await loadSpec(CONTROL_SPEC)), async (request, control) => {
    status = await ask(request, control)
  })
  await program.parseAsync([...argv], { from: 'user' })
  return status
}

/** Asks and tells what was answered. */
async function ask({ method, path, query, body }: ControlRequest, control: string): Promise<number> {
  if (!/^https?:/.test(control) || !URL.canParse(path, control)) {
    throw new PipelineError(
      'ARGUMENTS',
      'The control API cannot have this address; give one like http://127.0.0.1:4011.',
    )
  }
  const url = new URL(path, control)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const answer = await answerOf(url, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (answer.isOk) {
    process.stdout.write(`${JSON.stringify(answer.content, null, 2)}\n`)
    return 0
  }
  const { content } = answer
  process.stderr.write(`d1-contracts: ${isObject(content) ? String(content.error) : 'The twin refuses.'} [TWIN]\n`)
  return 1
}

async function answerOf(url: URL, request: RequestInit): Promise<{ isOk: boolean; content: unknown }> {
  try {
    const response = await fetch(url, request)
    return { isOk: response.ok, content: await response.json() }
  } catch (cause) {
    const start = `mock inbound --engine twin --control-port ${url.port || '4011'}`
    const sentence = `There is no control API at ${url.origin}; start a twin with \`${start}\`.`
    throw new PipelineError('NETWORK', sentence, undefined, { cause })
  }
}
