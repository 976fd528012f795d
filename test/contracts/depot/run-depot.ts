/** Runs the suite against a server for the contract of `depot.yaml`. */
import { fileURLToPath } from 'node:url'
import type { Result } from '../../../contracts/result.ts'
import { run } from '../../../contracts/run.ts'
import type { Target } from '../../../contracts/target.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'
import { TOKEN } from './server.ts'

let whole: Promise<OperationsTable> | undefined
const parts = new Map<string, OperationsTable>()

/** The contract as a table; of one operation, or of one path, when it is named. */
export async function depotTable(part?: string): Promise<OperationsTable> {
  const file = fileURLToPath(new URL('./depot.yaml', import.meta.url))
  whole ??= loadSpec(file).then((spec) => operationsTable(spec))
  const table = await whole
  if (part === undefined) return table
  const operations = table.operations.filter(({ id, path }) => id === part || path === part)
  const known = parts.get(part) ?? { ...table, operations }
  parts.set(part, known)
  return known
}

/** A target for the contract. */
export function depotTarget(baseUrl: string, changed: Partial<Target> = {}): Target {
  return {
    baseUrl,
    bearer: { token: TOKEN, name: 'DEPOT_TOKEN' },
    data: { depotId: 'north', itemId: 'item-7' },
    capabilities: { writes: true, stateful: true },
    timeoutMs: 2000,
    ...changed,
  }
}

/** Runs to the end and gives the result. */
export async function runDepot(
  target: Target,
  options: { only?: readonly string[]; seed?: number; part?: string; table?: OperationsTable } = {},
): Promise<Result> {
  const { only = [], seed = 1 } = options
  const used = options.table ?? (await depotTable(options.part))
  for await (const event of run({ table: used, target, seed, only })) if (event.type === 'end') return event.result
  throw new Error('The run never came to its end.')
}
