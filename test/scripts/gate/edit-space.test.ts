/**
 * Everything that can be edited in a description is told as a change, or is ignored for a reason: each field of each object
 * of OpenAPI, and each keyword of JSON Schema, is taken away or turned into something else.
 */
import { describe, expect, it } from 'vitest'
import { PipelineError } from '../../../scripts/lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../../scripts/lib/json.ts'
import { joinPointer } from '../../../scripts/lib/pointer.ts'
import { objectNode, walkObjects } from '../../../scripts/lib/spec/objects.ts'
import { apiOf, changesOf, type Edit, edited, fixture } from './revisions.ts'

const rich = fixture('rich.yaml') as JsonObject

const words = 'is for people'
const advice = 'is advice for those who design; nothing is sent or checked by it'

/** Fields of objects that are ignored, and why. */
const IGNORED: Record<string, string> = {
  'document.openapi': 'is another way to write the same',
  'document.info': words,
  'document.tags': words,
  'document.externalDocs': words,
  'pathItem.summary': words,
  'pathItem.description': words,
  'operation.tags': words,
  'operation.summary': words,
  'operation.description': words,
  'operation.externalDocs': words,
  'parameter.description': words,
  'parameter.example': words,
  'header.description': words,
  'requestBody.description': words,
  'response.description': words,
  'response.links': advice,
  'mediaType.example': words,
  'link.operationId': advice,
  'link.parameters': advice,
  'link.description': words,
  'securityScheme.description': words,
  'securityScheme.bearerFormat': 'is a hint at what tokens look like',
  'example.value': words,
  'example.summary': words,
}

/** Fields of each object, as the specification lists them; those of 3.0 are among them. */
const FIELDS: Record<string, string[]> = {
  pathItem: ['summary', 'description', 'get', 'post', 'servers', 'parameters'],
  operation: [
    'tags',
    'summary',
    'description',
    'externalDocs',
    'operationId',
    'parameters',
    'requestBody',
    'responses',
    'callbacks',
    'deprecated',
    'security',
    'servers',
  ],
  parameter: [
    'name',
    'in',
    'description',
    'required',
    'deprecated',
    'allowEmptyValue',
    'style',
    'explode',
    'allowReserved',
    'schema',
    'example',
    'content',
  ],
  requestBody: ['description', 'content', 'required'],
  response: ['description', 'headers', 'content', 'links'],
  header: ['description', 'required', 'schema', 'explode'],
  mediaType: ['schema', 'example', 'encoding'],
  securityScheme: ['type', 'description', 'name', 'in', 'scheme', 'bearerFormat', 'flows', 'openIdConnectUrl'],
}

/** Values that fields are turned into where one more letter would make them invalid. */
const TURNED: Record<string, Json> = {
  'parameter.in': 'header',
  'parameter.style': 'spaceDelimited',
  'securityScheme.in': 'query',
  'securityScheme.scheme': 'basic',
  'securityScheme.type': 'mutualTLS',
  'document.openapi': '3.1.1',
}

/** A value that is another one. */
function turned(value: Json): Json | undefined {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value}x` : undefined
}

/** Edits of one field. */
function editsOf(key: string, pointer: string, value: Json): Edit[] {
  const to = TURNED[key] ?? turned(value)
  return [{ remove: pointer }, ...(to === undefined ? [] : [{ set: pointer, to }])]
}

/** What edits of each field come to: told, ignored, or refused by the reader. */
async function outcomes(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { kind, value, pointer } of walkObjects(objectNode('document', rich, ''), true)) {
    if (['schema', 'components', 'callback', 'paths'].includes(kind)) continue
    for (const [name, member] of Object.entries(value)) {
      const key = `${kind}.${name}`
      const told = found.get(key) ?? new Set()
      found.set(key, told)
      for (const edit of editsOf(key, joinPointer(pointer, name), member)) told.add(await outcomeOf(edit))
    }
  }
  return found
}

async function outcomeOf(edit: Edit): Promise<string> {
  try {
    return (await changesOf(rich, edited(rich, [edit]))).length > 0 ? 'told' : 'ignored'
  } catch (thrown) {
    if (thrown instanceof PipelineError) return 'refused'
    throw thrown
  }
}

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
  externalDocs: [{}, { externalDocs: { url: 'https://docs.example' } }],
  xml: [{}, { xml: { name: 'a' } }],
}

const components = {
  schemas: { C: { type: 'object', required: ['k'], properties: { k: { type: 'string' }, l: { type: 'string' } } } },
}

describe('every field of every object', () => {
  it('is told when it is edited, or ignored for a reason', async () => {
    const found = await outcomes()
    const silent = [...found].filter(([, told]) => told.has('ignored') && !told.has('told')).map(([key]) => key)
    expect(silent.toSorted()).toEqual(
      Object.keys(IGNORED)
        .filter((key) => found.has(key))
        .toSorted(),
    )
  }, 60_000)

  it('stands in the document that is edited', () => {
    const seen = new Set<string>()
    for (const { kind, value } of walkObjects(objectNode('document', rich, ''), true)) {
      for (const name of isObject(value) ? Object.keys(value) : []) seen.add(`${kind}.${name}`)
    }
    const missing = Object.entries(FIELDS)
      .flatMap(([kind, names]) => names.map((name) => `${kind}.${name}`))
      .filter((key) => !seen.has(key))
    expect(missing).toEqual([])
  })
})

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
