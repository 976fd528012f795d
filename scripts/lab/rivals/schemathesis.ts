/**
 * Schemathesis as a judge of the lab: property-based tests of every operation, its default checks on. A failure counts by
 * operation and kind.
 * Starts the program `SCHEMATHESIS` names, or `st` on the path, in a folder of its own that is removed again.
 *
 * @see https://schemathesis.readthedocs.io/en/stable/reference/cli/
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../lib/apis.ts'
import { readDocument } from '../../lib/documents.ts'
import { messageOf } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import type { Failing, Outcome } from '../job.ts'
import type { Running } from '../servers.ts'
import type { Rival } from './rival.ts'

/** Its configuration and the hooks that teach it `x-constraints`. */
const CONFIGURATION = join(ROOT, 'contracts/schemathesis')

/** Fewer requests than its default, so that a server takes seconds; always the same ones. */
const SETTING = ['--seed', '1', '--max-examples', '20', '--request-timeout', '2']

/** How long it may take, in milliseconds. */
const PATIENCE_MS = 170_000

/** How much longer the lab waits, so that the program is ended and no process left behind. */
const GRACE_MS = 10_000

/** What came of a program. */
interface Ended {
  status: number | undefined
  stdout: string
  problem: string
}

/** Runs the program; a status is no failure. */
function run(
  args: readonly string[],
  { patienceMs = PATIENCE_MS, ...more }: { cwd?: string; env?: Record<string, string>; patienceMs?: number } = {},
): Promise<Ended> {
  const program = process.env.SCHEMATHESIS ?? 'st'
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: CONFIGURATION, ...more.env }
  const options = { ...more, env, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined
      resolve({ status, stdout, problem: error ? messageOf(error).slice(0, 200) : '' })
    })
  })
}

/** The version that is installed. */
async function version(): Promise<string | undefined> {
  const { stdout } = await run(['--version'])
  return /version (\S+)/.exec(stdout)?.[1]
}

/**
 * Lets the program judge a server.
 *
 * @param setting its options for the run
 * @param patienceMs how long it may take, in milliseconds
 * @returns what it found, and the status it ended with
 */
export async function schemathesis(
  { target, spec }: Running,
  setting: readonly string[],
  patienceMs: number,
): Promise<Outcome & { status: number | undefined }> {
  const begin = performance.now()
  const cwd = await mkdtemp(join(tmpdir(), 'lab-'))
  const report = join(cwd, 'report.json')
  const args = ['--config-file', join(CONFIGURATION, 'schemathesis.toml'), 'run', spec, ...setting]
  const env = { BASE_URL: target.baseUrl, API_TOKEN: target.bearer?.token ?? '' }
  try {
    const ended = await run([...args, '--report', 'json', '--report-json-path', report], { cwd, env, patienceMs })
    const document: unknown = await readDocument(report).catch(() => undefined)
    const durationMs = performance.now() - begin
    const { status } = ended
    if (isObject(document)) return { ...outcomeOf(document), durationMs, status }
    const problem = ended.problem || `Schemathesis wrote no report (status ${status}).`
    return { failing: [], judged: 0, problem, durationMs, status }
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

/** Its report, as far as the lab reads it. */
function outcomeOf(document: Record<string, unknown>): Omit<Outcome, 'durationMs'> {
  const failures = Array.isArray(document.failures) ? document.failures.filter(isObject) : []
  const errors = Array.isArray(document.errors) ? document.errors.filter(isObject) : []
  const cases = isObject(document.test_cases) ? Number(document.test_cases.generated) : 0
  const failing = [...failures.flatMap(failingOf), ...errors.flatMap(failingOf)]
  const problem = cases > 0 ? {} : { problem: 'Schemathesis sent nothing.' }
  return { failing, judged: cases, requests: cases, ...problem }
}

/** A failure, once for each operation. */
function failingOf({ type, title, operations }: Record<string, unknown>): Failing[] {
  const check = String(type)
  const places = Array.isArray(operations) ? operations.map(String) : ['']
  return places.map((place) => ({ key: `${place}: ${check}`, check, text: `${place}: ${title}` }))
}

/** Judges a server of the lab. */
async function judge(server: Running): Promise<Outcome> {
  const { status: _, ...outcome } = await schemathesis(server, SETTING, PATIENCE_MS)
  return outcome
}

export default {
  id: 'schemathesis',
  name: 'Schemathesis',
  version,
  setting: `${SETTING.join(' ')}, hooks of \`contracts/schemathesis\``,
  patienceMs: PATIENCE_MS + GRACE_MS,
  judge,
} satisfies Rival
