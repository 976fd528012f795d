/**
 * The options of the stages that judge, in one place, by what they are about; a stage takes the groups it has use for.
 * An option is a field of its group's interface and a line of its group's function; nothing else repeats it.
 * Declares only; reads no value and loads no stage.
 */
import type { Command } from 'commander'
import { collect, duration, rate, wholeNumber } from '../lib/option-values.ts'

/** Which target, and how one gets in. */
export interface TargetFlags {
  /** Base URL of the target; wins over the file. */
  target?: string | undefined
  /** Target file. */
  config?: string | undefined
  /** Environment variable that holds the bearer token; wins over the file. */
  tokenEnv?: string | undefined
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
  /** Seed of everything random. */
  seed?: number | undefined
  /** Ids of the only checks to run; none: all. */
  only: readonly string[]
}

/** What is written down. */
export interface ReportFlags {
  /** Comma-separated ids of reporters. */
  reporter: string
  /** Folder for the reports. */
  out?: string | undefined
}

/** Adds the options about the target. */
export function targetOptions(command: Command): Command {
  return command
    .optionsGroup('Target:')
    .option('--target <url>', 'base URL of the target')
    .option('--config <file>', 'target file (YAML or JSON)')
    .option('--token-env <name>', 'environment variable that holds the bearer token')
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
    .option('--seed <n>', 'seed of everything random', wholeNumber)
    .option('--only <check>', 'run only this check (repeatable)', collect, [])
}

/** Adds the options about reports. */
export function reportOptions(command: Command): Command {
  return command
    .optionsGroup('Reports:')
    .option('--reporter <ids>', 'comma-separated: text, json, junit, html', 'text')
    .option('--out <dir>', 'folder for result.json, junit.xml, index.html')
}
