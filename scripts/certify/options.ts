/**
 * The options of the stages that judge, in one place, by what they are about; a stage takes the groups it has use for.
 * An option is a field of its group's interface and a line of its group's function; nothing else repeats it.
 * Declares only; reads no value and loads no stage.
 */
import type { Command } from 'commander'
import { collect, wholeNumber } from '../lib/option-values.ts'

/** Which target, and how one gets in. */
export interface TargetFlags {
  /** Base URL of the target; wins over the file. */
  target?: string | undefined
  /** Target file. */
  config?: string | undefined
  /** Environment variable that holds the bearer token; wins over the file. */
  tokenEnv?: string | undefined
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
