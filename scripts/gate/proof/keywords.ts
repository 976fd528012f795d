/**
 * What the own keywords of a schema object say, as cells: types, values, bounds, patterns, items, properties.
 * Pure.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { askedBy } from '../patterns/asked.ts'
import { typesOf } from '../schema/types.ts'
import { type Cell, EVERYTHING, LIST, NUMBER, OBJECT, TEXT } from './cells.ts'
import { type Bound, isAnything } from './negation.ts'
import { leastCommon } from './numbers.ts'

/** The cells of what a schema object says itself, values and compositions aside. */
export function ownCells(schema: JsonObject, bound: Bound): readonly Cell[] {
  const types = typesOf(schema.type === undefined ? {} : { type: schema.type })
  const marks = marksOf(schema)
  if (marks === undefined && bound === 'under') return []
  const cells = EVERYTHING.filter(({ type }) => types.has(type) || (type === 'number' && types.has('integer')))
  return cells.map((cell): Cell => {
    const own = formatMark(schema, cell.type)
    const marked = { marks: [...own, ...(marks?.[cell.type] ?? [])] }
    if (cell.type === 'number') return { ...numbersOf(schema, !types.has('number')), ...marked }
    if (cell.type === 'string') return { ...textsOf(schema), ...marked }
    if (cell.type === 'array') return { ...listsOf(schema), ...marked }
    if (cell.type === 'object') return { ...objectsOf(schema), ...marked }
    return { ...cell, ...marked }
  })
}

/** What is kept in words, by type; `undefined` when words could mean something else elsewhere. */
function marksOf(schema: JsonObject): Record<string, string[]> | undefined {
  const isAsked = (name: string) => schema[name] !== undefined && !isAnything(schema[name]) && !isLone(schema, name)
  const [items, properties] = [isAsked('unevaluatedItems'), isAsked('unevaluatedProperties')]
  if (!items && !properties) return {}
  const words = JSON.stringify(schema)
  if (words.includes('"$ref"')) return undefined
  return { ...(items ? { array: [words] } : {}), ...(properties ? { object: [words] } : {}) }
}

/** Keywords that evaluate what others than the schema object itself would leave unevaluated. */
const EVALUATING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'not', 'dependentSchemas', 'contains']

/** Whether nothing but the lists of a schema object evaluates its parts, so that the rest is what is not listed. */
function isLone(schema: JsonObject, name: string): boolean {
  const rest = name === 'unevaluatedItems' ? 'items' : 'additionalProperties'
  return schema[rest] === undefined && !EVALUATING.some((keyword) => schema[keyword] !== undefined)
}

/** What holds for what is not listed. */
function restOf(schema: JsonObject, name: 'unevaluatedItems' | 'unevaluatedProperties'): JsonSchema {
  const own = schema[name === 'unevaluatedItems' ? 'items' : 'additionalProperties']
  return schemaOf(isLone(schema, name) ? schema[name] : own)
}

function formatMark({ format }: JsonObject, type: Cell['type']): string[] {
  return typeof format === 'string' && (type === 'string' || type === 'number') ? [`format:${format}`] : []
}

function numberIn(schema: JsonObject, name: string, missing: number): number {
  const value = schema[name]
  return typeof value === 'number' ? value : missing
}

const [LEAST, MOST] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

function numbersOf(schema: JsonObject, isWhole: boolean): Cell {
  const [minimum, above] = [numberIn(schema, 'minimum', LEAST), numberIn(schema, 'exclusiveMinimum', LEAST)]
  const [maximum, below] = [numberIn(schema, 'maximum', MOST), numberIn(schema, 'exclusiveMaximum', MOST)]
  const low = { low: Math.max(minimum, above), lowOpen: above >= minimum && above > LEAST }
  const high = { high: Math.min(maximum, below), highOpen: below <= maximum && below < MOST }
  const { multipleOf } = schema
  const steps = typeof multipleOf === 'number' ? multipleOf : undefined
  const own = { ...NUMBER, ...low, ...high, step: steps ?? (isWhole ? 1 : undefined) }
  if (steps === undefined || !isWhole) return own
  return wholeSteps(own, steps)
}

