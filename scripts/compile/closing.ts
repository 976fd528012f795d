/**
 * Which gaps of the pages the facts have closed: judged by looking again at what was missing, kind by kind.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { follow, joinPointer, refPointer } from '../lib/pointer.ts'
import type { Gap, GapKind } from '../lib/provenance.ts'
import { resolveChain } from '../lib/spec/references.ts'
import { relocate } from './draft.ts'
import type { Fact } from './facts.ts'
import { breaksSchema } from './instances.ts'
import { type Union, weakest } from './union.ts'

/** A gap and the document to look it up in. */
interface Hole {
  spec: JsonObject
  /** Where the node of the gap is now. */
  pointer: string
  /** Where its references lead; the same pointer when it has none. */
  target: string
  /** What stands there; `undefined` when it is gone. */
  node: unknown
}

/** How one kind of gap is looked at again. */
interface Look {
  /** Whether what was missing is there now. */
  filled: (hole: Hole) => boolean
  /** Pointers that a fact must have written to have filled it; by default anything at or below the gap's node. */
  entries?: (hole: Hole) => string[]
}

/** Whether an object or list has members other than extensions. */
function hasMembers(node: unknown): boolean {
  return Array.isArray(node)
    ? node.length > 0
    : isObject(node) && Object.keys(node).some((key) => !key.startsWith('x-'))
}

/** The pointer of a member of the gap's node, or of the node itself when the gap points right at that member. */
function partOf({ target }: Hole, name: string): string {
  return target.endsWith(`/${name}`) ? target : joinPointer(target, name)
}

/** A look for one member: filled when it has entries, by whoever wrote one of them. */
function member(name: string, counts: (entry: string) => boolean = () => true): Look {
  const entries = (hole: Hole): string[] => {
    const at = partOf(hole, name)
    const node = follow(hole.spec, at)
    if (typeof node !== 'object' || node === null) return []
    return Object.keys(node)
      .filter((key) => !key.startsWith('x-') && counts(key))
      .map((key) => joinPointer(at, key))
  }
  return { filled: (hole) => entries(hole).length > 0, entries }
}

/** Whether a schema, or an alternative of it, has properties. */
function hasProperties(spec: JsonObject, schema: unknown, depth = 0): boolean {
  if (!isObject(schema) || depth > 20) return false
  if (typeof schema.$ref === 'string') {
    const target = resolveChain(spec, refPointer(schema.$ref) ?? '')
    return target !== undefined && hasProperties(spec, target.value, depth + 1)
  }
  if (hasMembers(schema.properties)) return true
  const inner = [schema.items, ...[schema.allOf, schema.oneOf, schema.anyOf].flatMap((list) => list ?? [])]
  return inner.some((item) => hasProperties(spec, item, depth + 1))
}

/** Whether the schemas of all media types have properties. */
function describesBody({ spec, node }: Hole): boolean {
  if (!isObject(node)) return false
  const body = isObject(node.requestBody) ? node.requestBody : node
  if (!isObject(body.content)) return hasProperties(spec, body)
  const types = Object.values(body.content)
  return types.length > 0 && types.every((type) => isObject(type) && hasProperties(spec, type.schema))
}

/** Whether a response says what it carries; one that has no body by its status says so. */
function describesResponse({ pointer, node }: Hole): boolean {
  return (isObject(node) && hasMembers(node.content)) || /\/responses\/(?:1\d\d|204|205|304)$/.test(pointer)
}

/** Pointers of the path parameters of the operation (or path) of a gap. */
function pathParameters({ spec, pointer }: Hole): string[] {
  const [, , path = '', method] = pointer.split('/')
  const lists = [`/paths/${path}/parameters`, ...(method === undefined ? [] : [`/paths/${path}/${method}/parameters`])]
  return lists.flatMap((list) => {
    const entries = follow(spec, list)
    const pointers = Array.isArray(entries) ? entries.map((_, index) => joinPointer(list, index)) : []
    return pointers.filter((at) => memberAt(spec, at, 'in') === 'path')
  })
}

