/** The gate and `redocly diff` on the labelled pairs: wherever they disagree, it is on record why. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import { changesOf, type Edit, edited, fixture } from '../scripts/gate/revisions.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'gate-redocly-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Pair {
  name: string
  base: string
  edits: Edit[]
}

/** Why the two disagree, by pair. */
const DISAGREEMENTS: Record<string, string> = {
  'allOf split, equivalent': 'Redocly compares how it is written; both forms admit the same instances.',
  'req body prop removed':
    'Redocly takes it that receivers ignore what they do not know; what consumers send has no effect any more.',
  'resp discriminator propertyName changed':
    'Redocly does not compare discriminators; readers look for the kind in the wrong place.',
  'req param default changed':
    'Redocly takes a default for a description; whoever relies on it gets something else without having changed anything.',
}

/** What Redocly makes of two documents. */
async function redocly(base: JsonObject, head: JsonObject): Promise<boolean> {
  const [before, after] = [join(folder, 'base.json'), join(folder, 'head.json')]
  writeFileSync(before, JSON.stringify(base))
  writeFileSync(after, JSON.stringify(head))
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const command = [resolve('node_modules/@redocly/cli/bin/cli.js'), 'diff', before, after, '--format', 'json']
  const environment = { ...process.env, ...quiet }
  const told = run(process.execPath, command, { cwd: folder, env: environment }).catch(
    (thrown: { stdout: string }) => thrown,
  )
  const report: unknown = JSON.parse((await told).stdout)
  if (!isObject(report) || typeof report.bump !== 'string') throw new Error('Redocly reports in another form.')
  return report.bump === 'major'
}

it('agrees with Redocly but where it is on record why not', async () => {
  const disagreements: string[] = []
  for (const { name, base, edits } of fixture('labelled/pairs.yaml') as Pair[]) {
    const from = fixture(`labelled/${base}.yaml`) as JsonObject
    const to = edited(from, edits)
    const own = (await changesOf(from, to)).some(({ level }) => level === 'breaking')
    if (own !== (await redocly(from, to))) disagreements.push(name)
  }
  expect(disagreements.toSorted()).toEqual(Object.keys(DISAGREEMENTS).toSorted())
}, 300_000)
