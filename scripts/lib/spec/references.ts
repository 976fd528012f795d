/**
 * The references of a bundled document: each must lead to an object, and no chain of them may lead back to itself.
 * Pure.
 */
import { PipelineError } from '../errors.ts'
import { isObject, type JsonObject } from '../json.ts'
import { follow, refPointer } from '../pointer.ts'
import { objectNode, walkObjects } from './objects.ts'

/**
 * Follows references until something that is none, as the pointer of it and its value.
 *
 * @returns `undefined` when the chain leads nowhere or back to itself
 */
export function resolveChain(document: object, pointer: string): { pointer: string; value: unknown } | undefined {
  const seen = new Set<string>()
  for (let at = pointer; !seen.has(at); ) {
    seen.add(at)
    const value = follow(document, at)
    if (!isObject(value) || typeof value.$ref !== 'string')
      return value === undefined ? undefined : { pointer: at, value }
    const next = refPointer(value.$ref)
    if (next === undefined) return undefined
    at = next
  }
  return undefined
}

/**
 * Holds that every reference of a document leads to an object or a boolean schema.
 *
 * @throws PipelineError `SPEC` naming the first one that does not
 */
export function checkReferences(document: JsonObject, file: string, version: '3.0' | '3.1'): void {
  const sound = new Set<string>()
  for (const { kind, ref, pointer } of walkObjects(objectNode('document', document, ''), version === '3.1')) {
    if (ref === undefined) continue
    const sentence = complaint(document, ref, kind === 'schema' && version === '3.1', sound)
    if (sentence !== undefined) throw new PipelineError('SPEC', sentence, { file, pointer })
  }
}

/** What is wrong with a reference, as a sentence; pointers that are known to end well are not followed again. */
function complaint(document: JsonObject, ref: string, mayBeBoolean: boolean, sound: Set<string>): string | undefined {
  const start = refPointer(ref)
  if (!start || follow(document, start) === undefined) return `The reference "${ref}" leads nowhere.`
  const passed = new Set<string>()
  for (let at: string | undefined = start; at !== undefined && !sound.has(at); ) {
    const value = follow(document, at)
    if (passed.has(at)) return `The reference "${ref}" leads back to itself.`
    if (!isObject(value))
      return mayBeBoolean && typeof value === 'boolean' ? undefined : `The reference "${ref}" leads to no object.`
    passed.add(at)
    at = typeof value.$ref === 'string' ? refPointer(value.$ref) : undefined
  }
  for (const pointer of passed) sound.add(pointer)
  return undefined
}
