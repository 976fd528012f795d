/**
 * Whom the twin notifies, as the command line says it.
 * Reads the token from the environment and certificates from their files; never repeats either.
 */
import { readText } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'

/** What the command line says about the bank. */
export interface BankArguments {
  /** Base address of the bank; none: nobody is notified. */
  notify?: string | undefined
  /** Variable of the environment that holds the bearer token for the bank. */
  notifyTokenEnv?: string | undefined
  /** Files of the client certificate and its key, and of who is trusted beside the system, in PEM. */
  notifyCert?: string | undefined
  notifyKey?: string | undefined
  notifyCa?: string | undefined
  /** Authorisations in one notification. */
  notifyBatch?: number | undefined
}

/** Whom to notify and how. */
export interface Bank {
  url: string
  token?: string | undefined
  tls: { cert?: string; key?: string; ca?: string }
  batch?: number | undefined
}

/**
 * The bank; `undefined` when none is named.
 *
 * @throws PipelineError `ARGUMENTS` when something is missing, `FILE` when a file cannot be read
 */
export async function bankIn(args: BankArguments): Promise<Bank | undefined> {
  const { notify: url, notifyTokenEnv, notifyCert: cert, notifyKey: key, notifyCa: ca, notifyBatch: batch } = args
  if (url === undefined) {
    const said = [notifyTokenEnv, cert, key, ca, batch].some((value) => value !== undefined)
    if (said) throw new PipelineError('ARGUMENTS', 'Nobody is notified; add `--notify URL` to what is said about it.')
    return undefined
  }
  if ((cert === undefined) !== (key === undefined)) {
    const sentence = 'A client certificate comes with its key; give both `--notify-cert` and `--notify-key`.'
    throw new PipelineError('ARGUMENTS', sentence)
  }
  const files = Object.entries({ cert, key, ca }).filter(([, file]) => file !== undefined)
  const read = await Promise.all(files.map(async ([name, file = '']) => [name, await readText(file)] as const))
  return { url, token: tokenIn(notifyTokenEnv), tls: Object.fromEntries(read), batch }
}

function tokenIn(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const token = process.env[name]
  if (token !== undefined && /^[A-Za-z0-9._~+/=-]+$/.test(token)) return token
  const problem = token === undefined || token === '' ? 'is not set' : 'holds no bearer token'
  throw new PipelineError(
    'ARGUMENTS',
    `The variable \`${name}\` ${problem}; set it to the token that the bank expects.`,
  )
}
