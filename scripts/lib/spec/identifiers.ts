/**
 * `$id`, `$anchor` and `$dynamicAnchor` of OpenAPI 3.1 schemas, replaced by plain JSON pointers: everything after this
 * knows one kind of reference only.
 * Pure but for the document it is given, which it rewrites.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 */
import type { JsonObject } from '../json.ts'
import { nearest } from '../provenance.ts'
import { type ObjectNode, objectNode, walkObjects } from './objects.ts'

/** Base of everything that has no `$id`; never seen outside. */
const ROOT = 'spec:/root'

/** Rewrites references by identifier and removes the identifiers; a document without any is returned as it is. */
export function resolveIdentifiers(document: JsonObject, version: '3.0' | '3.1'): JsonObject {
  if (version === '3.0') return document
  const nodes = [...walkObjects(objectNode('document', document, ''), true)].filter(({ kind }) => kind === 'schema')
  const named = nodes.filter(({ value }) => MEMBERS.some((member) => typeof value[member] === 'string'))
  if (named.length === 0) return document
  const bases = baseAddresses(named)
  const targets = targetPointers(named, bases)
  for (const node of nodes) rewrite(node, nearest(bases, node.pointer) ?? ROOT, targets)
  for (const { value } of named) for (const member of MEMBERS) delete value[member]
  return document
}

const MEMBERS = ['$id', '$anchor', '$dynamicAnchor', '$dynamicRef'] as const

/** The base address that holds from a pointer down. */
function baseAddresses(named: readonly ObjectNode[]): Record<string, string> {
  const bases: Record<string, string> = {}
  for (const { value, pointer } of named) {
    const base = typeof value.$id === 'string' ? absolute(value.$id, nearest(bases, pointer) ?? ROOT) : undefined
    if (base !== undefined) bases[pointer] = base.replace(/#$/, '')
  }
  return bases
}

/** Which pointer an address means; `dynamic:<name>` for a dynamic anchor that stands only once. */
function targetPointers(named: readonly ObjectNode[], bases: Record<string, string>): Map<string, string> {
  const targets = new Map<string, string>(Object.entries(bases).map(([pointer, base]) => [base, pointer]))
  const twice = new Set<string>()
  for (const { value, pointer } of named) {
    const base = nearest(bases, pointer) ?? ROOT
    for (const anchor of [value.$anchor, value.$dynamicAnchor]) {
      if (typeof anchor === 'string') targets.set(`${base}#${anchor}`, pointer)
    }
    if (typeof value.$dynamicAnchor !== 'string') continue
    const key = `dynamic:${value.$dynamicAnchor}`
    if (targets.has(key)) twice.add(key)
    targets.set(key, pointer)
  }
  for (const key of twice) targets.delete(key)
  return targets
}

/** Turns the references of one schema into pointers, where they go by an address that is known. */
function rewrite({ value }: ObjectNode, base: string, targets: ReadonlyMap<string, string>): void {
  if (typeof value.$ref === 'string') {
    const pointer = pointerOf(value.$ref, base, targets)
    if (pointer !== undefined) value.$ref = toRef(pointer)
  }
  if (typeof value.$dynamicRef !== 'string' || value.$ref !== undefined) return
  // Where the same dynamic anchor stands twice, what it means depends on the way it is reached: nothing is asserted.
  const pointer = targets.get(`dynamic:${value.$dynamicRef.split('#').at(-1)}`)
  if (pointer !== undefined) value.$ref = toRef(pointer)
}

/** The pointer a reference means, if it goes by an identifier or is relative to one. */
function pointerOf(ref: string, base: string, targets: ReadonlyMap<string, string>): string | undefined {
  const address = absolute(ref, base)
  if (address === undefined) return undefined
  const known = targets.get(address) ?? targets.get(decodeFragment(address))
  if (known !== undefined) return known
  const [resource = '', fragment = ''] = address.split('#')
  const root = targets.get(resource)
  // Many documents write `#/components/…` below an `$id` and mean the document.
  if (root === undefined || fragment.startsWith('/components/')) return undefined
  return fragment === '' || fragment.startsWith('/') ? `${root}${decodeFragment(fragment)}` : undefined
}

function absolute(address: string, base: string): string | undefined {
  return URL.parse(address, base)?.href
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Writes a pointer as a `$ref`. */
export function toRef(pointer: string): string {
  return `#${pointer
    .split('/')
    .map((step) => encodeURIComponent(step).replaceAll('%7E', '~'))
    .join('/')}`
}
