/** The gate and `redocly diff` on all labelled pairs: wherever they disagree, it is on record why. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { easyPairs, hardPairs } from '../scripts/gate/pairs.ts'
import { changesOf, fixture } from '../scripts/gate/revisions.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'gate-redocly-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Pairs that the two judge differently for one reason. */
interface Reason {
  /** Why they do. */
  why: string
  /** Breaks that Redocly does not tell. */
  missed?: string[]
  /** Breaks that it tells where there are none. */
  cried?: string[]
}

const pairs = [...easyPairs, ...hardPairs]
const reasons = fixture('redocly.yaml') as Reason[]

/** What Redocly makes of all pairs. */
async function redocly(): Promise<(string | null)[]> {
  const list = pairs.map(({ base, head }, index) => {
    const files = [join(folder, `${index}-base.json`), join(folder, `${index}-head.json`)]
    for (const [turn, document] of [base, head].entries()) writeFileSync(files[turn] ?? '', JSON.stringify(document))
    return files
  })
  writeFileSync(join(folder, 'list.json'), JSON.stringify(list))
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const program = resolve('test/integration/redocly-process.ts')
  const options = { cwd: folder, env: { ...process.env, ...quiet }, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, [program, join(folder, 'list.json')], options)
  return JSON.parse(stdout) as (string | null)[]
}

it('agrees with Redocly but where it is on record why not', async () => {
  const bumps = await redocly()
  expect(bumps.length).toBe(pairs.length)
  const [missed, cried]: [string[], string[]] = [[], []]
  for (const [index, { base, head, name }] of pairs.entries()) {
    const own = (await changesOf(base, head)).some(({ level }) => level === 'breaking')
    const other = bumps[index] === 'major'
    if (own && !other) missed.push(name)
    if (other && !own) cried.push(name)
  }
  expect(missed.toSorted()).toEqual(reasons.flatMap((reason) => reason.missed ?? []).toSorted())
  expect(cried.toSorted()).toEqual(reasons.flatMap((reason) => reason.cried ?? []).toSorted())
}, 600_000)

it('has a reason in a sentence for each', () => {
  expect(reasons.filter(({ why }) => !/^[A-Z`].*\.$/.test(why))).toEqual([])
})
