/**
 * Gets a request ready: makes the thing that it is about, and puts its id in.
 * Sends through a nursery only.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { text } from '../requests/text.ts'
import type { Request } from '../transport/exchange.ts'
import type { Failure } from '../transport/transport-failures.ts'
import { type Alias, boundTo, idStep, namesThing, withBodyText } from './binding.ts'
import { canDiffer, madeDifferent } from './ids.ts'
import type { Nursery } from './nursery.ts'
import type { Thing } from './thing.ts'

/** A request as it is to be sent, or why it cannot be. */
export type Prepared = { request: Request; alias?: Alias } | { failure: Failure }

/** A request, the thing that it is about, and whether it has to be the first of its kind where that matters. */
interface Asking {
  request: Request
  on: Thing | undefined
  valid: boolean
}

/** Gets a request of an operation ready. */
export function prepared(
  nursery: Nursery | undefined,
  operation: Operation,
  { request, on, valid }: Asking,
): Prepared | Promise<Prepared> {
  const shown = on && nursery?.shown(on.resource)
  if (!on || !nursery || shown === undefined) return { request }
  return aboutThing(nursery, operation, { request, on, valid }, shown)
}

async function aboutThing(
  nursery: Nursery,
  operation: Operation,
  { request, on, valid }: Asking & { on: Thing },
  shown: Json,
): Promise<Prepared> {
  const fresh = valid || on.fresh ? withNewId(nursery, operation, on, request) : request
  if (!namesThing(fresh, shown))
    return valid && !on.made ? elsewhere(nursery, operation, on, fresh) : { request: fresh }
  const made = await nursery.take(on)
  const { name } = on.resource
  if (!made) return unsent(`The ${name} that it is about could not be made.`)
  if (on.strict && !made.through) return unsent(`The ${name} that it is about did not get into the state it asks for.`)
  const alias = { made: text(made.id), shown: text(shown), making: made.steps }
  return { request: boundTo(fresh, shown, made.id), alias }
}

function unsent(sentence: string): Prepared {
  return { failure: { kind: 'unsendable', sentence } }
}

/** The request with another id for what it makes beside its thing. */
function withNewId(nursery: Nursery, operation: Operation, { resource }: Thing, request: Request): Request {
  const at = resource.transitions.find((one) => one.operation === operation.id && one.newId !== undefined)?.newId
  if (at === undefined) return request
  const { run, turn } = nursery.next()
  return withBodyText(request, at, (id) => (canDiffer(id) ? madeDifferent(id, run, turn) : id))
}

/** The request under another id of the same kind, where what is special about it is the id itself. */
function elsewhere(nursery: Nursery, operation: Operation, { resource }: Thing, request: Request): Prepared {
  const step = idStep(operation.path, resource.id, request)
  if (step === undefined || !canDiffer(step)) return { request }
  const { run, turn } = nursery.next()
  const made = madeDifferent(step, run, turn)
  return { request: boundTo(request, step, made), alias: { made, shown: step } }
}
