/**
 * Options that mean something to the twin only: said to another engine they would be ignored in silence.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import type { MockArguments } from '../mock.ts'

/** Their names as arguments. */
const TWIN_ONLY = [
  'fault',
  'chaos',
  'controlPort',
  'seed',
  'rows',
  'store',
  'notify',
  'notifyTokenEnv',
  'notifyCert',
  'notifyKey',
  'notifyCa',
  'notifyBatch',
  'oauthKey',
  'credentialsKey',
] as const satisfies readonly (keyof MockArguments)[]

/** @throws PipelineError `ARGUMENTS` when one of them is given */
export function refuseTwinOptions(args: MockArguments): void {
  const name = TWIN_ONLY.find((one) => args[one] !== undefined)
  if (name === undefined) return
  const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw new PipelineError('ARGUMENTS', `Only the twin takes \`${option}\`; add \`--engine twin\`.`)
}
