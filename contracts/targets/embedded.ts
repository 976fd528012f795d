/**
 * The target that is a mock of this project: what exists on it is what the document gives as examples.
 * Pure; names no parameter of any API.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Target } from '../target.ts'

/** How long a mock on this machine may take, in milliseconds. */
const TIMEOUT_MS = 10_000

/** The examples of path parameters, by name; the first one in the document counts. */
function examples(table: OperationsTable): Record<string, Json> {
  const declared = table.operations
    .flatMap(({ parameters }) => parameters)
    .flatMap(({ in: place, name, example }): [string, Json][] =>
      place === 'path' && example !== undefined ? [[name, example]] : [],
    )
  return Object.fromEntries(declared.toReversed())
}

/** A mock at this address that accepts this token; mocks can be written to and remember nothing. */
export function embeddedTarget(table: OperationsTable, mock: { url: string; token: string }): Target {
  return {
    name: 'embedded-mock',
    baseUrl: mock.url,
    bearer: { token: mock.token, name: 'MOCK_TOKEN' },
    data: examples(table),
    capabilities: { writes: true, stateful: false },
    timeoutMs: TIMEOUT_MS,
  }
}
