/** The holes a document shows by itself, and documents that have none. */
import { describe, expect, test } from 'vitest'
import { assemblePages } from '../../../scripts/pages/page.ts'

const WHOLE = {
  openapi: '3.0.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://a.test' }],
  security: [{ key: [] }],
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'k' } },
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
  },
}
const GET = { parameters: [{ $ref: '#/components/parameters/id' }], responses: { 204: { description: '' } } }

/** The gaps of a document with one operation; `more` replaces members of the document, `operation` of the operation. */
function gapsOf(operation: object, more: object = {}) {
  const document = { ...WHOLE, ...more, paths: { '/a/{id}': { get: { ...GET, ...operation } } } }
  const text = `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`
  return assemblePages([{ id: 'p', file: 'p', text }]).gaps.map(({ kind, pointer, message }) => [
    kind,
    pointer,
    message,
  ])
}

const AT = '/paths/~1a~1{id}/get'
const query = (schema: object, more: object = {}) => ({
  parameters: [...GET.parameters, { name: 'q', in: 'query', schema, ...more }],
})
const bodyOf = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } })
const BODY = `${AT}/requestBody/content/application~1json/schema`

test('a whole document has no gap', () => {
  expect(gapsOf(query({ type: 'string', pattern: '^a+$', default: 'aa', example: 'a' }))).toEqual([])
})

describe('holes', () => {
  test.each<[string, object, object, string[]]>([
    ['no servers', {}, { servers: undefined }, ['missing-servers', '', 'The page states no server.']],
    ['no security', {}, { security: undefined }, ['missing-security', AT, 'The page states no authorization.']],
    [
      'an unknown scheme',
      { security: [{ key: [] }, { other: [] }] },
      {},
      ['dangling-reference', `${AT}/security/1`, 'The security scheme `other` is not on the page.'],
    ],
    [
      'no responses',
      { responses: {} },
      {},
      ['operation-without-responses', `${AT}/responses`, 'The page shows no response.'],
    ],
    [
      'no responses at all',
      { responses: undefined },
      {},
      ['operation-without-responses', AT, 'The page shows no response.'],
    ],
    [
      'a reference to what is not there',
      query({ $ref: '#/components/schemas/x-gone' }),
      {},
      [
        'dangling-reference',
        `${AT}/parameters/1/schema/$ref`,
        'The reference `#/components/schemas/x-gone` leads nowhere: what it names is not on the page.',
      ],
    ],
    [
      'a reference to another file',
      query({ $ref: 'b.yaml#/c' }),
      {},
      [
        'dangling-reference',
        `${AT}/parameters/1/schema/$ref`,
        'The reference `b.yaml#/c` leads nowhere: what it names is not on the page.',
      ],
    ],
    [
      'an undeclared path parameter',
      { parameters: [] },
      {},
      ['undeclared-path-parameter', AT, 'The path parameter `id` is not declared.'],
    ],
    [
      'an empty enum',
      query({ type: 'string', enum: [] }),
      {},
      ['enum-without-values', `${AT}/parameters/1/schema`, 'The list of possible values is empty.'],
    ],
    [
      'a default of something required',
      query({ type: 'string', default: 'a' }, { required: true }),
      {},
      ['contradiction', `${AT}/parameters/1/schema/default`, '`q` has a default, but it is required.'],
    ],
    [
      'a default of a required property',
      bodyOf({ type: 'object', required: ['a/b'], properties: { 'a/b': { type: 'string', default: 'x' } } }),
      {},
      ['contradiction', `${BODY}/properties/a~1b/default`, '`a/b` has a default, but it is required.'],
    ],
    [
      'a default that is promised and another that is stated',
      query({ type: 'integer', default: 5 }, { description: 'Defaults to 10.' }),
      {},
      ['contradiction', `${AT}/parameters/1`, 'The text gives `q` two different defaults.'],
    ],
    [
      'an example of a parameter',
      query({ type: 'string', maxLength: 2 }, { example: 'abc' }),
      {},
      ['example-breaks-schema', `${AT}/parameters/1/example`, 'The example breaks its own `maxLength`.'],
    ],
    [
      'a named example of a body',
      {
        requestBody: {
          content: { 'application/json': { schema: { type: 'integer' }, examples: { one: { value: 'x' } } } },
        },
      },
      {},
      [
        'example-breaks-schema',
        `${AT}/requestBody/content/application~1json/examples/one/value`,
        'The example breaks its own `type`.',
      ],
    ],
    [
      'a default of a component',
      {},
      {
        components: {
          ...WHOLE.components,
          schemas: { A: { allOf: [{ type: 'string' }, { items: { enum: ['a'], default: 'b' } }] } },
        },
      },
      ['example-breaks-schema', '/components/schemas/A/allOf/1/items/default', 'The default breaks its own `enum`.'],
    ],
  ])('%s', (_, operation, more, want) => {
    expect(gapsOf(operation, more)).toEqual([want])
  })
})

describe('no holes', () => {
  test.each<[string, object]>([
    ['a null example of something nullable', query({ type: 'string', nullable: true, example: null })],
    ['a schema that does not compile', query({ type: 'string', pattern: '(', example: 'a' })],
    [
      'a property called example',
      bodyOf({ type: 'object', properties: { example: { type: 'string' }, default: { type: 'string' } } }),
    ],
    ['data that looks like a schema', bodyOf({ type: 'object', example: { type: 'string', default: 5, enum: ['a'] } })],
  ])('%s', (_, operation) => {
    expect(gapsOf(operation)).toEqual([])
  })
})

test('a gap of a page whose twin another page replaced is told once, of the first page', () => {
  const document = { ...WHOLE, servers: undefined, paths: { '/a/{id}': { get: { ...GET, responses: {} } } } }
  const text = `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`
  const pages = ['a', 'b'].map((id) => ({ id, file: id, text }))
  expect(assemblePages(pages).gaps.map(({ kind, page }) => `${kind} ${page}`)).toEqual([
    'missing-servers a',
    'operation-without-responses a',
  ])
})
