/**
 * Drafts with other values in their bodies, and with what no two requests may share.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import type { Planning } from '../context.ts'
import { type BaseRequest, baseRequest } from '../requests/base-request.ts'
import { settledBody } from '../requests/body-rules.ts'
import type { Draft } from '../requests/draft.ts'
import { withOwnAddresses } from '../requests/own-addresses.ts'
import { withOwnKeys } from '../requests/own-keys.ts'
import { type Unique, withOwnTexts } from './unique.ts'

/** Values for a body by JSON pointer; `undefined` takes one away. */
export type Settings = Readonly<Record<string, Json | undefined>>

/** The draft with other values in its body, those of them that leave it valid. */
export function withValues(table: OperationsTable, draft: Draft, set: Settings = {}): Draft {
  const { mediaType, operation } = draft
  if (draft.body === undefined || mediaType === undefined) return draft
  const judge = createJudge(table)
  const schema = operation.requestBody?.content[mediaType]?.schema ?? true
  const body = Object.entries(set).reduce((valid, [at, value]) => {
    if (value === undefined && follow(valid, at) === undefined) return valid
    const changed = replaceAt(valid, at, value)
    return judge.accepts(schema, changed) ? changed : valid
  }, draft.body)
  return { ...draft, body: settledBody({ table, operation, schema }, body, Object.keys(set)) }
}

/** What tells requests apart; `unique`: the texts by which the target does. */
interface Telling {
  seed: number
  turn?: string | undefined
  unique?: Unique | undefined
}

/** The draft with addresses, texts and keys that no request which says something else, or has another turn, has. */
export function unlikeOthers(table: OperationsTable, draft: Draft, base: BaseRequest, telling: Telling): Draft {
  const { unique, turn } = telling
  const named = unique ? withOwnTexts(table, draft, base.draft, unique, turn) : draft
  return withOwnKeys(table, withOwnAddresses(table, named, base, turn), base.draft, telling)
}

/** Drafts that are sent to get things ready, each unlike all others. */
export class OwnDrafts {
  readonly #planning: Pick<Planning, 'table' | 'target' | 'seed'>
  readonly #bases = new Map<Operation, BaseRequest>()

  /** Draws from the plain requests that plans are made from. */
  constructor(planning: Pick<Planning, 'table' | 'target' | 'seed'>) {
    this.#planning = planning
  }

  /** The plain request of an operation. */
  baseOf(operation: Operation): BaseRequest {
    const { table, target, seed } = this.#planning
    const base = this.#bases.get(operation) ?? baseRequest(table, operation, target, seed)
    this.#bases.set(operation, base)
    return base
  }

  /** The draft as one that no other request is like. */
  of(draft: Draft, telling: Omit<Telling, 'seed'>): Draft {
    const { table, seed } = this.#planning
    return unlikeOthers(table, draft, this.baseOf(draft.operation), { seed, ...telling })
  }
}
