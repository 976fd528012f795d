/**
 * The stage that judges recorded exchanges against a spec, without a network, and reports.
 * Reads the recording and the spec; writes the reports that were asked for. Exit status 0 conforms, 1 broken, 2 could not
 * judge.
 */
import { checks } from '../contracts/checks/index.ts'
import { selectChecks, selectOperations } from '../contracts/judging/selection.ts'
import { judgeAgain } from '../contracts/recording/judge-again.ts'
import { type Below, serverAddresses } from '../contracts/recording/matching.ts'
import type { Result } from '../contracts/result.ts'
import type { Target } from '../contracts/target.ts'
import { parseBaseUrl } from '../contracts/transport/transport.ts'
import { chooseReports } from './certify/choose-reports.ts'
import { openHar } from './certify/har-file.ts'
import { policyOf } from './certify/judge-by.ts'
import { loadTable } from './certify/load-table.ts'
import type { ReportFlags, VerdictFlags } from './certify/options.ts'
import { tellResult } from './certify/tell-result.ts'
import { beginReports } from './certify/write-reports.ts'
import type { Surroundings } from './certify.ts'
import { PipelineError } from './lib/errors.ts'
import type { OperationsTable } from './lib/operations.ts'

/** Arguments of the stage. */
export interface ReplayArguments extends VerdictFlags, ReportFlags {
  /** The recording. */
  file: string
  /** Alias or id of an API, or an OpenAPI file. */
  spec: string
  /** What the paths of the spec were appended to; entries of other addresses are passed over. */
  baseUrl?: string | undefined
  /** Ids of the only checks to run; none: all. */
  only: readonly string[]
  /** Names of the only operations to judge; none: all. */
  operation?: readonly string[] | undefined
}

/** Judges a recording and writes the reports; resolves to the exit status. @throws PipelineError when it cannot be read. */
export async function replay(
  args: ReplayArguments,
  around: Omit<Surroundings, 'signals'> = { stdout: process.stdout, stderr: process.stderr, environment: process.env },
): Promise<number> {
  const chosen = chooseReports(args.reporter, args.out, around.environment)
  const { table } = await loadTable(args.spec)
  const { only, operation: operations = [], now } = args
  selectChecks(checks, only)
  selectOperations(table.operations, operations)
  const given = args.baseUrl === undefined ? undefined : addressOf(args.baseUrl)
  const har = await openHar(args.file)
  const entries = har.entries[Symbol.asyncIterator]()
  // The first one tells whose recording it is.
  const first = await entries.next()
  const run = har.run()
  const target = targetOf(table, args.baseUrl ?? run?.baseUrl, run?.target)
  const policy = await policyOf(args, run?.target)
  const reports = await beginReports(chosen, args.out, around, around.environment)
  const addresses = given ? [given] : [...(run ? [addressOf(run.baseUrl)] : []), ...serverAddresses(table)]
  const options = { table, target, run, addresses, only, operations, policy, now: () => now ?? new Date() }
  async function* all() {
    for (let next = first; !next.done; next = await entries.next()) yield next.value
  }
  let result: Result | undefined
  for await (const event of judgeAgain({ ...options, entries: all() })) {
    reports.on(event)
    if (event.type === 'end') result = event.result
  }
  if (result === undefined) throw new PipelineError('INTERNAL', 'The recording was judged without a result.')
  return tellResult(result, { reports, chosen, stderr: around.stderr })
}

/** Host and path of a base URL. @throws PipelineError `ARGUMENTS` when it is none. */
function addressOf(baseUrl: string): Below {
  const { origin, prefix } = parseBaseUrl(baseUrl)
  return { host: new URL(origin).host, prefix }
}

/** What is known about the target of a recording. */
function targetOf(table: OperationsTable, baseUrl: string | undefined, name: string | undefined): Target {
  return {
    ...(name === undefined ? {} : { name }),
    baseUrl: baseUrl ?? table.servers[0]?.url ?? '',
    data: {},
    capabilities: { writes: false, stateful: false },
    timeoutMs: 0,
  }
}
