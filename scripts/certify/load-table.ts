/**
 * The operations table of what the command line calls SPEC: an API of the catalogue, or a file.
 * Reads the generated table when it is of the canonical spec as it stands, otherwise makes one from the spec.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { canonicalFile, findApi, generatedModule, readCatalogue } from '../lib/apis.ts'
import { sha256 } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
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
  const file = generatedModule(api, 'operations')
  if (!existsSync(file)) return undefined
  const module: { operations?: unknown } = await import(pathToFileURL(file).href)
  return isTable(module.operations) && module.operations.specSha256 === sha ? module.operations : undefined
}

/** The generated table of an API, if it is of the canonical spec as it stands. */
export async function currentTable(api: string): Promise<OperationsTable | undefined> {
  const bytes = await readFile(canonicalFile(api)).catch(() => undefined)
  return bytes && generatedTable(api, sha256(bytes))
}

/** The table of a spec file, made now; what that takes is loaded only then. */
async function madeTable(file: string): Promise<OperationsTable> {
  const [{ operationsTable }, { loadSpec }] = await Promise.all([
    import('../emitters/operations.ts'),
    import('../lib/load-spec.ts'),
  ])
  return operationsTable(await loadSpec(file))
}

/** Finds the table. @throws PipelineError `ARGUMENTS` when SPEC is neither an API nor a file, `FILE`, `SPEC`. */
export async function loadTable(spec: string): Promise<LoadedTable> {
  const api = await findApi(spec)
  if (api === undefined) {
    if (!existsSync(spec)) {
      const known = (await readCatalogue()).apis.map(({ alias }) => `\`${alias}\``).join(', ')
      throw new PipelineError('ARGUMENTS', `The spec \`${spec}\` is neither a file nor an API; known are ${known}.`)
    }
    const table = await madeTable(spec)
    return { table, names: [table.api] }
  }
  const table = (await currentTable(api.id)) ?? (await madeTable(canonicalFile(api.id)))
  return { table, names: [api.id, api.alias] }
}
