/**
 * `client-guards` and `server-guards`: what each side of an API holds what it sends and what it receives to, compiled
 * like `validators.js`. What is sent is closed; what is received may have names and values that the spec does not know,
 * which are told like errors, with the keywords `propertyNames` and `enum`. All errors are told, not only the first.
 * Pure.
 */
import type { JsonSchema, OperationsTable } from '../lib/operations.ts'
import type { Emitter } from './emitter.ts'
import { compiledModule } from './validation/compiled-module.ts'
import { guardDeclarations } from './validation/guard-declarations.ts'
import { type Judged, judgedValues } from './validation/judged-values.ts'
import { type Direction, TwoSided } from './validation/two-sided.ts'

/** The directions of requests and of answers, for one side. */
interface Side {
  requests: Direction
  responses: Direction
}

const SIDES: Readonly<Record<string, Side>> = {
  client: { requests: 'sent', responses: 'received' },
  server: { requests: 'received', responses: 'sent' },
}

/** The emitter of the guards of both sides. */
export const guards: Emitter = {
  id: 'guards',
  async emit(spec, table) {
    const operations = table.operations.map(({ id }) => id)
    const judged = judgedValues(table).filter(isExpected)
    const files: Record<string, string> = {}
    for (const [name, side] of Object.entries(SIDES)) {
      const compilable = { operations, ...converted(table, judged, side), allErrors: true }
      files[`${name}-guards.js`] = await compiledModule(spec, 'guards', compilable)
      files[`${name}-guards.d.ts`] = guardDeclarations(operations, judged)
    }
    return files
  },
}

/** Leaves out what is answered when something is wrong: it is read for what it is worth, not judged. */
function isExpected({ path: [, part, status = ''] }: Judged): boolean {
  return part !== 'responses' || status.startsWith('2')
}

/** What is judged, as one side sees it, and what its schemas refer to. */
function converted({ components }: OperationsTable, judged: readonly Judged[], side: Side) {
  const sent = new TwoSided(components.schemas, 'sent')
  const received = new TwoSided(components.schemas, 'received')
  const convert = ([, part]: Judged['path'], schema: JsonSchema) => {
    const direction = part === 'responses' ? side.responses : side.requests
    return (direction === 'sent' ? sent : received).convert(schema)
  }
  return {
    judged: judged.map(({ path, schema }) => ({ path, schema: convert(path, schema) })),
    document: { components, ...sent.document(), ...received.document() },
  }
}
