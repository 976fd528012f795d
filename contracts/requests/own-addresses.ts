/**
 * Addresses of mail by which a target tells people apart: requests that write something and differ never share one, and
 * the same request has the same. What refuses an address that is taken would refuse everything after the first otherwise.
 * Pure, deterministic.
 */
import { createHash } from 'node:crypto'
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { FORMATS } from '../../scripts/lib/sampling/formats.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { collect } from '../judging/snapshots.ts'
import { isSafe } from '../transport/transport.ts'
import type { BaseRequest } from './base-request.ts'
import type { Draft } from './draft.ts'
import { rulesAt } from './schema-places.ts'

/** An address as it is written most often. */
const ADDRESS = /^([\w.+-]+)(@[\w.-]+)$/
/** What stands where no example says anything. */
const [USUAL] = FORMATS.email?.wellFormed ?? []
/** Signs that tell one from another. */
const LENGTH = 10

/** Gives a draft that differs from the base request addresses of its own in the place of those it has from there. */
export function withOwnAddresses(table: OperationsTable, draft: Draft, { draft: base, origins }: BaseRequest): Draft {
  const { operation, body, mediaType } = draft
  const schema = operation.requestBody?.content[mediaType ?? '']?.schema
  if (isSafe(operation.method) || body === undefined || schema === undefined) return draft
  const content = JSON.stringify([operation.id, [...draft.values], body])
  if (content === JSON.stringify([operation.id, [...base.values], base.body])) return draft
  const judge = createJudge(table)
  let own = body
  for (const [pointer, value] of collect(body, '', new Map<string, Json>())) {
    const parts = typeof value === 'string' ? ADDRESS.exec(value) : null
    const isPlain = value === USUAL || sameJson(follow(base.body, pointer), value)
    if (!parts || !isPlain || origins.get(`body:${pointer}`) === 'data') continue
    const rules = rulesAt(table, schema, body, pointer)
    if (!rules.some(({ format }) => format === 'email')) continue
    const [, name = '', host = ''] = parts
    const other = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, LENGTH)}${host}`
    if (judge.accepts({ allOf: rules }, other)) own = replaceAt(own, pointer, other)
  }
  return own === body ? draft : { ...draft, body: own }
}
