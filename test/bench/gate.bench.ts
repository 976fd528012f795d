/**
 * The gate as a whole command, beside `redocly diff` and, where it can be had, oasdiff, in one run: seconds and memory on
 * two revisions of GitHub's REST description of 11 MB each, on half of them, and on a small spec; and what each of the
 * three makes of the labelled pairs. Ends with 1 when the gate misses a bar. Writes to a temporary folder.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import { type Edit, edited, fixture } from '../scripts/gate/revisions.ts'
import { halved } from './halved.ts'
import { type Measured, measured } from './measured.ts'
import { findOasdiff } from './oasdiff.ts'

/** What the gate has to keep to. */
const BARS = { seconds: 10, megabytes: 1500, smallSeconds: 0.5, growth: 1.3 }
/** Rounds on a small spec; the fastest one counts, as all that others do on the machine only adds. */
const ROUNDS = 7

/** A tool: how it is called with two files, and whether it says that the second breaks the first. */
interface Tool {
  name: string
  command: string
  args: (base: string, head: string) => string[]
  breaks: (result: Measured) => boolean
}

/** Whether an exit status of 1 says it. */
const byStatus = ({ status }: Measured) => status === 1

const gate = (policy: string): Tool => ({
  name: `gate, ${policy}`,
  command: process.execPath,
  args: (base, head) => [join(ROOT, 'scripts/d1-contracts.js'), 'gate', base, head, '--policy', policy],
  breaks: byStatus,
})
const redocly: Tool = {
  name: 'redocly diff',
  command: process.execPath,
  args: (base, head) => [join(ROOT, 'node_modules/@redocly/cli/bin/cli.js'), 'diff', base, head, '--format', 'json'],
  breaks: ({ stdout }) => {
    const report: unknown = JSON.parse(stdout)
    return isObject(report) && report.bump === 'major'
  },
}

const folder = mkdtempSync(join(tmpdir(), 'gate-bench-'))
const print = (line: string) => process.stdout.write(`${line}\n`)
let isMissed = false

/** Prints a line, and whether a bar is missed. */
function hold(line: string, isKept: boolean): void {
  print(`${line}${isKept ? '' : '  ← missed'}`)
  isMissed ||= !isKept
}

/** Writes a document to the temporary folder. */
function written(name: string, document: JsonObject): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(document))
  return file
}

/** Runs a tool to its end. @throws when it could not judge */
async function judge(
  { name, command, args, breaks }: Tool,
  base: string,
  head: string,
): Promise<Measured & { isBreaking: boolean }> {
  const result = await measured(command, args(base, head))
  if (result.status !== 0 && result.status !== 1) throw new Error(`${name} ended with ${result.status}.`)
  return { ...result, isBreaking: breaks(result) }
}

const figures = ({ seconds, cpuSeconds, megabytes }: Measured) => {
  const seen = [cpuSeconds?.toFixed(2).padStart(6), megabytes?.toFixed(0).padStart(5)].map((text) => text ?? '?')
  return `${seconds.toFixed(2).padStart(6)} s ${seen[0]} s of processor ${seen[1]} MB`
}
/** Processor time where it can be seen: what is compared should not depend on what else the machine does. */
const cost = ({ seconds, cpuSeconds }: Measured) => cpuSeconds ?? seconds
const megabytesOf = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6

/** Large documents, and whether half of them takes half of the time. */
async function large(others: readonly Tool[]): Promise<void> {
  const files = ['ghes-3.18.json', 'ghes-3.19.json'].map((name) =>
    join(ROOT, 'node_modules/@octokit/openapi/generated', name),
  )
  const halves = files.map((file, index) =>
    written(`half-${index}.json`, halved(JSON.parse(readFileSync(file, 'utf8')))),
  )
  const [base = '', head = ''] = files
  print(`Two revisions of GitHub's REST description, ${megabytesOf(files).toFixed(0)} MB together`)
  const own = await judge(gate('strict'), base, head)
  const isKept = own.seconds < BARS.seconds && (own.megabytes ?? 0) < BARS.megabytes
  hold(`  gate          ${figures(own)}   under ${BARS.seconds} s and ${BARS.megabytes} MB`, isKept)
  for (const tool of others) {
    const result = await judge(tool, base, head)
    print(
      `  ${tool.name.padEnd(13)} ${figures(result)}   the gate takes ${(cost(own) / cost(result)).toFixed(2)} of its time`,
    )
  }
  const half = await judge(gate('strict'), halves[0] ?? '', halves[1] ?? '')
  const [size, time] = [megabytesOf(files) / megabytesOf(halves), cost(own) / cost(half)]
  const told = `${size.toFixed(2)} times the size takes ${time.toFixed(2)} times the time`
  hold(`  gate, a half  ${figures(half)}   ${told}`, time < size * BARS.growth)
}

/** A small spec with one change. */
async function small(others: readonly Tool[]): Promise<void> {
  const base = fixture('shop.yaml') as JsonObject
  const head = edited(base, [{ set: '/paths/~1orders/post/operationId', to: 'createOrder' }])
  const files = [written('small-base.json', base), written('small-head.json', head)] as const
  print('A small spec, the fastest of several rounds')
  for (const tool of [gate('strict'), ...others]) {
    const seconds: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) seconds.push((await judge(tool, ...files)).seconds)
    const best = Math.min(...seconds)
    const line = `  ${tool.name.padEnd(13)} ${best.toFixed(2).padStart(6)} s`
    if (tool.name.startsWith('gate')) hold(`${line}   under ${BARS.smallSeconds} s`, best < BARS.smallSeconds)
    else print(line)
  }
}

/** One revision of a labelled document. */
interface Pair {
  name: string
  base: string
  breaking: boolean | 'policy'
  edits: Edit[]
}

/** Breaks that are missed and false alarms, as a table. */
async function scoreboard(others: readonly Tool[]): Promise<void> {
  const pairs = (fixture('labelled/pairs.yaml') as Pair[]).filter(({ breaking }) => breaking !== 'policy')
  const breaks = pairs.filter(({ breaking }) => breaking === true).length
  print(`| labelled pairs | missed of ${breaks} breaks | false alarms of ${pairs.length - breaks} |`)
  print('| --- | ---: | ---: |')
  for (const tool of [gate('strict'), gate('d1'), ...others]) {
    const wrong = { missed: 0, alarms: 0 }
    for (const { base, breaking, edits } of pairs) {
      const from = fixture(`labelled/${base}.yaml`) as JsonObject
      const files = [written('base.json', from), written('head.json', edited(from, edits))] as const
      const { isBreaking } = await judge(tool, ...files)
      if (breaking === true && !isBreaking) wrong.missed += 1
      if (breaking === false && isBreaking) wrong.alarms += 1
    }
    print(`| ${tool.name} | ${wrong.missed} | ${wrong.alarms} |`)
    if (tool.name.startsWith('gate')) isMissed ||= wrong.missed + wrong.alarms > 0
  }
}

try {
  const found = await findOasdiff()
  const others = [redocly]
  if ('why' in found) print(found.why)
  else {
    const args = (base: string, head: string) => ['breaking', base, head, '--fail-on', 'ERR']
    others.push({ name: `oasdiff ${found.version}`, command: found.file, args, breaks: byStatus })
  }
  await large(others)
  await small(others)
  await scoreboard(others)
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = isMissed ? 1 : 0
