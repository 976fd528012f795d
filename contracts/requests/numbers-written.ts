/**
 * JSON in which a number is written in another way than a writer of JSON would.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { collect } from '../judging/snapshots.ts'

/** Stands for a number until that is written. */
const STAND_IN = 987_654_321_012_345

/** Where the first number of a body stands, by JSON pointer; `undefined` where it has none. */
export function firstNumber(body: Json): string | undefined {
  return [...collect(body, '', new Map<string, Json>())].find(([, value]) => typeof value === 'number')?.[0]
}

/** A body as JSON, with the value at a place written in this way. */
export function withNumber(body: Json, at: string, written: string): string {
  return JSON.stringify(replaceAt(body, at, STAND_IN)).replace(String(STAND_IN), written)
}
