/**
 * Names of components made from pointers: telling, unique, and allowed by the specification.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#components-object
 */
import { splitPointer } from '../pointer.ts'

/** Steps that say only what kind of thing stands there. */
const STRUCTURE = new Set(
  'components schemas paths properties content schema responses parameters requestBodies definitions $defs headers'.split(
    ' ',
  ),
)

/** A name for what stands at a pointer. */
export function tellingName(pointer: string, fallback: string): string {
  const steps = splitPointer(pointer)
  const telling = steps.filter((step) => !STRUCTURE.has(step))
  const words = (telling.length > 0 ? telling : steps).map(cleanName).filter((word) => word !== '')
  return words.join('_') || cleanName(fallback) || 'Component'
}

/** A text with only the characters that component names may have, and none that a prototype has. */
export function cleanName(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/[^A-Za-z0-9._-]/g, (letter) => `u${letter.codePointAt(0)?.toString(16)}`)
    .replace(/^_+|_+$/g, '')
}

/** Whether a component may keep its name. */
export function isCleanName(name: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(name) && name !== '__proto__'
}

/** The name, or the name with the first free number. */
export function uniqueName(name: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}_${number}`)) number += 1
  return `${name}_${number}`
}
