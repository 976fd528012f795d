/**
 * Requests and responses see one schema differently: a request need not carry what is read-only, a response need not
 * carry what is write-only, even where `required` names it.
 * Pure; answers for one document.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#fixed-fields-20
 */
import { isObject, type JsonObject } from '../../lib/json.ts'
import { refPointer } from '../../lib/pointer.ts'
import { objectNode, walkObjects } from '../../lib/spec/objects.ts'
import { resolveChain } from '../../lib/spec/references.ts'

/** From which side a schema is seen; `plain` takes it as it is written. */
export type View = 'plain' | 'request' | 'response'

/** The keyword that frees a property in a view. */
const FREEING = { request: 'readOnly', response: 'writeOnly' } as const

/** What is known of one named schema: whether a view changes it itself, and what it refers to. */
interface Summary {
  changes: Record<'request' | 'response', boolean>
  refs: string[]
}

/** The views of the schemas of one document. */
export class Views {
  readonly #document: JsonObject
  readonly #siblingsCount: boolean
  readonly #summaries = new Map<string, Summary>()

  constructor(document: JsonObject, siblingsCount: boolean) {
    this.#document = document
    this.#siblingsCount = siblingsCount
  }

  /** Names of the properties that a view does not require, of a schema and all it is composed of. */
  freed(schema: JsonObject, view: View): Set<string> {
    return view === 'plain' ? new Set() : new Set(this.#freedNames(schema, view, new Set()))
  }

  /** Whether the schema at a pointer, or anything it refers to, differs in a view from what is written. */
  differs(pointer: string, view: View): boolean {
    if (view === 'plain') return false
    const seen = new Set([pointer])
    for (const at of seen) {
      const { changes, refs } = this.#summary(at)
      if (changes[view]) return true
      for (const ref of refs) seen.add(ref)
    }
    return false
  }

  #summary(pointer: string): Summary {
    const known = this.#summaries.get(pointer)
    if (known) return known
    const summary: Summary = { changes: { request: false, response: false }, refs: [] }
    this.#summaries.set(pointer, summary)
    const schema = resolveChain(this.#document, pointer)?.value
    if (!isObject(schema)) return summary
    for (const { value, ref } of walkObjects(objectNode('schema', schema, pointer), this.#siblingsCount)) {
      const target = ref === undefined ? undefined : refPointer(ref)
      if (target !== undefined) summary.refs.push(target)
      for (const view of ['request', 'response'] as const) summary.changes[view] ||= this.#changes(value, view)
    }
    return summary
  }

  /** Whether a view frees something that this schema, or an inline part of its `allOf`, requires. */
  #changes(schema: JsonObject, view: 'request' | 'response'): boolean {
    const parts = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf : [])]
    const required = parts.flatMap((part) => (isObject(part) && Array.isArray(part.required) ? part.required : []))
    if (required.length === 0) return false
    const freed = this.freed(schema, view)
    return required.some((name) => typeof name === 'string' && freed.has(name))
  }

  *#freedNames(schema: JsonObject, view: 'request' | 'response', seen: Set<JsonObject>): Generator<string> {
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
