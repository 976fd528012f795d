/**
 * Runs `redocly diff` over many pairs of files in one process, which is started for that: the command is evaluated anew
 * for each pair, what it is made of is loaded once.
 * Reads a list of pairs, a JSON file named by the first argument; writes the list of their bumps to stdout.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** How long one pair may take, in milliseconds. */
const PATIENCE = 60_000

const command = pathToFileURL(resolve(import.meta.dirname, '../../node_modules/@redocly/cli/lib/index.js'))
const write = process.stdout.write.bind(process.stdout)
// The command ends its process, which has more to do.
process.exit = (() => undefined) as typeof process.exit

/** What the command writes for a pair, once it is a whole report. */
async function bumpOf([base, head]: readonly [string, string], turn: number): Promise<string | null> {
  const { promise, resolve: settle, reject } = Promise.withResolvers<string | null>()
  const timer = setTimeout(() => reject(new Error(`Redocly does not end on ${base}.`)), PATIENCE)
  let text = ''
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += chunk
    const report = parsed(text)
    if (report) settle(report.bump)
    return true
  }
  process.argv = [process.execPath, 'redocly', 'diff', base, head, '--format', 'json']
  command.search = `?turn=${turn}`
  await import(command.href)
  return promise.finally(() => clearTimeout(timer))
}

function parsed(text: string): { bump: string | null } | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const pairs: [string, string][] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const bumps: (string | null)[] = []
for (const [turn, pair] of pairs.entries()) bumps.push(await bumpOf(pair, turn))
process.exitCode = 0
write(JSON.stringify(bumps))
