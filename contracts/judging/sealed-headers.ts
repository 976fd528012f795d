/**
 * What encrypted values of an answer say of themselves, beside what their schemas tell (`x-jwe`).
 * Pure; reads headers, which are in clear, and nothing else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-4.1
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { JWE } from '../../scripts/lib/sampling/compact-jwe.ts'
import { rulesAt } from '../requests/schema-places.ts'
import { collect } from './snapshots.ts'

/** An encrypted value whose header is not as it is told. */
export interface OtherHeader {
  /** JSON pointer of the value. */
  at: string
  told: JsonObject
  /** Names of the members that are others, or missing. */
  wrong: string[]
}

/** Parts of a compact JWE. */
const PARTS = 5

/** The encrypted values of a body whose headers are not as told; without a key id, nobody knows by which key to read one. */
export function otherHeaders(table: OperationsTable, schema: JsonSchema, body: Json): OtherHeader[] {
  return [...collect(body, '', new Map<string, Json>())].flatMap(([at, value]): OtherHeader[] => {
    const header = headerOf(value)
    const told = header && rulesAt(table, schema, body, at).find(({ format }) => format === JWE)?.['x-jwe']
    if (header === undefined || !isObject(told)) return []
    const others = Object.keys(told).filter((name) => header[name] !== told[name])
    const wrong = [...others, ...(typeof header.kid === 'string' && header.kid !== '' ? [] : ['kid'])]
    return wrong.length === 0 ? [] : [{ at, told, wrong }]
  })
}

/** The protected header of a compact JWE; `undefined` where a value is none. */
function headerOf(value: Json): JsonObject | undefined {
  const parts = typeof value === 'string' ? value.split('.') : []
  if (parts.length !== PARTS) return undefined
  try {
    const header: Json = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString())
    return isObject(header) ? header : undefined
  } catch {
    return undefined
  }
}
