/**
 * Generates everything from the largest description at hand, GitHub's (13 MB, 1,200 operations), and prints what it
 * costs beside openapi-typescript alone. Also proof that it works: exit status 1 when a file does not compile, a schema
 * does not resolve, a validator disagrees with Ajv, or the types take more than 1.5 times as long.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import openapiTS, { astToString } from 'openapi-typescript'
import type { Emitter } from '../../scripts/emitters/emitter.ts'
import { emitters } from '../../scripts/emitters/index.ts'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import { types } from '../../scripts/emitters/types.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { type LoadedSpec, loadSpec } from '../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { escapeStep } from '../../scripts/lib/pointer.ts'

const SPEC = join(ROOT, 'node_modules/@octokit/openapi/generated/api.github.com.json')
const FIXTURES = ['zoo-3.0.yaml', 'library-3.1.yaml', 'hostile-names.json', 'split/zoo.yaml']
const ROUNDS = 3
const MOST = 1.5

/** The two ways to the same types; each is run in a process of its own. */
const WAYS = {
  alone: async () => astToString(await openapiTS(pathToFileURL(SPEC), { silent: true })),
  ours: async () => {
    const spec = await loadSpec(SPEC)
    return (await types.emit(spec, operationsTable(spec)))['types.ts'] ?? ''
  },
}

/** Measures a way from inside its process. */
async function measure(way: keyof typeof WAYS): Promise<void> {
  const start = performance.now()
  const text = await WAYS[way]()
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ wall: performance.now() - start, cpu: (user + system) / 1000, length: text.length }))
}

/** The fastest of some rounds of a way: what the machine does beside it only ever adds. */
function fastest(rounds: { wall: number; cpu: number }[]): { wall: number; cpu: number } {
  return { wall: Math.min(...rounds.map(({ wall }) => wall)), cpu: Math.min(...rounds.map(({ cpu }) => cpu)) }
}

/** Compares the ways, turn by turn; returns whether ours is fast enough. */
function compare(): boolean {
  const round = (way: keyof typeof WAYS): { wall: number; cpu: number } =>
    JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), way], { encoding: 'utf8' }))
  const pairs = Array.from({ length: ROUNDS }, () => ({ alone: round('alone'), ours: round('ours') }))
  const alone = fastest(pairs.map((pair) => pair.alone))
  const ours = fastest(pairs.map((pair) => pair.ours))
  const ratio = ours.wall / alone.wall
  console.log(`types.ts, openapi-typescript alone   ${seconds(alone.wall)}  (cpu ${seconds(alone.cpu)})`)
  console.log(`types.ts, load + table + types       ${seconds(ours.wall)}  (cpu ${seconds(ours.cpu)})`)
  console.log(
    `ratio                                ${ratio.toFixed(2)}, at most ${MOST}; cpu ${(ours.cpu / alone.cpu).toFixed(2)}`,
  )
  return ratio <= MOST
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`.padStart(8)
}

/** Runs something and prints its time and the memory of the process after it. */
async function timed<Value>(name: string, run: () => Promise<Value> | Value): Promise<Value> {
  const start = performance.now()
  const value = await run()
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`${name.padEnd(36)} ${seconds(performance.now() - start)}  ${String(memory).padStart(4)} MB`)
  return value
}

/** Writes the files of a spec to a folder of its own. */
async function emitInto(
  folder: string,
  spec: LoadedSpec,
  table: OperationsTable,
  list: readonly Emitter[],
): Promise<void> {
  for (const emitter of list) {
    const files = await timed(emitter.id, () => emitter.emit(spec, table))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  }
}

/** A folder in which generated code can be compiled, with `skipLibCheck` off so that declarations are looked at too. */
async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'generate-bench-'))
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = { skipLibCheck: false, typeRoots: [join(ROOT, 'node_modules/@types')] }
  const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return folder
}

/** Whether everything in a folder compiles. */
function compiles(folder: string): boolean {
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
    return true
  } catch (thrown) {
    console.log(thrown instanceof Error && 'stdout' in thrown ? thrown.stdout : thrown)
    return false
  }
}

/** The places of all schemas of a table that Ajv is to resolve. */
function* schemaPointers({ components, operations }: OperationsTable): Generator<string> {
  for (const name of Object.keys(components.schemas)) yield pointer('components', 'schemas', name)
  for (const [index, { parameters, requestBody, responses }] of operations.entries()) {
    const at = ['operations', index]
    for (const number of parameters.keys()) yield pointer(...at, 'parameters', number, 'schema')
    for (const type of Object.keys(requestBody?.content ?? {}))
      yield pointer(...at, 'requestBody', 'content', type, 'schema')
    for (const [status, { content, headers }] of Object.entries(responses)) {
      for (const type of Object.keys(content)) yield pointer(...at, 'responses', status, 'content', type, 'schema')
      for (const name of Object.keys(headers)) yield pointer(...at, 'responses', status, 'headers', name, 'schema')
    }
  }
}

function pointer(...steps: (string | number)[]): string {
  return steps.map((step) => `/${encodeURIComponent(escapeStep(step))}`).join('')
}

/** Compiles every schema of a table; returns Ajv, or `undefined` when one does not resolve. */
function resolveAll(table: OperationsTable): Ajv2020 | undefined {
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, multipleOfPrecision: 6 })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api:', ...table })
  let count = 0
  for (const at of schemaPointers(table)) {
    try {
      ajv.compile({ $ref: `api:#${at}` })
      count += 1
    } catch (thrown) {
      console.log(`${at}: ${String(thrown)}`)
      return undefined
    }
  }
  console.log(`schemas that resolve                 ${count} of ${count}`)
  return ajv
}

