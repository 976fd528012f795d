/**
 * A mock of one API: Prism's answers behind rules of our own, which are those of the spec.
 * Reads the spec it is handed; listens on one port; remembers nothing from one request to the next.
 */
import type { LoadedSpec } from '../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../scripts/lib/operations.ts'
import { checkServable } from './gate.ts'
import { createPrism } from './prism-answers.ts'
import { createRules, respond } from './rules.ts'
import { createSchemas } from './schemas.ts'
import { type Listener, listen, type ServerTls } from './server.ts'

/** What is served, and where. */
export interface MockOptions {
  spec: LoadedSpec
  /** The operations of the same spec. */
  table: OperationsTable
  /** 0 picks a free one. */
  port: number
  host: string
  /** Tokens, API keys and pairs `user:password` that are accepted; none: any that is well-formed. */
  tokens: readonly string[]
  /** What TLS is spoken with; none: HTTP in clear. */
  tls?: ServerTls | undefined
}

/**
 * Starts a mock.
 *
 * @throws PipelineError `SPEC` when the spec cannot be served, `PORT` when the address cannot be listened on
 */
export async function startMock({ spec, table, port, host, tokens, tls }: MockOptions): Promise<Listener> {
  const schemas = createSchemas(table)
  checkServable(spec, table, schemas)
  const rules = createRules(table, schemas, await createPrism(spec), tokens)
  return listen((call) => respond(rules, call), port, host, tls)
}
