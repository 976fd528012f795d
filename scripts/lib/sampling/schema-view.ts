/**
 * A schema as a flat list of parts that must all hold: references followed, `allOf` opened, alternatives set aside.
 * Pure; never goes round a circle of references twice, never follows a prototype property.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-keywords-for-applying-subsch
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import type { JsonSchema } from '../operations.ts'
import { joinPointer, type Step } from '../pointer.ts'
import { compilePattern, testsTrue } from './regex.ts'
import { resolveReference } from './schema-copies.ts'

/** A schema and where it stands: a pointer into the root, or `~…` relative to the schema that was asked for. */
export interface Located {
  schema: JsonSchema
  pointer: string
}

/** A schema object whose own keywords count. */
export interface Part {
  schema: JsonObject
  pointer: string
}

/** Alternatives of which one (or, for `anyOf`, at least one) must hold. */
export interface Choice {
  keyword: 'anyOf' | 'oneOf' | 'if'
  /** The schema object that holds the keyword. */
  part: Part
  /** Each alternative as schemas that hold together. */
  branches: Located[][]
}

/** What a place must satisfy. */
export interface View {
  parts: Part[]
  choices: Choice[]
  /** Nothing fits: a `false` schema, or a reference that leads nowhere. */
  impossible: boolean
}

/** Parts a view may have; beyond that the schema counts as impossible to satisfy. */
const MAX_PARTS = 2000

/** Opens schemas that must all hold. */
export function viewOf(root: object, schemas: readonly Located[]): View {
  const view: View = { parts: [], choices: [], impossible: false }
  const seen = new Set<object>()
  const pending = schemas.toReversed()
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { schema, pointer } = next
    if (schema === false || seen.size > MAX_PARTS) view.impossible = true
    if (typeof schema === 'boolean' || seen.has(schema) || view.impossible) continue
    seen.add(schema)
    view.parts.push({ schema, pointer })
    view.choices.push(...choicesOf({ schema, pointer }))
    pending.push(...openings(root, { schema, pointer }, view).toReversed())
  }
  return view
}

/** The schemas a part pulls in unconditionally. */
function openings(root: object, part: Part, view: View): Located[] {
  const pulled = subschemas(part, 'allOf')
  const ref = part.schema.$ref
  if (typeof ref !== 'string') return pulled
  try {
    return [resolveReference(root, ref), ...pulled]
  } catch {
    view.impossible = true
    return pulled
  }
}

/** The alternatives a part offers. */
function choicesOf(part: Part): Choice[] {
  const choices: Choice[] = []
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = subschemas(part, keyword)
    if (branches.length > 0) choices.push({ keyword, part, branches: branches.map((branch) => [branch]) })
  }
  const condition = subschema(part, 'if')
  if (condition) {
    const then = subschema(part, 'then')
    const otherwise = subschema(part, 'else')
    choices.push({
      keyword: 'if',
      part,
      branches: [
        [condition, ...(then ? [then] : [])],
        [negation(condition), ...(otherwise ? [otherwise] : [])],
      ],
    })
  }
  return choices
}

const negations = new WeakMap<object, JsonObject>()

/** The schema that allows what another does not; the same object every time, so that it is compiled once. */
export function negation({ schema, pointer }: Located): Located {
  if (typeof schema === 'boolean') return { schema: !schema, pointer }
  const negated = negations.get(schema) ?? { not: schema }
  negations.set(schema, negated)
  return { schema: negated, pointer }
}

/** The schema under a keyword (and steps below it) of a part; `undefined` when there is none. */
export function subschema(part: Part, ...steps: [Step, ...Step[]]): Located | undefined {
  let node: unknown = part.schema
  for (const step of steps) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined
    node = Reflect.get(node, step)
  }
  if (typeof node !== 'boolean' && !isObject(node)) return undefined
  return { schema: node, pointer: joinPointer(part.pointer, ...steps) }
}

/** The schemas in a list keyword of a part. */
export function subschemas(part: Part, keyword: string): Located[] {
  const list = Object.hasOwn(part.schema, keyword) ? part.schema[keyword] : undefined
  if (!Array.isArray(list)) return []
  return list.flatMap((_, index) => subschema(part, keyword, index) ?? [])
}

