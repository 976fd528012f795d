/**
 * Addresses of mail by which a target tells people apart: requests that write something and differ never share one, and
 * the same request has the same. What refuses an address that is taken would refuse everything after the first otherwise.
 * Pure, deterministic.
 */
import { createHash } from 'node:crypto'
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
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
/** What a schema says of an address. */
const FORMAT = '"format":"email"'
/** Signs that tell one from another. */
const LENGTH = 10
/** What an address of its own has more. */
const OWN = new RegExp(`-[0-9a-f]{${LENGTH}}(?=@)`)

/**
 * Gives a draft that differs from the base request, or has a turn of its own, addresses of its own in the place of those
 * it has from there.
 */
export function withOwnAddresses(
  table: OperationsTable,
  draft: Draft,
  { draft: base, origins }: BaseRequest,
  turn?: string,
): Draft {
  const { operation, body, mediaType } = draft
  const schema = operation.requestBody?.content[mediaType ?? '']?.schema
  if (isSafe(operation.method) || body === undefined || schema === undefined || !mayHold(table, operation)) return draft
  const plain = JSON.stringify([operation.id, [...base.values], base.body])
  const content = JSON.stringify([operation.id, [...draft.values], body])
  if (content === plain && turn === undefined) return draft
  const mark = createHash('sha256').update(turn === undefined ? content : content + turn)
  const own = mark.digest('hex').slice(0, LENGTH)
  const judge = createJudge(table)
  let told = body
  for (const [pointer, value] of collect(body, '', new Map<string, Json>())) {
    const bare = typeof value === 'string' ? value.replace(OWN, '') : value
    const parts = typeof bare === 'string' ? ADDRESS.exec(bare) : null
    const isPlain = bare === USUAL || sameJson(follow(base.body, pointer), bare)
    if (!parts || !isPlain || origins.get(`body:${pointer}`) === 'data') continue
    const rules = rulesAt(table, schema, body, pointer)
    if (!rules.some(({ format }) => format === 'email')) continue
    const [, name = '', host = ''] = parts
    const other = `${name}-${own}${host}`
    if (judge.accepts({ allOf: rules }, other)) told = replaceAt(told, pointer, other)
  }
  return told === body ? draft : { ...draft, body: told }
}

const holding = new WeakMap<object, boolean>()

/** Whether a body of an operation may hold an address: itself, or by what it refers to. */
function mayHold({ components }: OperationsTable, { requestBody }: Operation): boolean {
  if (requestBody === undefined) return false
  const said = (node: object, text: string) => JSON.stringify(node).includes(text)
  const known = holding.get(requestBody)
  if (known !== undefined) return known
  const isNamed = holding.get(components) ?? said(components, FORMAT)
  holding.set(components, isNamed)
  const may = said(requestBody, FORMAT) || (isNamed && said(requestBody, '"$ref"'))
  holding.set(requestBody, may)
  return may
}
