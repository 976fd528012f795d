/**
 * The schemas of an API as the side that sends or receives a value should hold them: closed for what that side sends, so
 * that a misspelt name is found before anybody else finds it, and open for what it receives, so that the other side may
 * add to it.
 *
 * What has a list of names gets it as `propertyNames`, whether or not the names stand in parts of an `allOf`. Of what is
 * received, an unknown name and an unknown value of an `enum` still count as errors, with keywords of their own
 * (`propertyNames`, `enum`), so that a reader can tell them from real ones; where an error has no place of its own,
 * inside a choice of schemas, nothing is said about names and values.
 * Pure; one instance serves one API and one direction.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import { isObject } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { refPointer, splitPointer } from '../../lib/pointer.ts'
import { keywordHolds } from '../table/keywords.ts'

/** Which way a value goes, seen from the side whose schemas these are. */
export type Direction = 'sent' | 'received'

/** How a schema is meant where it stands: as a whole value, as a part of one, or as a part that must not be told apart. */
export type Form = 'whole' | 'part' | 'loose'

/** Names the section of the document that has a component in some form. */
export type SectionOf = (form: Form, name: string) => string

const COMPONENTS = '#/components/schemas/'
/** Keywords that ask about a value instead of describing it: what they hold stays as it is. */
const CONDITIONS = new Set(['not', 'if', 'propertyNames'])
const REFUSING = new Set(['additionalProperties', 'unevaluatedProperties'])
const CHOICES = new Set(['anyOf', 'oneOf'])
/** Keywords whose schemas describe the same value as the schema they stand in. */
const PARTS = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'] as const
/** Keywords that make a reference only a part of what it stands in. */
const DESCRIBING = [
  ...PARTS,
  'properties',
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
] as const
/** Keywords by which a schema admits names that it does not list. */
const ADMITTING = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'] as const

/** Converts schemas for one direction. */
export class OneDirection {
  readonly #components: Readonly<Record<string, JsonSchema>>
  readonly #direction: Direction
  readonly #sectionOf: SectionOf

  constructor(components: Readonly<Record<string, JsonSchema>>, direction: Direction, sectionOf: SectionOf) {
    this.#components = components
    this.#direction = direction
    this.#sectionOf = sectionOf
  }

  /** Converts a schema as it is meant where it stands. */
  convert(schema: JsonSchema, form: Form): JsonSchema {
    if (typeof schema === 'boolean') return schema
    if (form === 'whole' && isReference(schema)) return { ...schema, $ref: this.#reference(schema.$ref, form) }
    const within = form === 'whole' ? 'part' : form
    const members = Object.entries(schema).flatMap(([name, value]) => this.#member(name, value, within))
    return Object.fromEntries(form === 'whole' ? [...members, ...this.#closing(schema)] : members)
  }

  /** What closes a schema that lists names and admits no others. */
  #closing(schema: JsonObject): [string, Json][] {
    const names = new Set<string>()
    const closed = schema.propertyNames === undefined && this.#list(schema, names, new Set())
    return closed && names.size > 0 ? [['propertyNames', { enum: [...names].sort() }]] : []
  }

  /** One keyword, converted, renamed or left out. */
  #member(name: string, value: Json, form: Form): [string, Json][] {
    if (name === '$ref' && typeof value === 'string') return [[name, this.#reference(value, form)]]
    if (name === 'enum' && form === 'loose') return []
    if (value === false && this.#direction === 'received' && REFUSING.has(name)) return []
    if (CONDITIONS.has(name)) return [[name, value]]
    const inner = this.#formWithin(name, form)
    const holds = keywordHolds(name, value)
    const one = (item: Json): Json => (isSchema(item) ? this.convert(item, inner) : item)
    // Without their values two schemas of a `oneOf` may be the same.
    const kept = name === 'oneOf' && inner === 'loose' ? 'anyOf' : name
    if (Array.isArray(value) && holds === 'schemas') return [[kept, value.map(one)]]
    if (isObject(value) && (holds === 'map' || holds === 'patterns')) {
      return [[name, Object.fromEntries(Object.entries(value).map(([key, item]) => [key, one(item)]))]]
    }
    return [[name, holds === 'schema' ? one(value) : value]]
  }

  /** The form of what a keyword holds. */
  #formWithin(name: string, form: Form): Form {
    if (form === 'loose') return 'loose'
    if (CHOICES.has(name) && this.#direction === 'received') return 'loose'
    return PARTS.some((part) => part === name) ? 'part' : 'whole'
  }

  /** A reference to the component in the form that is meant. */
  #reference(ref: string, form: Form): string {
    const name = ref.startsWith(COMPONENTS) ? ref.slice(COMPONENTS.length) : '/'
    return name.includes('/') ? ref : `#/${this.#sectionOf(form, name)}/${name}`
  }

  /** Lists the names of a schema and of its parts. @returns whether no others are admitted */
  #list(schema: JsonObject, names: Set<string>, seen: Set<JsonObject>): boolean {
    if (seen.has(schema)) return true
    seen.add(schema)
    if (ADMITTING.some((name) => schema[name] !== undefined && schema[name] !== false)) return false
    for (const name of isObject(schema.properties) ? Object.keys(schema.properties) : []) names.add(name)
    return this.#parts(schema).every((part) => this.#list(part, names, seen))
  }

  /** The schemas that describe the same value. */
  #parts(schema: JsonObject): JsonObject[] {
    const held = PARTS.flatMap((name) => {
      const value = schema[name]
      if (Array.isArray(value)) return value
      if (!isObject(value)) return []
      return name === 'dependentSchemas' ? Object.values(value) : [value]
    })
    const target = typeof schema.$ref === 'string' ? this.#target(schema.$ref) : undefined
    return [...held, target].filter((part) => isObject(part))
  }

  #target(ref: string): JsonSchema | undefined {
    const [, , name = ''] = splitPointer(refPointer(ref) ?? '')
    return Object.hasOwn(this.#components, name) ? this.#components[name] : undefined
  }
}

/** Whether a schema is the one it refers to, and nothing beside it describes the value. */
function isReference(schema: JsonObject): schema is JsonObject & { $ref: string } {
  return typeof schema.$ref === 'string' && DESCRIBING.every((name) => schema[name] === undefined)
}

function isSchema(value: Json): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}
