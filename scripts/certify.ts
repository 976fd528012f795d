/**
 * The stage that judges a target against a spec and reports.
 * Reads the spec (or its generated table), the target file and the variables it names; talks to the target; writes the
 * reports that were asked for. Exit status 0 conforms, 1 a `must` is broken, 2 could not judge.
 */
import { checks } from '../contracts/checks/index.ts'
import type { RunEvent } from '../contracts/event.ts'
import { selectChecks } from '../contracts/judging/selection.ts'
import { VERDICT_WORDS } from '../contracts/reporters/view/words.ts'
import type { Result, Verdict } from '../contracts/result.ts'
import { type RunLimits, run } from '../contracts/run.ts'
import type { Target } from '../contracts/target.ts'
import { chooseReports } from './certify/choose-reports.ts'
import { interruption, type SignalSource } from './certify/interruption.ts'
import { DEFAULT_LIMITS, limitsOf } from './certify/limits.ts'
import { loadTable } from './certify/load-table.ts'
import { loadTarget } from './certify/load-target.ts'
import type { LimitFlags, ReportFlags, ScopeFlags, TargetFlags } from './certify/options.ts'
import { printPlan } from './certify/print-plan.ts'
import { progressLine } from './certify/terminal.ts'
import { beginReports, type Streams } from './certify/write-reports.ts'
import { PipelineError } from './lib/errors.ts'
import type { OperationsTable } from './lib/operations.ts'

/** The seed when none is given: fixed, so that two runs send the same requests. */
export const DEFAULT_SEED = 1

/** Exit status of each verdict. */
const STATUS: Record<Verdict, number> = { conforms: 0, violates: 1, 'could-not-judge': 2 }

/** Arguments of the stage. */
export interface CertifyArguments extends TargetFlags, ScopeFlags, LimitFlags, ReportFlags {
  /** Alias or id of an API, or an OpenAPI file. */
  spec: string
}

/** What the stage finds around it. */
export interface Surroundings extends Streams {
  signals: SignalSource
  environment: Readonly<Record<string, string | undefined>>
}

/** One run. */
export interface TargetRun {
  table: OperationsTable
  target: Target
  /** {@link DEFAULT_SEED} when it is not given. */
  seed?: number | undefined
  /** Ids of the only checks to run; none: all. */
  only?: readonly string[]
  /** Hears every event. */
  listen?: (event: RunEvent) => void
  /** Asks the run to stop early; it still has a result. */
  signal?: AbortSignal | undefined
  /** Where it ends at the latest; {@link DEFAULT_LIMITS} when it is not given. */
  limits?: RunLimits | undefined
}

/** Judges a target that is at hand as values; resolves to the result. @throws PipelineError when it cannot begin. */
export async function certifyTarget({ listen, ...options }: TargetRun): Promise<Result> {
  const { seed = DEFAULT_SEED, only = [], limits = DEFAULT_LIMITS } = options
  let result: Result | undefined
  for await (const event of run({ ...options, seed, only, limits })) {
    listen?.(event)
    if (event.type === 'end') result = event.result
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
  const chosen = chooseReports(args.reporter, args.out)
  const { table, names } = await loadTable(args.spec)
  const target = await loadTarget(args, { names, table }, around.environment)
  const { only, seed = DEFAULT_SEED } = args
  if (args.plan) {
    await printPlan({ table, target, seed, only, reporter: args.reporter }, around)
    return 0
  }
  // Before old reports are taken away for a run that cannot begin.
  selectChecks(checks, args.only)
  const reports = await beginReports(chosen, args.out, around, around.environment)
  const progress = progressLine(around.stderr, () => performance.now())
  const stop = interruption(around.signals, () => {
    progress.end()
    around.stderr.write('Stopping; the report of what ran follows. A second Ctrl-C ends at once.\n')
  })
  const listen = (event: RunEvent) => {
    reports.on(event)
    progress.on(event)
  }
  const limits = limitsOf(args)
  const result = await certifyTarget({ table, target, only, seed, listen, limits, signal: stop.signal }).finally(() => {
    stop.release()
    progress.end()
  })
  const written = await reports.write()
  const told = chosen.some(({ reporter }) => reporter.id === 'text')
  if (!told) around.stderr.write(`${VERDICT_WORDS[result.verdict]}: ${result.reason}\n`)
  for (const file of written) around.stderr.write(`${file} is written\n`)
  return STATUS[result.verdict]
}
