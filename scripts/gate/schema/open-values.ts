/**
 * Lists of values that were declared open: `x-extensible-enum` is such a list, or `true` beside an `enum`. The table does
 * not carry it, so it is read where it is written.
 * Pure.
 */
import { isObject, type Json, sameJson } from '../../lib/json.ts'
import { follow } from '../../lib/pointer.ts'
import { tableSource } from './discriminator.ts'

/** What became of a list. */
export interface OpenValueDelta {
  effect: 'narrower' | 'wider'
  before?: Json
  after?: Json
}

/** Whether the `enum` at a place was declared open. */
export function isOpenList(document: object, pointer: string): boolean {
  return extensionAt(document, pointer) === true
}

/** Compares the open lists at two places; a list that comes or goes takes and gives nothing, as it never was closed. */
export function openValueDeltas(
  documents: { base: object; head: object },
  pointers: { base: string; head: string },
): OpenValueDelta[] {
  const [was, is] = [extensionAt(documents.base, pointers.base), extensionAt(documents.head, pointers.head)]
  if (!Array.isArray(was) || !Array.isArray(is)) return []
  const beyond = (list: Json[], other: Json[]) => list.filter((value) => !other.some((known) => sameJson(known, value)))
  const [gone, come] = [beyond(was, is), beyond(is, was)]
  return [
    ...(gone.length > 0 ? [{ effect: 'narrower' as const, before: gone }] : []),
    ...(come.length > 0 ? [{ effect: 'wider' as const, after: come }] : []),
  ]
}

function extensionAt(document: object, pointer: string): Json | undefined {
  const schema = follow(document, tableSource(pointer))
  return isObject(schema) ? schema['x-extensible-enum'] : undefined
}
