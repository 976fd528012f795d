/**
 * Values as they stand in paths, queries, headers and forms.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'

/** A scalar as it travels outside JSON. */
export function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A part of a URL as it is meant; one that cannot be decoded, as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Whether two texts are one name: an id may be written in another case, a number with zeros in front. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || (one !== '' && Number(one) === Number(other))
}