/** Whether the compiled validators and Ajv agree on every response example. */
async function agree(folder: string, table: OperationsTable, ajv: Ajv2020): Promise<boolean> {
  const { validators } = await timed(
    'import validators.js',
    () => import(pathToFileURL(join(folder, 'validators.js')).href),
  )
  const verdicts = table.operations.flatMap(({ id, responses }, index) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.entries(content).flatMap(([type, { examples }]) => {
        const judge = ajv.compile({
          $ref: `api:#${pointer('operations', index, 'responses', status, 'content', type, 'schema')}`,
        })
        return Object.values(examples).map((example) => [
          judge(example),
          validators[id].responses[status][type](example),
        ])
      }),
    ),
  )
  const valid = verdicts.filter(([ajvSays]) => ajvSays).length
  const different = verdicts.filter(([ajvSays, weSay]) => ajvSays !== weSay).length
  console.log(
    `response examples                    ${verdicts.length}: ${valid} valid, ${different} judged differently from Ajv`,
  )
  return valid > 0 && different === 0
}

/** The whole of one spec; returns whether all of it works. */
async function prove(file: string, isLarge: boolean): Promise<boolean> {
  console.log(`\n${file.slice(ROOT.length + 1)}`)
  const folder = await scratch()
  try {
    const spec = await timed('load', () => loadSpec(file))
    const table = await timed('table', () => operationsTable(spec))
    await emitInto(folder, spec, table, emitters)
    const isTyped = await timed('tsc', () => compiles(folder))
    const ajv = await timed('ajv', () => resolveAll(table))
    return isTyped && ajv !== undefined && (!isLarge || (await agree(folder, table, ajv)))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const way = process.argv[2]
if (way === 'alone' || way === 'ours') {
  await measure(way)
} else {
  const results = [compare(), await prove(SPEC, true)]
  for (const name of FIXTURES) results.push(await prove(join(ROOT, 'test/fixtures/specs', name), false))
  if (results.includes(false)) process.exitCode = 1
  console.log(results.includes(false) ? '\nfailed' : '\nall of it works')
}
