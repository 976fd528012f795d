/**
 * Which gaps of the pages the facts have closed: judged by looking again at what was missing, kind by kind.
 * Pure.
 */
import { isObject, type JsonObject, sameJson } from '../lib/json.ts'
import { follow, joinPointer, parentPointer, refPointer } from '../lib/pointer.ts'
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
  /** The node, references followed; `undefined` when it is gone. */
  node: unknown
}

/** Whether what was missing is there now. */
type Filled = (hole: Hole) => boolean

const hasMembers = (node: unknown): boolean =>
  Array.isArray(node) ? node.length > 0 : isObject(node) && Object.keys(node).some((key) => !key.startsWith('x-'))

/** A member of an object, or the node itself when the gap points right at that member. */
const part = ({ node, pointer }: Hole, name: string): unknown => {
  if (pointer.endsWith(`/${name}`)) return node
  return isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined
}

const hasResponses: Filled = (hole) => hasMembers(part(hole, 'responses'))

/** Whether a schema, or an alternative of it, has properties. */
const hasProperties = (spec: JsonObject, schema: unknown, depth = 0): boolean => {
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
const describesBody: Filled = (hole) => {
  if (!isObject(hole.node)) return false
  const body = isObject(hole.node.requestBody) ? hole.node.requestBody : hole.node
  if (!isObject(body.content)) return hasProperties(hole.spec, body)
  const types = Object.values(body.content)
  return types.length > 0 && types.every((type) => isObject(type) && hasProperties(hole.spec, type.schema))
}

/** Whether a response says what it carries; one that has no body by its status says so. */
const describesResponse: Filled = (hole) =>
  hasMembers(part(hole, 'content')) || /\/responses\/(?:1\d\d|204|205|304)$/.test(hole.pointer)

/** Whether every variable of the path is declared. */
const declaresPath: Filled = ({ spec, pointer }) => {
  const [, , path = '', method] = pointer.split('/')
  const item = follow(spec, `/paths/${path}`)
  if (!isObject(item)) return false
  const operation = method === undefined ? undefined : item[method]
  const declared = [item, operation].flatMap((node) =>
    isObject(node) && Array.isArray(node.parameters) ? node.parameters : [],
  )
  const names = declared.map((parameter) => {
    const ref = isObject(parameter) && typeof parameter.$ref === 'string' ? refPointer(parameter.$ref) : undefined
    const value = ref === undefined ? parameter : follow(spec, ref)
    return isObject(value) && value.in === 'path' ? value.name : undefined
  })
  return [...path.matchAll(/\{([^}]+)\}/g)].every(([, name]) => names.includes(name ?? ''))
}

/** Looks at a gap again. A kind whose hole the document cannot show is filled as soon as a fact wrote there. */
const FILLED: Readonly<Record<GapKind, Filled>> = {
  'enum-without-values': (hole) => hasMembers(part(hole, 'enum')),
  'operation-without-responses': hasResponses,
  'responses-not-shown': hasResponses,
  'response-without-status': hasResponses,
  'response-without-body': describesResponse,
  'body-without-properties': describesBody,
  'properties-not-shown': () => true,
  'example-breaks-schema': ({ spec, pointer, node }) => node === undefined || !breaksSchema(spec, pointer),
  'undeclared-path-parameter': declaresPath,
  'dangling-reference': ({ spec, node }) =>
    !isObject(node) || typeof node.$ref !== 'string' || follow(spec, refPointer(node.$ref) ?? '-') !== undefined,
  'missing-info': ({ node }) => node !== undefined,
  'missing-servers': (hole) => hasMembers(part(hole, 'servers')),
  'missing-security': () => true,
  'rule-without-status': ({ node }) => !isObject(node) || Object.hasOwn(node, 'status'),
  contradiction: () => true,
}

/** The part of a gap's node where a fact must have written to close it, as a relative pointer. */
const WRITTEN: Partial<Record<GapKind, string>> = {
  'enum-without-values': '/enum',
  'operation-without-responses': '/responses',
  'responses-not-shown': '/responses',
  'response-without-status': '/responses',
  'properties-not-shown': '/properties',
  'missing-servers': '/servers',
}

/** The gaps of the pages after the facts: moved to where their nodes are, each open or closed by facts. */
export function closeGaps(gaps: readonly Gap[], union: Union, facts: readonly Fact[]): Gap[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return gaps.map((gap) => {
    const pointer = relocate(gap.pointer, union.moves)
    const chain = resolveChain(union.spec, pointer)
    const hole = { spec: union.spec, pointer, node: chain?.value ?? follow(union.spec, pointer) }
    const writers = [...writersOf(gap, pointer, chain?.pointer ?? pointer, union)].sort()
    const kinds = writers.flatMap((id) => byId.get(id)?.evidence.kind ?? [])
    const state = FILLED[gap.kind]?.(hole) ? weakest(kinds) : undefined
    return { ...gap, pointer, state: state ?? 'open', ...(state === undefined ? {} : { facts: writers }) }
  })
}

/** Ids of the facts that wrote or removed what the gap is about. */
function writersOf(gap: Gap, pointer: string, target: string, union: Union): Set<string> {
  const writers = new Set<string>()
  for (const [removed, facts] of union.removed) {
    if (isWithin(removed, gap.pointer) || isWithin(gap.pointer, removed)) for (const { id } of facts) writers.add(id)
  }
  const inner = WRITTEN[gap.kind] ?? ''
  const places = [pointer, target].map((at) => (inner === '' || at.endsWith(inner) ? at : at + inner))
  if (gap.kind === 'undeclared-path-parameter') places.push(joinPointer(parentPointer(pointer) ?? '', 'parameters'))
  for (const [at, record] of Object.entries(union.nodes)) {
    if (record.startsWith('fact:') && places.some((place) => isWithin(at, place))) writers.add(record.slice(5))
  }
  return writers
}

/** Whether a pointer is another or below it. */
function isWithin(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`)
}

/** Whether two gaps are the same hole in the same place. */
export function sameGap(a: Gap, b: Gap): boolean {
  return sameJson([a.pointer, a.kind, a.message], [b.pointer, b.kind, b.message])
}
