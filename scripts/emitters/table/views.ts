/**
 * Requests and responses see one schema differently: a request need not carry what is read-only, a response need not
 * carry what is write-only, even where `required` names it.
 * Pure; answers for one document.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#fixed-fields-20
 */
import { isObject, type JsonObject } from '../../lib/json.ts'
import { follow, refPointer } from '../../lib/pointer.ts'
import { type ObjectKind, type ObjectNode, objectNode, walkObjects } from '../../lib/spec/objects.ts'
import { resolveChain } from '../../lib/spec/references.ts'

/** From which side a schema is seen; `plain` takes it as it is written. */
export type View = 'plain' | 'request' | 'response'

/** A view that frees something. */
type Side = Exclude<View, 'plain'>

const SIDES: readonly Side[] = ['request', 'response']

/** The keyword that frees a property in a view. */
const FREEING = { request: 'readOnly', response: 'writeOnly' } as const

/** The views of the schemas of one document. */
export class Views {
  readonly #document: JsonObject
  readonly #siblingsCount: boolean
  /** Pointers of referred schemas that differ, by view; worked out when first asked for. */
  #differing: Record<Side, ReadonlySet<string>> | undefined

  constructor(document: JsonObject, siblingsCount: boolean) {
    this.#document = document
    this.#siblingsCount = siblingsCount
  }

  /** Names of the properties that a view does not require, of a schema and all it is composed of. */
  freed(schema: JsonObject, view: View): Set<string> {
    return view === 'plain' ? new Set() : new Set(this.#freedNames(schema, view, new Set()))
  }

  /** Whether the schema a reference leads to, or anything it refers to, differs in a view from what is written. */
  differs(pointer: string, view: View): boolean {
    if (view === 'plain') return false
    this.#differing ??= this.#workOut()
    return this.#differing[view].has(pointer)
  }

  /** Finds the schemas that a view changes themselves, and from them back all that refer to them. */
  #workOut(): Record<Side, ReadonlySet<string>> {
    const differing = { request: new Set<string>(), response: new Set<string>() }
    const users = new Map<string, string[]>()
    const usersOf = (target: string): string[] => {
      const known = users.get(target) ?? []
      users.set(target, known)
      return known
    }
    for (const pointer of this.#targets()) {
      for (const { value, ref } of this.#walk(follow(this.#document, pointer), pointer, 'schema')) {
        const target = ref === undefined ? undefined : refPointer(ref)
        if (target !== undefined) usersOf(target).push(pointer)
        for (const side of SIDES) if (this.#changes(value, side)) differing[side].add(pointer)
      }
    }
    for (const side of SIDES) {
      // A set goes on to what is added to it on the way.
      for (const pointer of differing[side]) for (const user of usersOf(pointer)) differing[side].add(user)
    }
    return differing
  }

  /** What schemas are referred to by, anywhere in the document. */
  #targets(): Set<string> {
    const targets = new Set<string>()
    for (const { kind, ref } of this.#walk(this.#document, '', 'document')) {
      const target = kind === 'schema' && ref !== undefined ? refPointer(ref) : undefined
      if (target !== undefined) targets.add(target)
    }
    return targets
  }

  #walk(value: unknown, pointer: string, kind: ObjectKind): Iterable<ObjectNode> {
    return isObject(value) ? walkObjects(objectNode(kind, value, pointer), this.#siblingsCount) : []
  }

  /** Whether a view frees something that this schema, or an inline part of its `allOf`, requires. */
  #changes(schema: JsonObject, view: Side): boolean {
    const parts = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf : [])]
    const required = parts.flatMap((part) => (isObject(part) && Array.isArray(part.required) ? part.required : []))
    if (required.length === 0) return false
    const freed = this.freed(schema, view)
    return required.some((name) => typeof name === 'string' && freed.has(name))
  }

  *#freedNames(schema: JsonObject, view: Side, seen: Set<JsonObject>): Generator<string> {
    const target = this.#target(schema)
    if (seen.has(target)) return
    seen.add(target)
    for (const [name, property] of Object.entries(isObject(target.properties) ? target.properties : {})) {
      if (isObject(property) && this.#isMarked(property, FREEING[view], new Set())) yield name
    }
    for (const part of Array.isArray(target.allOf) ? target.allOf : []) {
      if (isObject(part)) yield* this.#freedNames(part, view, seen)
    }
  }

  /** Whether a property carries the keyword, itself or through what it refers to. */
  #isMarked(property: JsonObject, keyword: 'readOnly' | 'writeOnly', seen: Set<JsonObject>): boolean {
    const target = this.#target(property)
    if (seen.has(target)) return false
    seen.add(target)
    if (target[keyword] === true || (this.#siblingsCount && property[keyword] === true)) return true
    const parts = Array.isArray(target.allOf) ? target.allOf : []
    return parts.some((part) => isObject(part) && this.#isMarked(part, keyword, seen))
  }

  /** What a schema refers to at last, or itself. */
  #target(schema: JsonObject): JsonObject {
    const pointer = typeof schema.$ref === 'string' ? refPointer(schema.$ref) : undefined
    const value = pointer === undefined ? schema : resolveChain(this.#document, pointer)?.value
    return isObject(value) ? value : {}
  }
}
