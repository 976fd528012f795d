/**
 * The schemas of a spec as JSON Schema 2020-12 that stands on its own: each one refers only to `#/components/schemas/…`.
 * What other places are referred to becomes a component too, and so does a view that differs from what is written.
 * Pure; one instance serves one document.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#schema-object
 */
import { PipelineError } from '../../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { follow, joinPointer, refPointer, splitPointer } from '../../lib/pointer.ts'
import { cleanName, isCleanName, tellingName, uniqueName } from '../../lib/spec/names.ts'
import { examplesOf, fromOpenApi30 } from './dialect.ts'
import { impliedByDiscriminator } from './discriminators.ts'
import { keywordHolds, knownTypes } from './keywords.ts'
import { unicodePattern } from './patterns.ts'
import { type View, Views } from './views.ts'

const COMPONENTS = '/components/schemas'

/** Where a schema stands and how it is seen while it is converted. */
interface Context {
  pointer: string
  view: View
  /** Properties that a part of an `allOf` does not require, because of the whole. */
  freed: ReadonlySet<string>
}

/** Converts the schemas of one spec and collects the components they need. */
export class SchemaTable {
  readonly #spec: LoadedSpec
  readonly #views: Views
  /** Names by pointer and view. */
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()
  /** Components that are still to be converted. */
  readonly #open: { name: string; pointer: string; view: View }[] = []

  constructor(spec: LoadedSpec) {
    this.#spec = spec
    this.#views = new Views(spec.document, spec.version === '3.1')
    const declared = follow(spec.document, COMPONENTS)
    const names = isObject(declared) ? Object.keys(declared) : []
    for (const name of names.filter(isCleanName)) this.#taken.add(name)
    for (const name of names) this.#name(joinPointer(COMPONENTS, name), 'plain')
  }

  /** Converts the schema at a pointer; without one, anything goes. */
  convert(schema: Json | undefined, pointer: string, view: View): JsonSchema {
    return this.#convert(schema, { pointer, view, freed: new Set() })
  }

  /** All components, those that conversions asked for included; by name. */
  components(): Record<string, JsonSchema> {
    const converted: [string, JsonSchema][] = []
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const { name, pointer, view } = next
      converted.push([name, this.convert(follow(this.#spec.document, pointer) as Json, pointer, view)])
    }
    return Object.fromEntries(converted.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** The name of the component for a pointer, seen from a side. */
  #name(pointer: string, view: View): string {
    const key = `${view} ${pointer}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const name = view === 'plain' ? this.#plainName(pointer) : this.#free(`${this.#name(pointer, 'plain')}.${view}`)
    this.#names.set(key, name)
    this.#taken.add(name)
    this.#open.push({ name, pointer, view })
    return name
  }

  #plainName(pointer: string): string {
    const [components, schemas, own, ...rest] = splitPointer(pointer)
    const isComponent = components === 'components' && schemas === 'schemas' && rest.length === 0
    if (!isComponent || own === undefined) return this.#free(tellingName(pointer, 'Schema'))
    return isCleanName(own) ? own : this.#free(cleanName(own) || 'Schema')
  }

  #free(name: string): string {
    return uniqueName(name, this.#taken)
  }

  #convert(schema: Json | undefined, context: Context): JsonSchema {
    if (typeof schema === 'boolean') return schema
    if (!isObject(schema)) return true
    const is30 = this.#spec.version === '3.0'
    if (is30 && typeof schema.$ref === 'string') return { $ref: this.#reference(schema.$ref, context) }
    const converted: JsonObject = {}
    for (const [keyword, value] of Object.entries(schema)) {
      const member = this.#member(keyword, value, schema, context)
      if (member !== undefined) converted[keyword] = member
    }
    Object.assign(converted, examplesOf(schema))
    if (schema['x-plaintext'] !== undefined)
      converted.contentSchema = this.convert(
        schema['x-plaintext'],
        joinPointer(context.pointer, 'x-plaintext'),
        context.view,
      )
    return is30 ? fromOpenApi30(schema, converted) : converted
  }

  /** Converts the value of one keyword; `undefined` leaves it out. */
  #member(keyword: string, value: Json, schema: JsonObject, context: Context): Json | undefined {
    const at = joinPointer(context.pointer, keyword)
    const holds = keywordHolds(keyword, value)
    if (holds === 'schema') return this.convert(value, at, context.view)
    if (holds === 'schemas') return this.#alternatives(keyword, value as Json[], schema, { ...context, pointer: at })
    if (holds === 'map' || holds === 'patterns') {
      const entries = Object.entries(value as JsonObject).map(([name, member]): [string, Json] => {
        const pointer = joinPointer(at, name)
        return [holds === 'map' ? name : this.#pattern(name, pointer), this.convert(member, pointer, context.view)]
      })
      return Object.fromEntries(entries)
    }
    return holds === 'data' ? this.#data(keyword, value, schema, context) : undefined
  }

  #data(keyword: string, value: Json, schema: JsonObject, context: Context): Json | undefined {
    if (keyword === '$ref') return this.#reference(String(value), context)
    if (keyword === 'type') return knownTypes(value)
    if (keyword === 'pattern') return this.#pattern(String(value), joinPointer(context.pointer, keyword))
    if (keyword !== 'required' || !Array.isArray(value)) return value
    const freed = this.#views.freed(schema, context.view)
    const required = value.filter((name) => !freed.has(String(name)) && !context.freed.has(String(name)))
    return required.length > 0 ? required : undefined
  }

  /** Converts a list of schemas, with what a discriminator or the whole says about each. */
  #alternatives(keyword: string, list: Json[], schema: JsonObject, context: Context): Json {
    const freed = keyword === 'allOf' ? this.#views.freed(schema, context.view) : new Set<string>()
    const isChoice = keyword === 'oneOf' || keyword === 'anyOf'
    const implied = isChoice ? impliedByDiscriminator(this.#spec.document, schema, keyword) : []
    return list.map((item, index): Json => {
      const converted = this.#convert(item, { ...context, pointer: joinPointer(context.pointer, index), freed })
      const addition = implied[index]
      return addition && isObject(converted) ? { ...converted, ...merged(converted, addition) } : converted
    })
  }

  /** The reference to the component for what a `$ref` leads to. */
  #reference(ref: string, { pointer, view }: Context): string {
    const target = refPointer(ref)
    if (target === undefined || follow(this.#spec.document, target) === undefined) {
      throw new PipelineError('SPEC', `The reference "${ref}" leads nowhere.`, { file: this.#spec.file, pointer })
    }
    return `#${COMPONENTS}/${this.#name(target, this.#views.differs(target, view) ? view : 'plain')}`
  }

  #pattern(pattern: string, pointer: string): string {
    const usable = unicodePattern(pattern)
    if (usable !== undefined) return usable
    throw new PipelineError('SPEC', `The pattern "${pattern}" is no regular expression.`, {
      file: this.#spec.file,
      pointer,
    })
  }
}

/** The `properties` of an alternative with what the discriminator adds to one of them. */
function merged(converted: JsonObject, addition: JsonObject): JsonObject {
  const before = isObject(converted.properties) ? converted.properties : {}
  return { properties: { ...before, ...(isObject(addition.properties) ? addition.properties : {}) } }
}
