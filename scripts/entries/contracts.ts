/**
 * The contract suite as a value: a spec and a target in, events and one result out. The command `certify` is the same
 * with files, variables and reports around it.
 * Reads the spec; talks to the target, or to the `fetch` in its place; writes and prints nothing.
 */
import type { RunEvent } from '../../contracts/event.ts'
import type { Result } from '../../contracts/result.ts'
import { type RunOptions, run } from '../../contracts/run.ts'
import type { Capabilities, Target } from '../../contracts/target.ts'
import type { Fetch } from '../../contracts/transport/through-fetch.ts'
import { withAccessToken } from '../../contracts/transport/token-endpoint.ts'
import { DEFAULT_LIMITS } from '../certify/limits.ts'
import { loadTable } from '../certify/load-table.ts'
import { TIMEOUT_MS } from '../certify/load-target.ts'
import { capabilitiesOf, rateOf } from '../certify/safety.ts'
import { DEFAULT_SEED } from '../certify.ts'
import { PipelineError } from '../lib/errors.ts'

export type { RunEvent } from '../../contracts/event.ts'
export type { CoverageGap, Finding, Outcome, Result, Severity, Verdict } from '../../contracts/result.ts'
export type { Fetch } from '../../contracts/transport/through-fetch.ts'
export { type ErrorCode, PipelineError } from '../lib/errors.ts'

/** Who is judged. */
export interface JudgedTarget
  extends Partial<Pick<Target, 'name' | 'oauth' | 'tls' | 'data' | 'recipientKey' | 'rate' | 'timeoutMs'>> {
  /** URL that the paths of the spec are appended to. */
  baseUrl: string
  /** The bearer token. */
  token?: string
  /** What may be asked of it: everything on this machine, only what changes nothing elsewhere; it remembers nothing. */
  capabilities?: Partial<Capabilities>
}

/** What is judged, and how. */
export interface CertifyOptions
  extends Partial<
    Pick<RunOptions, 'seed' | 'profile' | 'budget' | 'operations' | 'shard' | 'only' | 'limits' | 'signal'>
  > {
  /** `inbound`, `outbound`, or an OpenAPI file. */
  spec: string
  target: JudgedTarget
  /** Answers in place of the network: the handler of a server in this process. Tokens of `oauth` are not asked of it. */
  fetch?: Fetch
}

/** A run: its events, as they are listened to, and what they come to. */
export interface Certification extends AsyncIterable<RunEvent> {
  /**
   * Runs to the end of what has not been listened to.
   *
   * @throws PipelineError when the run cannot begin, or was left before its end
   */
  result(): Promise<Result>
}

/**
 * Judges a target; nothing is sent before somebody listens or asks for the result. Leaving the loop ends the run.
 *
 * @example
 * const run = certify({ spec: 'outbound', target: { baseUrl: 'http://localhost' }, fetch: receiver.fetch })
 * for await (const event of run) if (event.type === 'judgement') console.log(event.check, event.outcome)
 * const { verdict } = await run.result()
 */
export function certify(options: CertifyOptions): Certification {
  let result: Result | undefined
  async function* judged(): AsyncGenerator<RunEvent> {
    for await (const event of run(await runOptions(options))) {
      if (event.type === 'end') result = event.result
      yield event
    }
  }
  const events = judged()
  return {
    [Symbol.asyncIterator]: () => events,
    async result() {
      for (;;) {
        const { done } = await events.next()
        if (done) break
      }
      if (result === undefined) throw new PipelineError('TARGET', 'The run was left before its end; it has no result.')
      return result
    },
  }
}

/** The run that is meant. */
async function runOptions({ spec, target, ...options }: CertifyOptions): Promise<RunOptions> {
  const { table } = await loadTable(spec)
  const { seed = DEFAULT_SEED, only = [], limits = DEFAULT_LIMITS } = options
  return { ...options, seed, only, limits, table, target: await withAccessToken(targetOf(target)) }
}

/** The target with what goes without saying. @throws PipelineError `ARGUMENTS` when its URL is none */
function targetOf({ token, capabilities, ...said }: JudgedTarget): Target {
  const url = URL.parse(said.baseUrl)
  if (!url) throw new PipelineError('ARGUMENTS', 'The base URL must be an http or https URL without query or fragment.')
  const rate = said.rate ?? rateOf(url, undefined, {})
  return {
    ...{ data: {}, timeoutMs: TIMEOUT_MS, ...said },
    ...(token === undefined ? {} : { bearer: { token, name: 'TOKEN' } }),
    ...(rate === undefined ? {} : { rate }),
    capabilities: { ...capabilitiesOf(url, undefined, {}), ...capabilities },
  }
}
