/**
 * The operations of an assembled document, with what stands around them.
 * Pure.
 */
import { joinPointer, refPointer } from '../lib/pointer.ts'
import { followLocated, isLocatedObject, type Located, type LocatedObject, member, members, textOf } from './located.ts'

/** The methods a path item can hold. */
export const METHODS: ReadonlySet<string> = new Set('get put post delete options head patch trace'.split(' '))

/** One operation. */
export interface LocatedOperation {
  method: string
  path: string
  pointer: string
  node: LocatedObject
  /** The path item it stands in. */
  item: Located
}

/** Every operation under `paths`, in document order. */
export function operationsOf(document: Located): LocatedOperation[] {
  return members(member(document, 'paths')).flatMap(([path, item]) =>
    members(item).flatMap(([method, node]) =>
      METHODS.has(method) && isLocatedObject(node)
        ? [{ method, path, pointer: joinPointer('/paths', path, method), node, item }]
        : [],
    ),
  )
}

/** A node, or what its chain of local references leads to; `undefined` when that is nowhere. */
export function resolved(document: Located, node: Located | undefined): Located | undefined {
  let at = node
  for (let hops = 0; hops < 20; hops += 1) {
    const ref = textOf(member(at, '$ref'))
    if (ref === undefined) return at
    const pointer = refPointer(ref)
    at = pointer === undefined ? undefined : followLocated(document, pointer)
  }
  return undefined
}
