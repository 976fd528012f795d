/**
 * Marks in the document what facts added, so that a reader of the spec alone sees what no page states.
 * Pure.
 *
 * The scheme: `x-evidence: <kind>` on an object says that the object came with a fact of that kind, down to the next
 * mark. What cannot carry an extension (scalars, lists, maps, references, examples) is marked on the nearest object
 * that can: `x-evidence: { <relative pointer>: <kind> }`, with the key `kind` for the object itself where it needs both.
 * Maps and lists of objects are not marked themselves; their members are.
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { follow, joinPointer, parentPointer } from '../lib/pointer.ts'
import type { Evidence } from '../lib/provenance.ts'
import { isExtensible, type KnownNode, knownNodes } from './kinds.ts'

/** The member that carries a mark. */
export const MARK = 'x-evidence'

/** A document with marks, and the origins of its nodes. */
export interface Marked {
  spec: JsonObject
  nodes: Record<string, string>
}

/** A mark to be set on an object. */
interface Mark {
  /** Relative pointer without the leading slash; empty for the object itself. */
  member: string
  kind: Evidence
  /** The origin of the marked node. */
  record: string
}

/** Sets the marks; `evidenceOf` tells the kind of a fact's evidence from its id. */
export function setMarks({ spec, nodes }: Marked, evidenceOf: (fact: string) => Evidence): Marked {
  const known = knownNodes(spec)
  const holders = holdersOf(known)
  const hosts = new Map<string, Mark[]>()
  const kindOf = (pointer: string): Evidence | undefined => {
    const fact = /^fact:(.+)$/.exec(nodes[pointer] ?? '')?.[1]
    return fact === undefined ? undefined : evidenceOf(fact)
  }
  const visit = (node: Json, pointer: string, above: Evidence | undefined): void => {
    const kind = kindOf(pointer)
    const transparent = isTransparent(node, pointer, known, holders)
    const inherited = transparent ? above : kind
    if (kind !== undefined && kind !== above && !transparent) {
      const host = hostOf(pointer, known)
      const record = nodes[pointer] ?? ''
      hosts.set(host, [...(hosts.get(host) ?? []), { member: pointer.slice(host.length + 1), kind, record }])
    }
    if (typeof node !== 'object' || node === null) return
    for (const [key, child] of Object.entries(node)) visit(child, joinPointer(pointer, key), inherited)
  }
  visit(spec, '', undefined)
  const marked = structuredClone(spec)
  const origins = { ...nodes }
  for (const [host, marks] of hosts) setMark(marked, origins, host, marks)
  return { spec: marked, nodes: origins }
}

/** Whether a node is a map or list of objects, which are marked one by one. */
function isTransparent(
  node: Json,
  pointer: string,
  known: ReadonlyMap<string, KnownNode>,
  holders: Set<string>,
): boolean {
  if (typeof node !== 'object' || node === null) return false
  const self = known.get(pointer)
  if (self !== undefined) return !isExtensible(self) && self.ref === undefined
  const keys = Object.keys(node)
  return keys.length > 0 && keys.every((key) => holders.has(joinPointer(pointer, key)))
}

/** The pointers of all known objects and of everything above them. */
function holdersOf(known: ReadonlyMap<string, KnownNode>): Set<string> {
  const holders = new Set<string>()
  for (const pointer of known.keys()) {
    for (let at: string | undefined = pointer; at !== undefined && !holders.has(at); at = parentPointer(at))
      holders.add(at)
  }
  return holders
}

/** The nearest object at or above a pointer that may carry an extension. */
function hostOf(pointer: string, known: ReadonlyMap<string, KnownNode>): string {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const node = known.get(at)
    if (node && isExtensible(node)) return at
  }
  return ''
}

/** Writes the marks of one object. */
function setMark(spec: JsonObject, nodes: Record<string, string>, host: string, marks: readonly Mark[]): void {
  const object = follow(spec, host)
  if (!isObject(object)) return
  const at = joinPointer(host, MARK)
  const [only] = marks
  if (only && marks.length === 1 && only.member === '') {
    object[MARK] = only.kind
    nodes[at] = only.record
    return
  }
  object[MARK] = Object.fromEntries(marks.map(({ member, kind }) => [member === '' ? 'kind' : member, kind]))
  nodes[at] = only?.record ?? ''
  for (const { member, record } of marks) nodes[joinPointer(at, member === '' ? 'kind' : member)] = record
}
