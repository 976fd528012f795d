/**
 * `guards.js`: what each side of an API holds what it sends and what it receives to, compiled like `validators.js`. What
 * is sent is closed; what is received may have names and values that the spec does not know, which are told like errors,
 * with the keywords `propertyNames` and `enum`. All errors are told, not only the first.
 * Pure.
 */
import type { Emitter } from './emitter.ts'
import { compiledModule } from './validation/compiled-module.ts'
import { guardDeclarations } from './validation/guard-declarations.ts'
import { type Judged, judgedValues } from './validation/judged-values.ts'
import type { Direction } from './validation/one-direction.ts'
import { TwoSided } from './validation/two-sided.ts'

/** The directions of requests and of answers, for one side. */
interface Side {
  requests: Direction
  responses: Direction
}

const CLIENT: Side = { requests: 'sent', responses: 'received' }
const SERVER: Side = { requests: 'received', responses: 'sent' }

/** The emitter of the guards of both sides. */
export const guards: Emitter = {
  id: 'guards',
  async emit(spec, table) {
    const { components } = table
    const operations = table.operations.map(({ id }) => id)
    const judged = judgedValues(table).filter(isExpected)
    const schemas = new TwoSided(
      components.schemas,
      judged.map(({ schema }) => schema),
    )
    const ofSide = (side: Side) =>
      judged.map((one) => ({ ...one, schema: schemas.convert(one.schema, directionOf(one, side)) }))
    const objects = { clientGuards: ofSide(CLIENT), serverGuards: ofSide(SERVER) }
    const document = { components, ...schemas.document() }
    return {
      'guards.js': await compiledModule(spec, { operations, objects, document, allErrors: true }),
      'guards.d.ts': guardDeclarations(operations, judged),
    }
  },
}

/** Leaves out what is answered when something is wrong: it is read for what it is worth, not judged. */
function isExpected({ path: [, part, status = ''] }: Judged): boolean {
  return part !== 'responses' || status.startsWith('2')
}

function directionOf({ path: [, part] }: Judged, { requests, responses }: Side): Direction {
  return part === 'responses' ? responses : requests
}
