/**
 * The options of the stages that judge, in one place, by what they are about; a stage takes the groups it has use for.
 * An option is a field of its group's interface and a line of its group's function; nothing else repeats it.
 * Declares only; reads no value and loads no stage.
 */
import { type Command, Option } from 'commander'
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../../contracts/profile.ts'
import type { Severity, Shard } from '../../contracts/result.ts'
import { collect, duration, instant, rate, shard, wholeNumber } from '../lib/option-values.ts'

/** Which target, and how one gets in. */
export interface TargetFlags {
  /** Base URL of the target; wins over the file. */
  target?: string | undefined
  /** Target file. */
  config?: string | undefined
  /** Environment variable that holds the bearer token; wins over the file. */
  tokenEnv?: string | undefined
  /** File with certificates of authorities to trust; wins over the target file. */
  ca?: string | undefined
  /** Operations that change something may be called on a target that is not on this machine. */
  allowWrites?: boolean | undefined
  /** Most requests a second; wins over the file. */
  rate?: number | undefined
}

/** Where a run ends at the latest, and whether it is only shown. */
export interface LimitFlags {
  /** Most requests of the run. */
  maxRequests?: number | undefined
  /** Most time of the run, in milliseconds. */
  maxTime?: number | undefined
  /** Prints what would be sent and sends nothing. */
  plan?: boolean | undefined
}

/** What is asked of it. */
export interface ScopeFlags {
  /** How much is asked. */
  profile?: Profile | undefined
  /** Requests that the profile `deep` may send. */
  budget?: number | undefined
  /** Ids of the only checks to run; none: all. */
  only: readonly string[]
  /** Names of the only operations to ask; none: all. */
  operation?: readonly string[] | undefined
  /** The part of the operations to ask; all when it is not given. */
  shard?: Shard | undefined
  /** Seed of everything random. */
  seed?: number | undefined
}

/** What fails a run. */
export interface VerdictFlags {
  /** The lightest weight that does. */
  failOn?: Severity | undefined
  /** Whether coverage gaps do. */
  requireCoverage?: boolean | undefined
  /** List of failures that are allowed for a while; without it, the one that is called like the target. */
  knownFailures?: string | undefined
  /** The time that counts as now. */
  now?: Date | undefined
}

/** What is kept of a run besides its reports. */
export interface RecordFlags {
  /** File for everything that was sent and answered. */
  record?: string | undefined
}

/** What is written down. */
export interface ReportFlags {
  /** Comma-separated ids of reporters. */
  reporter: string
  /** Folder for the reports. */
  out?: string | undefined
}

/** What is attested. */
export interface CertificateFlags {
  /** File for the certificate. */
  certificate?: string | undefined
  /** File with the private key it is signed with. */
  signingKey?: string | undefined
  /** Environment variable that holds that key. */
  signingKeyEnv?: string | undefined
  /** What the operator of the target says it runs. */
  targetVersion?: string | undefined
}

/** Adds the options about the target. */
export function targetOptions(command: Command): Command {
  return command
    .optionsGroup('Target:')
    .option('--target <url>', 'base URL of the target')
    .option('--config <file>', 'target file (YAML or JSON)')
    .option('--token-env <name>', 'environment variable that holds the bearer token')
    .option('--ca <file>', 'certificates (PEM) of authorities to trust besides the known ones')
    .option('--allow-writes', 'call what changes something on a target that is not on this machine')
    .option('--rate <n>', 'most requests a second (not on this machine: 10 unless told otherwise)', rate)
}

/** Adds the options about how far a run goes. */
export function limitOptions(command: Command): Command {
  return command
    .optionsGroup('Limits:')
    .option('--plan', 'print every request that would be sent, as text or by `--reporter json`, and send none')
    .option('--max-requests <n>', 'end after this many requests (default: 20000)', wholeNumber)
    .option('--max-time <time>', 'end after this time, like 90s, 10m or 1h (default: 30m)', duration)
}

/** Adds the options about what is asked. */
export function scopeOptions(command: Command): Command {
  return command
    .optionsGroup('Scope:')
    .addOption(new Option('--profile <name>', 'how much is asked').choices(PROFILES).default(DEFAULT_PROFILE))
    .option('--budget <n>', 'requests that the profile `deep` may send, more or less', wholeNumber)
    .option('--only <check>', 'run only this check (repeatable)', collect, [])
    .option('--operation <name>', 'ask only this operation, by id or as "GET /path" (repeatable)', collect, [])
    .option('--shard <i/n>', 'ask only the i-th of n parts of the operations; `merge` joins the results', shard)
    .option('--seed <n>', 'seed of everything random', wholeNumber)
}

/** Adds the options about what fails a run. */
export function verdictOptions(command: Command): Command {
  return command
    .optionsGroup('Verdict:')
    .addOption(
      new Option('--fail-on <weight>', 'the lightest rule that fails the run when it is broken')
        .choices(['must', 'should', 'may'])
        .default('must'),
    )
    .option('--require-coverage', 'fail on operations and documented statuses that were never seen')
    .option('--known-failures <file>', 'failures allowed for a while (default: known-failures/TARGET.yaml)')
    .option('--now <time>', 'the time that counts as now, like 2026-12-31 or 2026-12-31T12:00:00Z', instant)
}

/** Adds the option about keeping what was sent. */
export function recordOptions(command: Command): Command {
  return command
    .optionsGroup('Reports:')
    .addOption(
      new Option('--record <file>', 'write every exchange as an HTTP archive (HAR), secrets hidden').conflicts('plan'),
    )
}

/** Adds the options about reports. */
export function reportOptions(command: Command): Command {
  return command
    .optionsGroup('Reports:')
    .option('--reporter <ids>', 'comma-separated: text, json, junit, html, markdown, github, badge', 'text')
    .option('--out <dir>', 'folder for result.json, junit.xml, index.html, summary.md, badge.svg')
}

/** Adds the options about the certificate. */
export function certificateOptions(command: Command): Command {
  return command
    .optionsGroup('Certificate:')
    .option('--certificate <file>', 'write what was judged and found, for `verify-certificate`')
    .option('--signing-key <file>', 'sign it (JWS) with this private key: PEM or JWK, P-256 or Ed25519')
    .option('--signing-key-env <name>', 'the same key, from an environment variable')
    .option('--target-version <text>', 'what the target runs, as its operator says')
}
