/**
 * Drafts with other values in their bodies, and with what no two requests may share.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import type { BaseRequest } from '../requests/base-request.ts'
import { settledBody } from '../requests/body-rules.ts'
import type { Draft } from '../requests/draft.ts'
import { withOwnAddresses } from '../requests/own-addresses.ts'
import { withOwnKeys } from '../requests/own-keys.ts'

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

/** The draft with addresses and keys that no request which says something else, or has another turn, has. */
export function unlikeOthers(
  table: OperationsTable,
  draft: Draft,
  base: BaseRequest,
  telling: { seed: number; turn?: string | undefined },
): Draft {
  return withOwnKeys(table, withOwnAddresses(table, draft, base, telling.turn), base.draft, telling)
}
