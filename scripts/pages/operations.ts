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

/** A node and where it stands in the document. */
export interface Standing {
  node: Located
  pointer: string
}

/** What a node is or, through local references, stands for, and where; `undefined` when a reference leads nowhere. */
export function resolvedAt(document: Located, node: Located | undefined, pointer: string): Standing | undefined {
  let at = node
  let where = pointer
  for (let hops = 0; at && hops < 20; hops += 1) {
    const ref = textOf(member(at, '$ref'))
    if (ref === undefined) return { node: at, pointer: where }
    const target = refPointer(ref)
    if (target === undefined) return undefined
    where = target
    at = followLocated(document, target)
  }
  return undefined
}

/** What a node is or, through local references, stands for. */
export function resolved(document: Located, node: Located | undefined): Located | undefined {
  return resolvedAt(document, node, '')?.node
}
