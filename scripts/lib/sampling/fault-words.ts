/**
 * What a broken keyword means, in words that name the place and the rule and never the value.
 * Pure.
 */
import type { ErrorObject } from 'ajv/dist/2020.js'
import { splitPointer } from '../pointer.ts'
import { counted, typeWords } from './words.ts'

/** Allowed values that are listed in a message; more are only counted. */
const LISTED = 12
const LISTED_LENGTH = 300

/** Writes a place for a person; steps that came with the value and look like data are not repeated. */
export function placeWords(pointer: string): string {
  if (pointer === '') return 'The value'
  const steps = splitPointer(pointer).map((step) => (/^(?!\d{9,})[\w.$@-]{1,64}$/.test(step) ? step : '…'))
  return `\`/${steps.join('/')}\``
}

/** The rule a fault broke, as the second half of a sentence. */
export function ruleWords(error: ErrorObject): string {
  const rule = RULES[error.keyword]
  return rule === undefined ? `breaks the rule "${error.keyword}"` : rule(error.params, error.schema)
}

type Rule = (params: Record<string, unknown>, schema: unknown) => string

const RULES: Record<string, Rule> = {
  type: (_, schema) => `must be ${typeWords([schema].flat().map(String))}`,
  enum: (_, schema) => `must be ${enumWords(schema)}`,
  const: (_, schema) => `must be ${enumWords([schema])}`,
  minLength: (params) => `must have at least ${counted(Number(params.limit), 'character')}`,
  maxLength: (params) => `must have at most ${counted(Number(params.limit), 'character')}`,
  pattern: (params) => `must match the pattern ${JSON.stringify(params.pattern)}`,
  format: (params) => `must be a well-formed ${String(params.format)}`,
  minimum: (params) => `must be at least ${String(params.limit)}`,
  maximum: (params) => `must be at most ${String(params.limit)}`,
  exclusiveMinimum: (params) => `must be more than ${String(params.limit)}`,
  exclusiveMaximum: (params) => `must be less than ${String(params.limit)}`,
  multipleOf: (params) => `must be a multiple of ${String(params.multipleOf)}`,
  required: () => 'is required',
  dependentRequired: (params) => `is required when \`${String(params.property)}\` is present`,
  additionalProperties: () => 'is not a property the schema allows',
  unevaluatedProperties: () => 'is not a property the schema allows',
  propertyNames: () => 'has a name the schema does not allow',
  minProperties: (params) => `must have at least ${counted(Number(params.limit), 'property')}`,
  maxProperties: (params) => `must have at most ${counted(Number(params.limit), 'property')}`,
  minItems: (params) => `must have at least ${counted(Number(params.limit), 'item')}`,
  maxItems: (params) => `must have at most ${counted(Number(params.limit), 'item')}`,
  items: (params) => `must have at most ${counted(Number(params.limit), 'item')}`,
  unevaluatedItems: () => 'has more items than the schema allows',
  uniqueItems: () => 'must not hold the same item twice',
  contains: (params) => containsWords(params),
  not: () => 'has a form the schema excludes',
  'false schema': () => 'is not allowed here',
  anyOf: () => 'must fit at least one of the alternatives',
  oneOf: () => 'must fit exactly one of the alternatives',
}

/** Lists the values that are allowed, or counts them when there are many or they are long. */
function enumWords(values: unknown): string {
  const texts = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : []
  if (texts.length > LISTED || texts.join().length > LISTED_LENGTH) {
    return texts.length === 1 ? 'the one allowed value' : `one of the ${texts.length} allowed values`
  }
  return texts.length === 1 ? texts.join() : `one of ${texts.join(', ')}`
}

/** Says how many items `contains` wants. */
function containsWords(params: Record<string, unknown>): string {
  const least = `must hold at least ${counted(Number(params.minContains ?? 1), 'item')} of the wanted form`
  return params.maxContains === undefined ? least : `${least} and at most ${String(params.maxContains)}`
}
