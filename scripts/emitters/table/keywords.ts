/**
 * The keywords of JSON Schema 2020-12 and what each holds: everything else in a schema is left out of the table, and so
 * is a keyword whose value no validator could use (`required: true`, `maxLength: "3"`).
 * Pure data and one guard.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { isObject, type Json } from '../../lib/json.ts'

/** What the value of a keyword is: schemas of some form, or plain data. */
export type Holds = 'schema' | 'schemas' | 'map' | 'patterns' | 'data'

const isText = (value: Json): boolean => typeof value === 'string'
const isFlag = (value: Json): boolean => typeof value === 'boolean'
const isNumber = (value: Json): boolean => typeof value === 'number' && Number.isFinite(value)
const isCount = (value: Json): boolean => Number.isInteger(value) && Number(value) >= 0
const isNames = (value: Json): boolean => Array.isArray(value) && value.every(isText)
const isList = (value: Json): boolean => Array.isArray(value)
const isSchema = (value: Json): boolean => typeof value === 'boolean' || isObject(value)
const isSchemas = (value: Json): boolean => Array.isArray(value) && value.length > 0

/** A keyword: what it holds and which values of it can be used. */
interface Keyword {
  holds: Holds
  usable: (value: Json) => boolean
}

const schema: Keyword = { holds: 'schema', usable: isSchema }
const schemas: Keyword = { holds: 'schemas', usable: isSchemas }
const map: Keyword = { holds: 'map', usable: isObject }
const data = (usable: (value: Json) => boolean): Keyword => ({ holds: 'data', usable })

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $comment: data(isText),
  $defs: map,
  $ref: data(isText),
  additionalProperties: schema,
  allOf: schemas,
  anyOf: schemas,
  const: data(() => true),
  contains: schema,
  contentEncoding: data(isText),
  contentMediaType: data(isText),
  contentSchema: schema,
  default: data(() => true),
  dependentRequired: data((value) => isObject(value) && Object.values(value).every(isNames)),
  dependentSchemas: map,
  deprecated: data(isFlag),
  description: data(isText),
  else: schema,
  enum: data(isSchemas),
  examples: data(isList),
  exclusiveMaximum: data(isNumber),
  exclusiveMinimum: data(isNumber),
  format: data(isText),
  if: schema,
  items: schema,
  maxContains: data(isCount),
  maxItems: data(isCount),
  maxLength: data(isCount),
  maxProperties: data(isCount),
  maximum: data(isNumber),
  minContains: data(isCount),
  minItems: data(isCount),
  minLength: data(isCount),
  minProperties: data(isCount),
  minimum: data(isNumber),
  multipleOf: data((value) => isNumber(value) && Number(value) > 0),
  not: schema,
  oneOf: schemas,
  pattern: data(isText),
  patternProperties: { holds: 'patterns', usable: isObject },
  prefixItems: schemas,
  properties: map,
  propertyNames: schema,
  readOnly: data(isFlag),
  required: data(isNames),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: schema,
  title: data(isText),
  type: data(() => true),
  unevaluatedItems: schema,
  unevaluatedProperties: schema,
  uniqueItems: data(isFlag),
  writeOnly: data(isFlag),
  // Words of our own: how a value is encrypted, and that a list is named whose values are not shown.
  'x-jwe': data(isObject),
  'x-unlisted': data(isFlag),
}

/** What a keyword holds, or `undefined` when it has no meaning or an unusable value. */
export function keywordHolds(name: string, value: Json): Holds | undefined {
  const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined
  return keyword?.usable(value) ? keyword.holds : undefined
}

/** The types JSON Schema knows. */
const TYPES = new Set<unknown>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

/** The value of `type` with unknown types left out; `undefined` when none is left, so that nothing is asserted. */
export function knownTypes(type: Json | undefined): string | string[] | undefined {
  if (typeof type === 'string') return TYPES.has(type) ? type : undefined
  if (!Array.isArray(type)) return undefined
  const known = [...new Set(type)].filter((item): item is string => TYPES.has(item))
  return known.length === type.length && known.length > 0 ? known : undefined
}
