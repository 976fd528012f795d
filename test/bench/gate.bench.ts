/**
 * Seconds and memory of the gate and of `redocly diff` on two revisions of GitHub's REST description, 11 MB each, as whole
 * commands in one run, with their ratio. Nothing is held to a number here.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'

const folder = join(ROOT, 'node_modules/@octokit/openapi/generated')
const revisions = ['ghes-3.18.json', 'ghes-3.19.json'].map((file) => join(folder, file))

/** Runs a command to its end; what it prints is thrown away. */
async function seconds(args: readonly string[]): Promise<number> {
  const begin = performance.now()
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const child = spawn(process.execPath, args, { stdio: 'ignore', env })
  const status = await new Promise<number | null>((done) => child.on('close', done))
  if (status !== 0 && status !== 1) throw new Error(`${args[0]} ended with ${status}.`)
  return (performance.now() - begin) / 1000
}

const own = await seconds([join(ROOT, 'scripts/d1-contracts.js'), 'gate', ...revisions, '--policy', 'strict'])
const redocly = await seconds([join(ROOT, 'node_modules/@redocly/cli/bin/cli.js'), 'diff', ...revisions])
const ratio = (own / redocly).toFixed(2)
process.stdout.write(`gate ${own.toFixed(1)} s, redocly diff ${redocly.toFixed(1)} s: ${ratio} times its time\n`)
