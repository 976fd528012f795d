/**
 * The main job in one go: pages → specs → code → mocks → certificate, for every API of the catalogue.
 * Writes what the stages write, and the reports; talks only to mocks it starts itself, on free ports.
 */
import { join } from 'node:path'
import type { RunEvent } from '../contracts/event.ts'
import { combinedIndex } from '../contracts/reporters/html.ts'
import { reporters } from '../contracts/reporters/index.ts'
import { summaryTable } from '../contracts/reporters/text/summary.ts'
import type { Result } from '../contracts/result.ts'
import { embeddedTarget } from '../contracts/targets/embedded.ts'
import { startMock } from '../mocks/prism.ts'
import { assemble } from './assemble.ts'
import { beginReports } from './certify/write-reports.ts'
import { certifyTarget } from './certify.ts'
import { compile } from './compile.ts'
import { operationsTable } from './emitters/operations.ts'
import { generate } from './generate.ts'
import { type Api, canonicalFile, readCatalogue } from './lib/apis.ts'
import { writeWhole } from './lib/documents.ts'
import { loadSpec } from './lib/load-spec.ts'

/** The only token the embedded mocks accept; it opens nothing else. */
const TOKEN = 'embedded-mock-token'

/** Does one step and says on stderr how long it took. */
async function step<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const begin = performance.now()
  const value = await work()
  process.stderr.write(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)\n`)
  return value
}

/** Certifies the mock of one API; its reports go to a folder named by the alias. */
async function certifyMock(api: Api, out: string): Promise<Result> {
  const spec = await loadSpec(canonicalFile(api.id))
  const table = operationsTable(spec)
  const chosen = reporters.flatMap((reporter) => (reporter.file ? [{ reporter, to: { file: reporter.file } }] : []))
  const reports = await beginReports(chosen, join(out, api.alias), process, process.env)
  const mock = await startMock({ spec, table, port: 0, host: '127.0.0.1', tokens: [TOKEN] })
  try {
    const listen = (event: RunEvent) => reports.on(event)
    return await certifyTarget({ table, target: embeddedTarget(table, { url: mock.url, token: TOKEN }), listen })
  } finally {
    await mock.close()
    await reports.write()
  }
}

/**
 * Runs everything; resolves to 0 when every mock conforms, 1 when a `must` is broken, 2 when one could not be judged.
 *
 * @throws PipelineError of the stage that failed
 */
export async function start({ out }: { out: string }): Promise<number> {
  const { apis } = await readCatalogue()
  await step('pages → specs/assembled', () => assemble({ pages: [] }))
  await step('facts → specs/canonical', () => compile({}))
  await step('specs → generated', () => generate({}))
  const results: Result[] = []
  for (const api of apis) results.push(await step(`${api.alias} certified`, () => certifyMock(api, out)))
  const index = join(out, 'index.html')
  await writeWhole(index, combinedIndex(results))
  process.stdout.write(`${summaryTable(results)}\nReport: ${index}\n`)
  if (results.some(({ verdict }) => verdict === 'violates')) return 1
  return results.every(({ verdict }) => verdict === 'conforms') ? 0 : 2
}
