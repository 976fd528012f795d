/**
 * A thing that nothing is done to, read before others of its kind are changed, and afterwards.
 * Pure; sends nothing.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { templateNames } from '../requests/draft.ts'
import { isAccepted } from '../transport/exchange.ts'
import type { Steps } from './carrying.ts'
import { faultOf } from './changes.ts'
import { reading } from './observing.ts'
import { readOf } from './reading.ts'
import { spareOf } from './thing.ts'

/** What was read of a bystander. */
export interface Bystander {
  look: Case
  first: Snapshot
  second: Snapshot
}

/** Makes one and reads it twice, so that what differs by itself is known. */
export function* watched(context: ProbeContext, resource: Resource): Steps<Bystander | undefined> {
  const key = `${context.operation.id} beside`
  return yield* watchedBy(readOf(context, resource, { resource, made: true, key, kept: true, through: [] }))
}

/** Reads the one that was made first twice, where an operation shows what is written. */
export function* watchedBeside(context: ProbeContext, observer: Operation): Steps<Bystander | undefined> {
  const names = templateNames(observer.path)
  const resource = context.table.resources?.find(({ id }) => names.includes(id))
  return resource && (yield* watchedBy(reading(context, observer, spareOf(resource))))
}

function* watchedBy(look: Case | undefined): Steps<Bystander | undefined> {
  if (!look) return undefined
  const one = yield { ...look, until: ({ answer }) => isAccepted(answer.status) }
  const other = one && isAccepted(one.answer.status) ? yield look : undefined
  if (!one || !other || !isAccepted(other.answer.status)) return undefined
  return { look, first: snapshotOf(one), second: snapshotOf(other) }
}

/** Reads it once more: what others went through is nothing to it. */
export function* unmoved({ operation }: ProbeContext, { look, first, second }: Bystander): Steps<void> {
  const words = `${operation.id} changed others of the kind, and one that was there all the time is read`
  const fault = faultOf(operation.id, 'beside', words)
  yield { ...look, aims: { unmoved: { first, second } }, fault, rule: operation.pointer }
}
