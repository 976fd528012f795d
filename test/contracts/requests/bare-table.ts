/** A table of operations that has nothing but schemas. */
import type { JsonSchema, OperationsTable } from '../../../scripts/lib/operations.ts'

/** Makes one. */
export function bareTable(schemas: Record<string, JsonSchema> = {}): OperationsTable {
  return {
    api: 't',
    title: 'T',
    version: '1',
    specSha256: '',
    servers: [],
    securitySchemes: {},
    operations: [],
    sources: {},
    components: { schemas },
  }
}
