/**
 * Joins target file, command line and environment to the target the suite is handed.
 * Reads the target file and what it names; never repeats a secret.
 */
import type { Target } from '../../contracts/target.ts'
import { PipelineError, type Place } from '../lib/errors.ts'
import type { OperationsTable } from '../lib/operations.ts'
import { isServedByReaders } from '../lib/served-by-readers.ts'
import type { Environment } from './named-values.ts'
import type { TargetFlags } from './options.ts'
import { encryption } from './recipient-key.ts'
import { capabilitiesOf, rateOf } from './safety.ts'
import { signIn } from './sign-in.ts'
import { type ReadTargetFile, readTargetFile } from './target-file.ts'

/** How long an answer may take when nobody says. */
export const TIMEOUT_MS = 10_000

/** What the spec says of its targets. */
export interface TargetApi {
  /** Names a target file may call the API by; the id first. */
  names: readonly string[]
  table: Pick<OperationsTable, 'servers'>
}

/** A base URL without trailing slash. @throws PipelineError `ARGUMENTS` that repeats no part of it. */
function baseUrlOf(text: string, said: string, place: Place | undefined): URL {
  const refuse = (problem: string) => new PipelineError('ARGUMENTS', `The base URL ${said} ${problem}`, place)
  if (!URL.canParse(text)) throw refuse('is no absolute URL; write it like https://host/path.')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('is neither http nor https.')
  if (url.username !== '' || url.password !== '') {
    throw refuse('carries credentials; remove them and name the token by `--token-env`.')
  }
  if (/[?#]/.test(text)) throw refuse('has a query or a fragment; paths are appended to it, so remove them.')
  return url
}

/** The URL as the suite appends to it. */
const withoutSlash = (url: URL): string => url.href.replace(/\/+$/, '')

/** Where the target is: command line, then file. */
function locate(options: TargetFlags, file: ReadTargetFile | undefined, api: TargetApi): URL {
  if (options.target !== undefined) return baseUrlOf(options.target, 'after `--target`', undefined)
  const written = file?.content.baseUrl
  if (file && written !== undefined) return baseUrlOf(written, 'of the target file', file.placeOf('/baseUrl'))
  const servers = api.table.servers.map(({ url }) => url).filter((url) => URL.canParse(url))
  const known = servers.length === 0 ? '' : ` The spec names ${servers.join(', ')}.`
  const remedy = file
    ? 'add `baseUrl` to the target file, or `--target URL`.'
    : 'add `--target URL`, or `--config FILE` with a `baseUrl`.'
  throw new PipelineError('ARGUMENTS', `No target is given; ${remedy}${known}`, file?.placeOf(''))
}

/** The target of a run. @throws PipelineError `ARGUMENTS`, `FILE` or `SPEC`. */
export async function loadTarget(options: TargetFlags, api: TargetApi, environment: Environment): Promise<Target> {
  const file = options.config === undefined ? undefined : await readTargetFile(options.config)
  const named = file?.content.api
  if (file && named !== undefined && !api.names.includes(named)) {
    const sentence = `The target file is for the API \`${named}\`, the spec is \`${api.names[0] ?? ''}\`.`
    throw new PipelineError('ARGUMENTS', sentence, file.placeOf('/api'))
  }
  const url = locate(options, file, api)
  const rate = rateOf(url, file, options)
  return {
    ...(file ? { name: file.name } : {}),
    baseUrl: withoutSlash(url),
    ...(await signIn(options, file, environment)),
    ...(await encryption(options, file, environment)),
    data: file?.content.data ?? {},
    capabilities: capabilitiesOf(url, file, options, isServedByReaders(api.table)),
    ...(rate === undefined ? {} : { rate }),
    timeoutMs: file?.content.timeoutMs ?? TIMEOUT_MS,
  }
}
