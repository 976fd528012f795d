/**
 * `discriminator`, which JSON Schema does not have, said by `const` and `enum`: without it, alternatives that differ
 * only in the value of the discriminating property would both match, and `oneOf` would refuse what is valid.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#discriminator-object
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import { joinPointer, refPointer, splitPointer } from '../../lib/pointer.ts'
import { resolveChain } from '../../lib/spec/references.ts'

/** What the discriminator adds to each alternative of a keyword; `undefined` for nothing. */
export function impliedByDiscriminator(
  document: JsonObject,
  schema: JsonObject,
  keyword: 'oneOf' | 'anyOf',
): (JsonObject | undefined)[] {
  const { discriminator } = schema
  const branches = Array.isArray(schema[keyword]) ? schema[keyword] : []
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return branches.map(() => undefined)
  const property = discriminator.propertyName
  const mapping = isObject(discriminator.mapping) ? Object.entries(discriminator.mapping) : []
  return branches.map((branch) => {
    const pointer = isObject(branch) && typeof branch.$ref === 'string' ? refPointer(branch.$ref) : undefined
    if (pointer === undefined) return undefined
    const mapped = mapping.filter(([, target]) => targetPointer(target) === pointer).map(([value]) => value)
    const implied = mapped.length > 0 ? mapped : [splitPointer(pointer).at(-1) ?? '']
    const added = narrowing(declaredValues(document, pointer, property), implied)
    return added && { properties: Object.fromEntries([[property, added]]) }
  })
}

/** The pointer of what a mapping names: a reference, or the name of a schema. */
function targetPointer(target: Json): string | undefined {
  if (typeof target !== 'string') return undefined
  return target.startsWith('#') ? refPointer(target) : joinPointer('/components/schemas', target)
}

/** What an alternative says about the property itself: the values it lists, `any` text, or `other` than text. */
type Declared = Json[] | 'any' | 'other'

/** The schema that brings an alternative down to the implied values; `undefined` when it must stay as it is. */
function narrowing(declared: Declared, implied: string[]): JsonObject | undefined {
  if (declared === 'other') return undefined
  const values = declared === 'any' ? implied : implied.filter((value) => declared.includes(value))
  // Nothing in common: the names were never meant as values; all in common: nothing to add.
  if (values.length === 0 || (declared !== 'any' && values.length === declared.length)) return undefined
  return values.length === 1 ? { const: values[0] ?? '' } : { enum: values }
}

/** The values that the schema at a pointer, or a part of it, lists for a property. */
function declaredValues(document: JsonObject, pointer: string, property: string): Declared {
  const lists: Declared[] = []
  const open: Json[] = [{ $ref: `#${pointer}` }]
  const seen = new Set<Json>()
  for (const part of open) {
    const schema = target(document, part)
    if (!schema || seen.has(schema)) continue
    seen.add(schema)
    const properties = isObject(schema.properties) ? schema.properties : {}
    if (Object.hasOwn(properties, property)) lists.push(listed(target(document, properties[property])))
    if (Array.isArray(schema.allOf)) open.push(...schema.allOf)
  }
  if (lists.includes('other')) return 'other'
  const listing = lists.filter((list) => Array.isArray(list))
  return listing.length === 0 ? 'any' : listing.reduce((a, b) => a.filter((value) => b.includes(value)))
}

/** The values a property may have. */
function listed(schema: JsonObject | undefined): Declared {
  if (schema?.const !== undefined) return [schema.const]
  if (Array.isArray(schema?.enum)) return schema.enum
  return schema?.type === undefined || schema.type === 'string' ? 'any' : 'other'
}

/** A schema, followed to the end of its references. */
function target(document: JsonObject, schema: Json | undefined): JsonObject | undefined {
  if (!isObject(schema)) return undefined
  const pointer = typeof schema.$ref === 'string' ? refPointer(schema.$ref) : undefined
  const value = pointer === undefined ? schema : resolveChain(document, pointer)?.value
  return isObject(value) ? value : undefined
}
