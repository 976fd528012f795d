/**
 * Lints a document with Redocly.
 * Writes the document to a temporary folder and removes it. No network.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../lib/apis.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import { redocly } from '../lib/redocly.ts'

/** The rules and what they are switched off for. */
export const RULES_FILE = join(ROOT, 'specs/redocly.yaml')

/** What Redocly says about one node. */
export interface LintProblem {
  rule: string
  severity: 'error' | 'warning'
  message: string
  pointer: string
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

/** Runs Redocly on a file; resolves to what it prints as JSON. It ends with status 1 when it finds errors, an answer. */
async function run(file: string): Promise<string> {
  const flags = ['--config', RULES_FILE, '--format', 'json', '--max-problems', '1000']
  const { stdout, stderr } = await redocly(['lint', file, ...flags])
  if (stdout.trim() !== '') return stdout
  throw new PipelineError('SPEC', `Redocly cannot lint: ${messageOf(stderr)}.`, { file: RULES_FILE })
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