/** What every value of a property must satisfy. */
export function propertySchemas(parts: readonly Part[], name: string): Located[] {
  return parts.flatMap((part) => {
    const declared = subschema(part, 'properties', name)
    const patterned = Object.keys(mapOf(part, 'patternProperties')).flatMap((pattern) => {
      const tester = compilePattern(pattern)
      return tester && testsTrue(tester, name) ? (subschema(part, 'patternProperties', pattern) ?? []) : []
    })
    if (declared || patterned.length > 0) return declared ? [declared, ...patterned] : patterned
    return subschema(part, 'additionalProperties') ?? []
  })
}

/** What the item at an index must satisfy. */
export function itemSchemas(parts: readonly Part[], index: number): Located[] {
  return parts.flatMap((part) => {
    const tuple = Array.isArray(part.schema.prefixItems) ? part.schema.prefixItems.length : 0
    return (index < tuple ? subschema(part, 'prefixItems', index) : subschema(part, 'items')) ?? []
  })
}

/** The names declared under `properties`, in order, without repetition. */
export function propertyNames(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap((part) => Object.keys(mapOf(part, 'properties'))))]
}

/** The names that some part requires. */
export function requiredNames(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap((part) => stringList(part.schema.required)))]
}

/** The strings of a list; empty for anything else. */
export function stringList(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A keyword that holds things by name; empty when it is absent. */
export function mapOf(part: Part, keyword: string): JsonObject {
  const map = Object.hasOwn(part.schema, keyword) ? part.schema[keyword] : undefined
  return isObject(map) ? map : {}
}

/** A number keyword of each part that has it. */
export function numbers(parts: readonly Part[], keyword: string): { value: number; part: Part }[] {
  return parts.flatMap((part) => {
    const value = Object.hasOwn(part.schema, keyword) ? part.schema[keyword] : undefined
    return typeof value === 'number' ? [{ value, part }] : []
  })
}

/** A string keyword of each part that has it. */
export function strings(parts: readonly Part[], keyword: string): { value: string; part: Part }[] {
  return parts.flatMap((part) => {
    const value = Object.hasOwn(part.schema, keyword) ? part.schema[keyword] : undefined
    return typeof value === 'string' ? [{ value, part }] : []
  })
}

/** The JSON types; `integer` is `number` with a rule of its own. */
export const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] as const

/** A JSON Schema type name. */
export type TypeName = (typeof TYPES)[number]

/** The types all parts allow, null last; all types when none is stated, those whose keywords are there first. */
export function typesOf(parts: readonly Part[]): TypeName[] {
  let allowed: TypeName[] | undefined
  for (const { schema } of parts) {
    if (schema.type === undefined) continue
    const named = [schema.type].flat().filter((name): name is TypeName => TYPES.some((type) => type === name))
    const wide = (type: TypeName): boolean => allows(named, type)
    const narrow = named.filter((type) => allowed && allows(allowed, type))
    allowed = allowed === undefined ? named : [...new Set([...allowed.filter(wide), ...narrow])]
  }
  if (!allowed) return guessTypes(parts)
  return [...allowed.filter((type) => type !== 'null'), ...allowed.filter((type) => type === 'null')]
}

/** Whether a list of types covers a type; a number may be an integer. */
export function allows(types: readonly TypeName[], type: TypeName): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

const TYPE_HINTS: [TypeName, string[]][] = [
  [
    'object',
    [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'maxProperties',
      'propertyNames',
      'dependentRequired',
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
]

/** Without `type`, everything is allowed; the types whose keywords stand there come first. */
function guessTypes(parts: readonly Part[]): TypeName[] {
  const has = (keyword: string): boolean => parts.some((part) => Object.hasOwn(part.schema, keyword))
  const hinted = TYPE_HINTS.filter(([, keywords]) => keywords.some(has)).map(([type]) => type)
  const rest: TypeName[] = ['string', 'number', 'boolean', 'object', 'array', 'null']
  return [...hinted, ...rest.filter((type) => !hinted.includes(type))]
}