/** A member of the node at a pointer, references followed. */
function memberAt(spec: JsonObject, pointer: string, name: string): Json | undefined {
  const value = resolveChain(spec, pointer)?.value
  return isObject(value) ? value[name] : undefined
}

/** Whether every variable of the path is declared. */
function declaresPath(hole: Hole): boolean {
  const names = pathParameters(hole).map((at) => memberAt(hole.spec, at, 'name'))
  const path = hole.pointer.split('/')[2] ?? ''
  return [...path.matchAll(/\{([^}]+)\}/g)].every(([, name]) => names.includes(name ?? ''))
}

/** Looks at a gap again, by kind. Where the document cannot show the hole, it is filled once a fact wrote there. */
const LOOKS: Readonly<Record<GapKind, Look>> = {
  'enum-without-values': member('enum'),
  'operation-without-responses': member('responses'),
  'responses-not-shown': member('responses'),
  'response-without-status': member('responses', (status) => /^[123]/.test(status)),
  'response-without-body': { filled: describesResponse },
  'body-without-properties': { filled: describesBody },
  'properties-not-shown': member('properties'),
  'example-breaks-schema': { filled: ({ spec, pointer, node }) => node === undefined || !breaksSchema(spec, pointer) },
  'undeclared-path-parameter': { filled: declaresPath, entries: pathParameters },
  'dangling-reference': {
    filled: ({ spec, node }) => follow(spec, refPointer(String(node)) ?? '-') !== undefined,
    entries: ({ pointer, node }) => [pointer, refPointer(String(node)) ?? pointer],
  },
  'missing-info': { filled: ({ node }) => node !== undefined },
  'missing-servers': member('servers'),
  'missing-security': { filled: ({ node }) => node !== undefined },
  'rule-without-status': { filled: ({ node }) => isObject(node) && Object.hasOwn(node, 'status') },
  contradiction: {
    filled: ({ node }) => isObject(node) && Object.hasOwn(node, 'default'),
    entries: ({ target }) => [joinPointer(target, 'default')],
  },
}

/** Every kind of gap. */
export const GAP_KINDS: readonly string[] = Object.keys(LOOKS)

/** The gaps of the pages after the facts: moved to where their nodes are, each open or closed by facts. */
export function closeGaps(gaps: readonly Gap[], union: Union, facts: readonly Fact[]): Gap[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return gaps.map((gap) => {
    const pointer = relocate(gap.pointer, union.moves)
    const chain = resolveChain(union.spec, pointer)
    const node = chain?.value ?? follow(union.spec, pointer)
    const hole = { spec: union.spec, pointer, target: chain?.pointer ?? pointer, node }
    const look = LOOKS[gap.kind]
    const writers = [...writersOf(gap, hole, look, union)].sort()
    const kinds = writers.flatMap((id) => byId.get(id)?.evidence.kind ?? [])
    const state = look.filled(hole) ? weakest(kinds) : undefined
    return { ...gap, pointer, state: state ?? 'open', ...(state === undefined ? {} : { facts: writers }) }
  })
}

/** Ids of the facts that wrote what the gap is about, or removed it. */
function writersOf(gap: Gap, hole: Hole, { entries }: Look, union: Union): Set<string> {
  const writers = new Set<string>()
  for (const [removed, facts] of union.removed) {
    if (removed === gap.pointer || isBelow(removed, gap.pointer) || isBelow(gap.pointer, removed)) {
      for (const { id } of facts) writers.add(id)
    }
  }
  const exact = entries?.(hole)
  const counts = (at: string): boolean =>
    exact === undefined
      ? [hole.pointer, hole.target].some((place) => at === place || isBelow(at, place))
      : exact.includes(at)
  for (const [at, record] of Object.entries(union.nodes)) {
    if (record.startsWith('fact:') && counts(at)) writers.add(record.slice('fact:'.length))
  }
  return writers
}

/** Whether a pointer lies below another. */
function isBelow(pointer: string, above: string): boolean {
  return pointer.startsWith(`${above}/`)
}

/** Whether two gaps are the same hole in the same place. */
export function sameGap(a: Gap, b: Gap): boolean {
  return a.pointer === b.pointer && a.kind === b.kind && a.message === b.message
}
