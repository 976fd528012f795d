/**
 * What OpenAPI 3.0 says in its own way, said as JSON Schema 2020-12: `nullable`, boolean exclusive bounds, `example`,
 * `type: file`.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#schema-object
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'

/** Keywords that may refuse `null` although the `type` beside them admits it. */
const COMPOSITION = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const'] as const

/** Keywords that only describe; they stay outside when a schema is wrapped. */
const ANNOTATIONS = ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'] as const

/** Translates what is particular to 3.0; `converted` holds the keywords that both share. */
export function fromOpenApi30(source: JsonObject, converted: JsonObject): JsonObject {
  const bounded = { ...converted, ...exclusiveBounds(source) }
  if (typeof source.exclusiveMinimum === 'boolean' && bounded.exclusiveMinimum !== undefined) delete bounded.minimum
  if (typeof source.exclusiveMaximum === 'boolean' && bounded.exclusiveMaximum !== undefined) delete bounded.maximum
  if (source.type === 'file') Object.assign(bounded, { type: 'string', format: 'binary' })
  return source.nullable === true ? nullable(bounded) : bounded
}

/** `minimum: 1, exclusiveMinimum: true` becomes `exclusiveMinimum: 1`. */
function exclusiveBounds({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: JsonObject): JsonObject {
  return {
    ...(exclusiveMinimum === true && typeof minimum === 'number' ? { exclusiveMinimum: minimum } : {}),
    ...(exclusiveMaximum === true && typeof maximum === 'number' ? { exclusiveMaximum: maximum } : {}),
  }
}

/**
 * The schema or `null`. Read as writers mean it: an `enum` beside `nullable` need not list `null`, and a composition
 * beside it need not admit it.
 */
function nullable(schema: JsonObject): JsonObject {
  if (COMPOSITION.some((keyword) => schema[keyword] !== undefined)) {
    const outside = Object.fromEntries(Object.entries(schema).filter(([name]) => isAnnotation(name)))
    const inside = Object.fromEntries(Object.entries(schema).filter(([name]) => !isAnnotation(name)))
    return { ...outside, anyOf: [inside, { type: 'null' }] }
  }
  const result = { ...schema }
  if (typeof schema.type === 'string' && schema.type !== 'null') result.type = [schema.type, 'null']
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) result.enum = [...schema.enum, null]
  return result
}

function isAnnotation(name: string): boolean {
  return ANNOTATIONS.some((annotation) => annotation === name)
}

/** The `examples` that an `example` stands for; in 3.0 it is the only way, in 3.1 an old one. */
export function examplesOf(schema: JsonObject): JsonObject {
  return schema.example === undefined || Array.isArray(schema.examples) ? {} : { examples: [schema.example] }
}

/** The first example a schema declares, of itself or of what it refers to. */
export function firstExample(schema: Json | undefined): Json | undefined {
  if (!isObject(schema)) return undefined
  return schema.example ?? (Array.isArray(schema.examples) ? schema.examples[0] : undefined)
}
