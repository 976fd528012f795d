/**
 * Finds oasdiff, a tool for the same job that is written in Go: OASDIFF names its binary, or it lies on the path, or Go
 * builds it. Writes to a temporary folder, and to Go's own caches.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The binary, or one line about why there is none. */
export type Found = { file: string; version: string } | { why: string }

/** What is asked for, one after the other: the newest may depend on what the module proxy does not hand out. */
const VERSIONS = ['latest', 'v1.18.6']
/** Where Go lies when it is on no path. */
const GO = '/usr/local/go/bin/go'
/** Minutes that building one may take. */
const PATIENCE = 10

/** Finds or builds it. */
export async function findOasdiff(): Promise<Found> {
  const known = process.env.OASDIFF ?? onPath('oasdiff')
  if (known !== undefined) return { file: known, version: await versionOf(known, onPath('go') ?? GO) }
  const go = onPath('go') ?? GO
  if (!existsSync(go)) return { why: 'oasdiff is not compared: it is not installed, and neither is Go.' }
  const env = { ...process.env, GOBIN: mkdtempSync(join(tmpdir(), 'oasdiff-')) }
  let reason = ''
  for (const version of VERSIONS) {
    try {
      await run(go, ['install', `github.com/oasdiff/oasdiff@${version}`], { env, timeout: PATIENCE * 60_000 })
      const file = join(env.GOBIN, 'oasdiff')
      return { file, version: await versionOf(file, go) }
    } catch (thrown) {
      const told = typeof thrown === 'object' && thrown !== null && 'stderr' in thrown ? String(thrown.stderr) : ''
      reason = /^.*(?:\b[45]\d\d\b|error|no such).*$/im.exec(told)?.[0].trim() ?? `no end within ${PATIENCE} minutes`
    }
  }
  return { why: `oasdiff is not compared: Go cannot install it here (${reason}).` }
}

/** Its version: what Go built it from, as a build of one's own calls itself by its branch. */
async function versionOf(file: string, go: string): Promise<string> {
  const { stdout } = await run(go, ['version', '-m', file]).catch(() => run(file, ['--version']))
  return /\boasdiff\/oasdiff\s+v?([\d.]+)/.exec(stdout)?.[1] ?? stdout.trim().replace(/^.* /s, '')
}

/** A program on the path. */
function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
}
