/**
 * Whether and how the requests of an operation get things of their own, and the plain request about such a thing.
 * Sends through a nursery only.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Notes } from '../judging/coverage.ts'
import type { Case } from '../probes/probe.ts'
import type { BaseRequest } from '../requests/base-request.ts'
import { parameterKey, withValue } from '../requests/draft.ts'
import type { Request } from '../transport/exchange.ts'
import { idStep } from './binding.ts'
import { canDiffer } from './ids.ts'
import { inferredUse } from './inferred.ts'
import type { Nursery } from './nursery.ts'
import { thingFor, type Use, useOf } from './thing.ts'
import { withOwnTexts } from './unique.ts'

/** How an operation uses things that can be made on this target; notes when it would and none can. */
export async function usableBy(
  nursery: Nursery | undefined,
  table: OperationsTable,
  operation: Operation,
  notes: Notes,
): Promise<Use | undefined> {
  await nursery?.learn(operation)
  const use = nursery && useOf(table, operation)
  if (!use) return nursery && (await servedAnew(nursery, table, operation))
  if (await nursery.ready(use.resource)) return use
  const { name, id } = use.resource
  notes.leftOut.push(`No ${name} could be made for it, so it is asked about the one of the data (\`${id}\`).`)
  return undefined
}

/** The use of things that are made as the paths tell, where the plain request is served about a new one. */
async function servedAnew(nursery: Nursery, table: OperationsTable, operation: Operation): Promise<Use | undefined> {
  const use = inferredUse(table, operation)
  return use && (await nursery.ready(use.resource)) && (await nursery.serves(use.resource, operation)) ? use : undefined
}

/** A base request about a thing that is made for it, with texts of its own where nothing else may have them. */
export function aboutThing(
  table: OperationsTable,
  base: BaseRequest,
  use: Use | undefined,
  nursery: Nursery | undefined,
): BaseRequest {
  const unique = nursery?.unique.in(base.draft.operation)
  const draft = unique ? withOwnTexts(table, base.draft, base.draft, unique, 'plain') : base.draft
  const shown = use && nursery?.shown(use.resource)
  if (!use || shown === undefined) return { ...base, draft }
  const key = parameterKey({ in: 'path', name: use.resource.id })
  return { ...base, draft: withValue(draft, key, shown), origins: new Map(base.origins).set(key, 'data') }
}

/** A case of an operation with the thing it is about; `plain` is the base request. */
export function onThing(one: Case, use: Use, operation: Operation, plain: Request): Case {
  if (one.on !== undefined || one.operation !== undefined) return one
  const valid = one.intent === 'valid'
  return { ...one, on: thingFor(use, valid ? one.request : plain, valid, operation.id) }
}

/** Whether a valid request could be sent once only, because it registers under an id that cannot be made different. */
export function isUsedUp(one: Case, { registers, resource }: Use, operation: Operation): boolean {
  if (!registers || one.intent !== 'valid' || one.fault?.location !== 'path' || one.fault.name !== resource.id) {
    return false
  }
  const step = idStep(operation.path, resource.id, one.request)
  return step !== undefined && !canDiffer(step)
}
