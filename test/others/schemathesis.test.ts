/**
 * Schemathesis as it comes on the twin: all of its default checks, the canonical document as it is, the configuration
 * and hooks of this project. Needs `st`; where it is not installed the test says so and is left out.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ALSO_SEEDED } from '../../mocks/twin/seed.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { guardedTwin } from './guarded-twin.ts'

const PROGRAM = process.env.SCHEMATHESIS ?? 'st'
const HOOKS = join(ROOT, 'contracts/schemathesis')

function isInstalled(): boolean {
  try {
    return execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).includes('version')
  } catch {
    return false
  }
}

const installed = isInstalled()
if (!installed) process.stderr.write('Schemathesis is not installed; its run on the twin is left out.\n')

it.skipIf(!installed)('finds nothing, and every operation succeeds', { timeout: 900_000 }, async () => {
  const { twin, tokens } = await guardedTwin(ALSO_SEEDED.issuerId)
  const cwd = await mkdtemp(join(tmpdir(), 'schemathesis-'))
  const report = join(cwd, 'report.json')
  const spec = join(ROOT, 'specs/canonical/d1-inbound-card.yaml')
  const args = ['--config-file', join(HOOKS, 'schemathesis.toml'), 'run', spec, '--seed', '1']
  const env = {
    ...process.env,
    BASE_URL: twin.url,
    API_TOKEN: tokens.good,
    PYTHONPATH: HOOKS,
    PYTHONDONTWRITEBYTECODE: '1',
  }
  try {
    const [status, stdout] = await new Promise<[number, string]>((resolve) => {
      const child = execFile(
        PROGRAM,
        [...args, '--report', 'json', '--report-json-path', report],
        { cwd, env, maxBuffer: 64 * 1024 * 1024 },
        (_, out) => resolve([child.exitCode ?? -1, out]),
      )
    })
    expect(stdout.slice(stdout.indexOf('= FAILURES'))).not.toContain('Test Case ID')
    expect(status).toBe(0)
    const { failures, errors, test_cases: cases } = JSON.parse(await readFile(report, 'utf8'))
    expect({ failures, errors }).toEqual({ failures: [], errors: [] })
    expect(cases.generated).toBeGreaterThan(1_000)
  } finally {
    await rm(cwd, { recursive: true, force: true })
    await twin.close()
  }
})