/** Whole numbers that are multiples of a number as well. */
function wholeSteps(cell: typeof NUMBER, step: number): Cell {
  const whole = leastCommon(1, step)
  return whole === undefined ? { ...cell, step: 1, marks: [`step:${step}`] } : { ...cell, step: whole }
}

function textsOf(schema: JsonObject): Cell {
  const asked = typeof schema.pattern === 'string' ? askedBy(schema.pattern) : []
  return { ...TEXT, low: numberIn(schema, 'minLength', 0), high: numberIn(schema, 'maxLength', MOST), asked }
}

function listsOf(schema: JsonObject): Cell {
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.map(schemaOf) : []
  const rest = restOf(schema, 'unevaluatedItems')
  const isPlain = first.length === 0 && isAnything(rest)
  const least = numberIn(schema, 'minContains', 1)
  const most = numberIn(schema, 'maxContains', MOST)
  const isHeld = schema.contains !== undefined && (least > 0 || most < MOST)
  return {
    ...LIST,
    low: Math.max(numberIn(schema, 'minItems', 0), isHeld ? least : 0),
    high: numberIn(schema, 'maxItems', MOST),
    unique: schema.uniqueItems === true,
    layers: isPlain ? [] : [{ first, rest }],
    contains: isHeld ? [{ schema: schemaOf(schema.contains), low: least, high: most }] : [],
  }
}

function objectsOf(schema: JsonObject): Cell {
  const named = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const patterned = Object.entries(isObject(schema.patternProperties) ? schema.patternProperties : {})
  const rest = restOf(schema, 'unevaluatedProperties')
  const isPlain = named.length + patterned.length === 0 && isAnything(rest)
  const layer = {
    named: new Map(named.map(([name, member]) => [name, schemaOf(member)])),
    patterned: patterned.map(([pattern, member]) => [pattern, schemaOf(member)] as const),
    rest,
  }
  return {
    ...OBJECT,
    low: numberIn(schema, 'minProperties', 0),
    high: numberIn(schema, 'maxProperties', MOST),
    required: Array.isArray(schema.required) ? schema.required.map(String).toSorted() : [],
    layers: isPlain ? [] : [layer],
    names: schema.propertyNames === undefined ? [] : [schemaOf(schema.propertyNames)],
  }
}

function schemaOf(value: Json | undefined): JsonSchema {
  return typeof value === 'boolean' || isObject(value) ? value : true
}

/** The cells of the values that a schema object lists; everything where it lists none. */
export function ownValues({ enum: list, const: constant }: JsonObject): readonly Cell[] {
  const lists = [...(Array.isArray(list) ? [list] : []), ...(constant === undefined ? [] : [[constant]])]
  const [values, others] = lists
  if (!values) return EVERYTHING
  const kept = others ? values.filter((value) => JSON.stringify(value) === JSON.stringify(others[0])) : values
  const of = (type: string) => kept.filter((value) => typeof value === type)
  const texts = of('string').map(String)
  const numbers = of('number').map(Number)
  const truths = of('boolean')
  const whole = kept.filter((value) => typeof value === 'object' && value !== null)
  return [
    ...(kept.includes(null) ? [{ type: 'null' as const, values: [null], marks: [] }] : []),
    ...(truths.length > 0 ? [{ type: 'boolean' as const, values: [...new Set(truths)], marks: [] }] : []),
    ...(numbers.length > 0 ? [{ ...NUMBER, values: [...new Set(numbers)] }] : []),
    ...(texts.length > 0 ? [{ ...TEXT, values: [...new Set(texts)] }] : []),
    ...whole.map((value) => ({ ...(Array.isArray(value) ? LIST : OBJECT), marks: [`=${JSON.stringify(value)}`] })),
  ]
}
