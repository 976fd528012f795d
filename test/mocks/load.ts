/** Specs of the tests, loaded with their tables. */
import { join } from 'node:path'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { type LoadedSpec, loadSpec } from '../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'

/** A spec with its table. */
export interface Loaded {
  spec: LoadedSpec
  table: OperationsTable
}

/** Loads a fixture of this folder, or a file by its path below the root. */
export async function load(name: string): Promise<Loaded> {
  const spec = await loadSpec(join(ROOT, name.includes('/') ? name : `test/fixtures/mocks/${name}.yaml`))
  return { spec, table: operationsTable(spec) }
}
