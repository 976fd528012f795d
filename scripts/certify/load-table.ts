/**
 * The operations table of what the command line calls SPEC: an API of the catalogue, or a file.
 * Reads the generated table when it is of the canonical spec as it stands, otherwise makes one from the spec.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { operationsTable } from '../emitters/operations.ts'
import { canonicalFile, findApi, generatedFolder, readCatalogue } from '../lib/apis.ts'
import { sha256 } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import { loadSpec } from '../lib/load-spec.ts'
import type { OperationsTable } from '../lib/operations.ts'

/** A table and what its API may be called in a target file. */
export interface LoadedTable {
  table: OperationsTable
  /** The id first, then the alias. */
  names: readonly string[]
}

/** Whether a value is an operations table; only our own generated files are asked. */
function isTable(value: unknown): value is OperationsTable {
  return isObject(value) && typeof value.specSha256 === 'string' && Array.isArray(value.operations)
}

/** The generated table of an API, unless it is missing or of another state of the spec. */
async function generatedTable(api: string, sha: string): Promise<OperationsTable | undefined> {
  const file = join(generatedFolder(api), 'operations.ts')
  if (!existsSync(file)) return undefined
  const module: { operations?: unknown } = await import(pathToFileURL(file).href)
  return isTable(module.operations) && module.operations.specSha256 === sha ? module.operations : undefined
}

/** Finds the table. @throws PipelineError `ARGUMENTS` when SPEC is neither an API nor a file, `FILE`, `SPEC`. */
export async function loadTable(spec: string): Promise<LoadedTable> {
  const api = await findApi(spec)
  if (api === undefined) {
    if (!existsSync(spec)) {
      const known = (await readCatalogue()).apis.map(({ alias }) => `\`${alias}\``).join(', ')
      throw new PipelineError('ARGUMENTS', `The spec \`${spec}\` is neither a file nor an API; known are ${known}.`)
    }
    const table = operationsTable(await loadSpec(spec))
    return { table, names: [table.api] }
  }
  const file = canonicalFile(api.id)
  const bytes = await readFile(file).catch(() => undefined)
  const generated = bytes && (await generatedTable(api.id, sha256(bytes)))
  return { table: generated ?? operationsTable(await loadSpec(file)), names: [api.id, api.alias] }
}
