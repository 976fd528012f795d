/**
 * The stage that judges a target against a spec and reports.
 * Reads the spec (or its generated table), the target file and the variables it names; talks to the target; writes the
 * reports that were asked for. Exit status 0 conforms, 1 a `must` is broken, 2 could not judge.
 */
import { checks } from '../contracts/checks/index.ts'
import type { RunEvent } from '../contracts/event.ts'
import { selectChecks } from '../contracts/judging/selection.ts'
import { DEFAULT_PROFILE } from '../contracts/profile.ts'
import type { RecordedRun } from '../contracts/recording/har.ts'
import type { Result } from '../contracts/result.ts'
import { askedOf, type RunOptions, runByTurns } from '../contracts/run.ts'
import { withAccessToken } from '../contracts/transport/token-endpoint.ts'
import { chooseReports } from './certify/choose-reports.ts'
import { interruption, type SignalSource } from './certify/interruption.ts'
import { policyOf } from './certify/judge-by.ts'
import { DEFAULT_LIMITS, limitsOf } from './certify/limits.ts'
import { loadTable } from './certify/load-table.ts'
import { loadTarget } from './certify/load-target.ts'
import type {
  CertificateFlags,
  LimitFlags,
  RecordFlags,
  ReportFlags,
  ScopeFlags,
  TargetFlags,
  VerdictFlags,
} from './certify/options.ts'
import { printPlan } from './certify/print-plan.ts'
import { recordTo } from './certify/record-file.ts'
import { tellResult } from './certify/tell-result.ts'
import { progressLine } from './certify/terminal.ts'
import { certificateWriter } from './certify/write-certificate.ts'
import { beginReports, type Reports, type Streams } from './certify/write-reports.ts'
import { PipelineError } from './lib/errors.ts'

/** The seed when none is given: fixed, so that two runs send the same requests. */
export const DEFAULT_SEED = 1

/** Arguments of the stage. */
export interface CertifyArguments
  extends TargetFlags,
    ScopeFlags,
    LimitFlags,
    VerdictFlags,
    ReportFlags,
    RecordFlags,
    CertificateFlags {
  /** Alias or id of an API, or an OpenAPI file. */
  spec: string
}

/** What the stage finds around it. */
export interface Surroundings extends Streams {
  signals: SignalSource
  environment: Readonly<Record<string, string | undefined>>
}

/** One run; what is not given is as usual. */
export interface TargetRun extends Partial<Omit<RunOptions, 'table' | 'target'>>, Pick<RunOptions, 'table' | 'target'> {
  /** Hears every event. */
  listen?: ((event: RunEvent) => void) | undefined
}

/** Judges a target that is at hand as values; resolves to the result. @throws PipelineError when it cannot begin. */
export async function certifyTarget({ listen, ...options }: TargetRun): Promise<Result> {
  const { seed = DEFAULT_SEED, only = [], limits = DEFAULT_LIMITS } = options
  const target = await withAccessToken(options.target)
  let result: Result | undefined
  for await (const events of runByTurns({ ...options, target, seed, only, limits })) {
    for (const event of events) {
      listen?.(event)
      if (event.type === 'end') result = event.result
    }
  }
  if (result === undefined) throw new PipelineError('INTERNAL', 'The run ended without a result.')
  return result
}

/**
 * Judges a target and writes the reports; resolves to the exit status.
 *
 * @throws PipelineError `ARGUMENTS`, `FILE`, `SPEC`, `NETWORK` or `TARGET`: nothing was judged then
 */
export async function certify(
  args: CertifyArguments,
  around: Surroundings = {
    stdout: process.stdout,
    stderr: process.stderr,
    signals: process,
    environment: process.env,
  },
): Promise<number> {
  if (args.budget !== undefined && args.profile !== 'deep') {
    throw new PipelineError('ARGUMENTS', 'A `--budget` is for the profile that goes deep; add `--profile deep`.')
  }
  const chosen = chooseReports(args.reporter, args.out, around.environment)
  const { table, names } = await loadTable(args.spec)
  const target = await loadTarget(args, { names, table }, around.environment)
  const { only, seed = DEFAULT_SEED, profile, budget, shard, operation: operations } = args
  const asked = { table, target, seed, only, operations, shard, profile, budget }
  if (args.plan) {
    await printPlan({ ...asked, reporter: args.reporter, limits: limitsOf(args) }, around)
    return 0
  }
  // Before old reports are taken away for a run that cannot begin.
  selectChecks(checks, only)
  askedOf(asked)
  const policy = await policyOf(args, target.name)
  const signedIn = await withAccessToken(target)
  const attest = await certificateWriter(args, around.environment)
  const record =
    args.record === undefined ? undefined : await recordTo(args.record, recordedRun(asked), { table, target: signedIn })
  const reports = await beginReports(chosen, args.out, around, around.environment)
  const what = { ...asked, target: signedIn, policy, limits: limitsOf(args), ...nowOf(args), onTalk: record?.onTalk }
  const result = await attended(around, reports, (attendance) => certifyTarget({ ...what, ...attendance })).catch(
    (thrown: unknown) => {
      record?.discard()
      throw thrown
    },
  )
  record?.close()
  return tellResult(result, { reports, chosen, stderr: around.stderr, attest })
}

/** What a recording says of its run. */
function recordedRun({ table, target, seed, profile = DEFAULT_PROFILE, shard }: RunOptions): RecordedRun {
  const { api, specSha256 } = table
  const named = target.name === undefined ? {} : { target: target.name }
  return { api, specSha256, baseUrl: target.baseUrl, ...named, seed, profile, ...(shard ? { shard } : {}) }
}

/** The clock of a run whose time is given. */
function nowOf({ now }: CertifyArguments): Pick<RunOptions, 'now'> {
  return now === undefined ? {} : { now: () => now }
}

/** Does a run with progress on the terminal, reports listening, and an ear for Ctrl-C. */
async function attended(
  { signals, stderr }: Surroundings,
  reports: Reports,
  work: (attendance: Required<Pick<TargetRun, 'listen' | 'signal'>>) => Promise<Result>,
): Promise<Result> {
  const progress = progressLine(stderr, () => performance.now())
  const stop = interruption(signals, () => {
    progress.end()
    stderr.write('Stopping; the report of what ran follows. A second Ctrl-C ends at once.\n')
  })
  const listen = (event: RunEvent) => {
    reports.on(event)
    progress.on(event)
  }
  return work({ listen, signal: stop.signal }).finally(() => {
    stop.release()
    progress.end()
  })
}
