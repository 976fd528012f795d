/**
 * Runs Redocly as a child process: the package has no programmatic entry.
 * Keeps it quiet and off the network: no telemetry, no update notice, nothing of the environment but what it needs.
 */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What Redocly left behind. */
export interface RedoclyRun {
  /** Whether its exit status was 0. */
  isDone: boolean
  stdout: string
  stderr: string
}

/** Milliseconds until a run counts as hung. */
const TIMEOUT = 60_000

/** Variables that keep Redocly quiet and off the network. */
const QUIET = {
  CI: 'true',
  NO_COLOR: '1',
  REDOCLY_SDK_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_TELEMETRY: 'off',
}

/** Runs one command of Redocly to its end. */
export function redocly(args: readonly string[]): Promise<RedoclyRun> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js')
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
  const options = { env: { PATH, HOME, TMPDIR, ...QUIET }, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      resolve({ isDone: error === null, stdout, stderr: stderr.trim() === '' && error ? error.message : stderr })
    })
  })
}
