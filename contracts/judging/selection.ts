/**
 * Which checks a run holds a target to, which operations it asks, and which of them a part of a run asks.
 * Pure.
 */
import { PipelineError } from '../../scripts/lib/errors.ts'
import { editDistance } from '../../scripts/lib/nearest-name.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Check } from '../checks/check.ts'
import type { Shard } from '../result.ts'

/** Names offered for one that is not known. */
const OFFERED = 3
/** Characters of it that are compared: no id is as long, and the comparison is quadratic. */
const COMPARED = 100

/**
 * The checks of these ids, in registry order; all of them when none is named.
 *
 * @throws PipelineError `ARGUMENTS` for an id that no check has, with those nearest to it.
 */
export function selectChecks(all: readonly Check[], only: readonly string[]): Check[] {
  const known = all.map(({ id }) => id)
  for (const id of only) if (!known.includes(id)) throw unknown('check', id, known)
  return only.length === 0 ? [...all] : all.filter(({ id }) => only.includes(id))
}

/**
 * The operations of these names (an id, or method and path as in `GET /cards/{cardId}`), in the order of the table; all
 * of them when none is named.
 *
 * @throws PipelineError `ARGUMENTS` for a name that no operation has, with those nearest to it.
 */
export function selectOperations(all: readonly Operation[], names: readonly string[]): Operation[] {
  const written = (operation: Operation) => `${operation.method.toUpperCase()} ${operation.path}`
  const isCalled = (operation: Operation, name: string) =>
    operation.id === name ||
    written(operation) === name.trim().replace(/^\S+\s+/, (method) => `${method.trim().toUpperCase()} `)
  for (const name of names) {
    if (all.some((operation) => isCalled(operation, name))) continue
    const known = /\s/.test(name.trim()) ? all.map(written) : all.map(({ id }) => id)
    throw unknown('operation', name, known)
  }
  return names.length === 0 ? [...all] : all.filter((operation) => names.some((name) => isCalled(operation, name)))
}

/** Every `of`-th operation, so that each part gets some of what stands together; all of them when there are no parts. */
export function dealOperations(operations: readonly Operation[], shard: Shard | undefined): Operation[] {
  return operations.filter((_, turn) => shard === undefined || turn % shard.of === shard.index - 1)
}

function unknown(kind: string, name: string, known: readonly string[]): PipelineError {
  const near = known
    .map((one) => ({ one, distance: editDistance(name.slice(0, COMPARED), one) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, OFFERED)
    .map(({ one }) => `"${one}"`)
  return new PipelineError('ARGUMENTS', `No ${kind} is called "${name}"; the nearest are ${near.join(', ')}.`)
}
