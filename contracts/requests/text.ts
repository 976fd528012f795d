/**
 * Values as they stand in paths, queries, headers and forms.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'

/** A scalar as it travels outside JSON. */
export function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
