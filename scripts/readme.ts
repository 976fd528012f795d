/**
 * The generated parts of the README: the table of what is still unknown, from the gap lists of the canonical specs.
 * Reads `specs/canonical/*.gaps.json`; writes README.md between its markers only.
 */
import { join } from 'node:path'
import { gapTable } from './compile/gap-table.ts'
import { canonicalFile, ROOT, readCatalogue } from './lib/apis.ts'
import { readDocument, readText, writeOrCheck } from './lib/documents.ts'
import { PipelineError } from './lib/errors.ts'
import { isObject } from './lib/json.ts'
import type { Gap } from './lib/provenance.ts'

/** The file. */
export const README = join(ROOT, 'README.md')

/** What stands around the generated part. */
const MARKERS = { begin: '<!-- gaps: written by `npm run readme` -->', end: '<!-- /gaps -->' } as const

/** Replaces the gap lists. @throws PipelineError `FILE` when a marker is missing. */
export function replaceGaps(readme: string, tables: string): string {
  return replaceBetween(readme, MARKERS, tables)
}

/** Replaces what stands between two markers. @throws PipelineError `FILE` when one is missing. */
export function replaceBetween(readme: string, markers: { begin: string; end: string }, tables: string): string {
  const begin = readme.indexOf(markers.begin)
  const end = readme.indexOf(markers.end)
  if (begin === -1 || end < begin) {
    throw new PipelineError('FILE', `The markers \`${markers.begin}\` and \`${markers.end}\` are expected.`, {
      file: README,
    })
  }
  return `${readme.slice(0, begin + markers.begin.length)}\n\n${tables}\n${readme.slice(end)}`
}

/** The table of one API under its title. */
async function section(api: string): Promise<string> {
  const list = await readDocument(canonicalFile(api).replace(/\.yaml$/, '.gaps.json'))
  const gaps = isObject(list) && Array.isArray(list.gaps) ? (list.gaps as unknown as Gap[]) : []
  return `**${api}**\n\n${gapTable(gaps)}`
}

/** Writes the generated parts, or with `check` only compares them. @throws PipelineError `DRIFT`, `FILE` */
export async function readme({ check }: { check?: boolean }): Promise<number> {
  const { apis } = await readCatalogue()
  const tables = await Promise.all(apis.map(({ id }) => section(id)))
  const content = replaceGaps(await readText(README), tables.join('\n'))
  await writeOrCheck(new Map([[README, content]]), check ?? false, 'npm run readme')
  return 0
}
