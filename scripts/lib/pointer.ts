/**
 * JSON Pointers: writing, reading and following them.
 * Pure; never follows a prototype property.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */

/** A step of a pointer: a member name or an array index. */
export type Step = string | number

/**
 * Joins steps onto a pointer.
 *
 * @example joinPointer('/paths', '/cards', 'get') // => '/paths/~1cards/get'
 */
export function joinPointer(base: string, ...steps: readonly Step[]): string {
  return steps.reduce<string>((pointer, step) => `${pointer}/${escapeStep(step)}`, base)
}

/** Escapes one step (`~` → `~0`, `/` → `~1`). */
export function escapeStep(step: Step): string {
  const text = String(step)
  // Most steps have neither.
  return text.includes('~') || text.includes('/') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text
}

/** Pointers of which is remembered what they consist of: those of a document come again and again. */
const MOST_REMEMBERED = 5_000
const splits = new Map<string, readonly string[]>()

/**
 * Splits a pointer into its steps, unescaped; the empty pointer has none.
 *
 * @example splitPointer('/paths/~1cards') // => ['paths', '/cards']
 */
export function splitPointer(pointer: string): readonly string[] {
  const known = splits.get(pointer)
  if (known) return known
  const steps = pointer === '' ? [] : pointer.slice(1).split('/')
  const read = pointer.includes('~') ? steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')) : steps
  if (splits.size >= MOST_REMEMBERED) splits.clear()
  splits.set(pointer, read)
  return read
}

/** The pointer of the parent, or `undefined` at the root. */
export function parentPointer(pointer: string): string | undefined {
  const slash = pointer.lastIndexOf('/')
  return slash === -1 ? undefined : pointer.slice(0, slash)
}

/** Follows a pointer in a document; `undefined` when it leads nowhere. */
export function follow(document: unknown, pointer: string): unknown {
  let node: unknown = document
  for (const step of splitPointer(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined
    node = (node as Record<string, unknown>)[step]
  }
  return node
}

/** The pointer of a local `$ref` (`#/a/b` → `/a/b`), percent-decoded; `undefined` when the reference is not local. */
export function refPointer(ref: string): string | undefined {
  if (!ref.startsWith('#')) return undefined
  try {
    return decodeURIComponent(ref.slice(1))
  } catch {
    return undefined
  }
}
