/**
 * JSON Schema constructs by name: what documents are made of, each small and each with at least one instance.
 * Data for tests only. Conditions are written through `JSON.parse`, so that no object here looks like a promise.
 */
import { isObject, type JsonObject } from '../../../../scripts/lib/json.ts'

/** Reads a schema that has conditions. */
function parsed(text: string): JsonObject {
  const value: unknown = JSON.parse(text)
  return isObject(value) ? value : {}
}

const text: JsonObject = { type: 'string' }

/** Schemas by what they show. */
export const CONSTRUCTS: Record<string, JsonObject> = {
  'string lengths': { type: 'string', minLength: 3, maxLength: 7 },
  'anchored pattern': { type: 'string', pattern: '^[A-Z]{2}[0-9]{6,8}$' },
  'unanchored pattern': { type: 'string', pattern: '[0-9]{3}' },
  'unicode property': { type: 'string', pattern: '^\\p{L}{2,10}$' },
  lookahead: { type: 'string', pattern: '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[!@#$%]).{8,16}$' },
  'negative lookahead': { type: 'string', pattern: '^(?!test)[a-z]{4,8}$' },
  backreference: { type: 'string', pattern: '^([a-z])x\\1$' },
  'pattern and lengths': { type: 'string', pattern: '^[a-z]*(-[a-z]+)*$', minLength: 12, maxLength: 14 },
  'two patterns': { type: 'string', allOf: [{ pattern: '^[a-z0-9]{3,9}$' }, { pattern: '[0-9]{3}' }] },
  formats: {
    type: 'object',
    required: ['at', 'on', 'id', 'mail', 'uri', 'v4', 'v6'],
    properties: {
      at: { type: 'string', format: 'date-time' },
      on: { type: 'string', format: 'date' },
      id: { type: 'string', format: 'uuid' },
      mail: { type: 'string', format: 'email' },
      uri: { type: 'string', format: 'uri' },
      v4: { type: 'string', format: 'ipv4' },
      v6: { type: 'string', format: 'ipv6' },
    },
  },
  'integer bounds': { type: 'integer', minimum: -3, maximum: 3 },
  'exclusive bounds': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  'integer step': { type: 'integer', multipleOf: 7, minimum: 20, maximum: 50 },
  'decimal step': { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 100 },
  'enum and const': {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { enum: ['x', 'y', 1, null] }, b: { const: { k: [1] } } },
  },
  nullable: { type: ['string', 'null'], maxLength: 4 },
  'closed object': {
    type: 'object',
    additionalProperties: false,
    required: ['a'],
    properties: { a: text, b: { type: 'integer' } },
  },
  'closed object with counts': {
    type: 'object',
    additionalProperties: false,
    minProperties: 2,
    maxProperties: 3,
    properties: { a: text, b: { type: 'integer' }, c: { type: 'boolean' }, d: { type: 'null' } },
  },
  'only pattern properties': {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    patternProperties: { '^x-[a-z]+$': { type: 'integer' } },
  },
  'map with names': {
    type: 'object',
    propertyNames: { pattern: '^[a-z]{2}$' },
    additionalProperties: { type: 'string', minLength: 1 },
    minProperties: 2,
  },
  'objects under allOf': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 2 } } },
      { type: 'object', required: ['b'], properties: { b: { type: 'integer' }, a: { maxLength: 5 } } },
    ],
  },
  'overlapping oneOf': {
    oneOf: [{ type: 'number', minimum: 0 }, { type: 'number', maximum: 10 }, { type: 'string' }],
  },
  'oneOf with a tag': {
    oneOf: [
      { type: 'object', required: ['t', 'x'], properties: { t: { const: 'A' }, x: { type: 'integer' } } },
      { type: 'object', required: ['t', 'y'], properties: { t: { const: 'B' }, y: { type: 'string', minLength: 1 } } },
    ],
  },
  'anyOf required': {
    type: 'object',
    properties: { email: { type: 'string', format: 'email' }, phone: { type: 'string', pattern: '^\\+[0-9]{6,12}$' } },
    anyOf: [{ required: ['email'] }, { required: ['phone'] }],
  },
  'not together': { type: 'object', properties: { a: text, b: text }, not: { required: ['a', 'b'] } },
  condition: parsed(`{
    "type": "object", "required": ["country"],
    "properties": { "country": { "enum": ["US", "NL"] }, "zip": { "type": "string" } },
    "if": { "properties": { "country": { "const": "US" } } },
    "then": { "required": ["zip"], "properties": { "zip": { "pattern": "^[0-9]{5}$" } } },
    "else": { "properties": { "zip": { "pattern": "^[0-9]{4} [A-Z]{2}$" } } }
  }`),
  'dependent properties': {
    type: 'object',
    properties: { card: text, billing: text, cvv: text },
    dependentRequired: { card: ['billing'], billing: ['cvv'] },
  },
  'dependent schemas': {
    type: 'object',
    properties: { a: text },
    dependentSchemas: { a: { required: ['b'], properties: { b: { type: 'integer', minimum: 5 } } } },
  },
  'contains with counts': {
    type: 'array',
    items: { type: 'integer' },
    contains: { minimum: 10 },
    minContains: 2,
    maxContains: 3,
    minItems: 4,
    maxItems: 6,
  },
  'set of an enum': { type: 'array', items: { enum: ['a', 'b', 'c', 'd'] }, uniqueItems: true, minItems: 3 },
  'closed tuple': { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  'recursive tree': {
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        required: ['name', 'children'],
        properties: {
          name: { type: 'string', minLength: 1 },
          children: { type: 'array', items: { $ref: '#/$defs/node' } },
        },
      },
    },
  },
  'recursive list': {
    $ref: '#/$defs/list',
    $defs: {
      list: {
        oneOf: [
          { type: 'null' },
          {
            type: 'object',
            required: ['value', 'next'],
            properties: { value: { type: 'integer' }, next: { $ref: '#/$defs/list' } },
          },
        ],
      },
    },
  },
  'nothing unevaluated': {
    allOf: [{ type: 'object', properties: { a: text }, required: ['a'] }],
    properties: { b: { type: 'integer' } },
    unevaluatedProperties: false,
  },
}
