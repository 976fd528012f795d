/** Runs the life-cycle checks against a server for the contract of `library.yaml`. */
import { fileURLToPath } from 'node:url'
import type { Result } from '../../../contracts/result.ts'
import { run } from '../../../contracts/run.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'
import { startLibrary, type Ways } from './server.ts'

/** The checks of a life, in the order of reports. */
export const LIFE_CHECKS = [
  'transition-accepted',
  'transition-refused',
  'condition-kept',
  'state-as-documented',
  'values-kept',
  'others-untouched',
  'gone-after-end',
  'end-is-final',
  'gone-everywhere',
  'write-visible',
  'id-is-new',
  'id-not-taken',
  'id-given-once',
  'id-free-again',
  'new-id-accepted',
  'patch-leaves-others',
  'put-is-idempotent',
  'failed-write-no-trace',
  'read-changes-nothing',
]

let table: Promise<OperationsTable> | undefined

/** The contract as a table. */
export function libraryTable(): Promise<OperationsTable> {
  table ??= loadSpec(fileURLToPath(new URL('./library.yaml', import.meta.url))).then(operationsTable)
  return table
}

/** What is asked of a library. */
export interface LibraryRun {
  only?: readonly string[]
  number?: number
  changed?: Partial<OperationsTable>
}

/** Runs against a server that listens. */
export async function runAt(
  url: string,
  { only = LIFE_CHECKS, number = 7, changed = {} }: LibraryRun = {},
): Promise<Result> {
  const target = {
    baseUrl: url,
    data: { bookId: 'book-0' },
    capabilities: { writes: true, stateful: true },
    timeoutMs: 2000,
  }
  const used = { ...(await libraryTable()), ...changed }
  for await (const event of run({ table: used, target, seed: 1, only, number })) {
    if (event.type === 'end') return event.result
  }
  throw new Error('The run never came to its end.')
}

/** Runs against a library with other ways. */
export async function runLibrary(ways: Partial<Ways> = {}, options: LibraryRun = {}): Promise<Result> {
  const server = await startLibrary(ways)
  try {
    return await runAt(server.url, options)
  } finally {
    await server.stop()
  }
}

/** What failed: check, operation and what came, once each. */
export function failures({ findings }: Result): string[] {
  const failed = findings.filter(({ outcome }) => outcome !== 'skip')
  return [...new Set(failed.map(({ check, operation, severity }) => `${severity} ${check} ${operation}`))]
}
