/**
 * Lints a document with Redocly, run as a child process: the package has no programmatic entry.
 * Writes the document to a temporary folder and removes it. No telemetry, no update notice, no network.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../lib/apis.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'

/** The rules and what they are switched off for. */
export const RULES_FILE = join(ROOT, 'specs/redocly.yaml')

/** What Redocly says about one node. */
export interface LintProblem {
  rule: string
  severity: 'error' | 'warning'
  message: string
  pointer: string
}

/** Milliseconds until a lint run counts as hung. */
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

/**
 * Lints the text of a document.
 *
 * @throws PipelineError `SPEC` when Redocly itself fails
 */
export async function lint(text: string): Promise<LintProblem[]> {
  const folder = await mkdtemp(join(tmpdir(), 'd1-contracts-lint-'))
  try {
    const file = join(folder, 'openapi.yaml')
    await writeFile(file, text)
    return parse(await run(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs Redocly on a file; resolves to what it prints as JSON. */
function run(file: string): Promise<string> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js')
  const flags = ['lint', file, '--config', RULES_FILE, '--format', 'json', '--max-problems', '1000']
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
  const options = { env: { PATH, HOME, TMPDIR, ...QUIET }, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...flags], options, (error, stdout, stderr) => {
      // Redocly ends with status 1 when it finds errors, which is an answer.
      if (stdout.trim() !== '') resolve(stdout)
      else
        reject(new PipelineError('SPEC', `Redocly cannot lint: ${messageOf(stderr || error)}.`, { file: RULES_FILE }))
    })
  })
}

/** Reads Redocly's JSON. */
function parse(output: string): LintProblem[] {
  const report: unknown = JSON.parse(output)
  const problems = isObject(report) && Array.isArray(report.problems) ? report.problems : []
  return problems.flatMap((problem) => {
    if (!isObject(problem)) return []
    const [location] = Array.isArray(problem.location) ? problem.location : []
    const pointer =
      isObject(location) && typeof location.pointer === 'string' ? location.pointer.replace(/^#\/?/, '/') : ''
    const severity = problem.severity === 'error' ? 'error' : 'warning'
    return [{ rule: String(problem.ruleId), severity, message: String(problem.message), pointer }]
  })
}
