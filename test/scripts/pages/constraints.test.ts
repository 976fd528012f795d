/** Rules of prose in whole operations: whose they are, where they stand, what they take from elsewhere. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../scripts/lib/json.ts'
import { follow } from '../../../scripts/lib/pointer.ts'
import { assemblePages } from '../../../scripts/pages/page.ts'

/** Assembles one operation. */
function assemble(operation: object, components: object = {}) {
  const document = {
    openapi: '3.0.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { post: { responses: { 204: { description: '' } }, ...operation } } },
    components,
  }
  const { spec, gaps, provenance } = assemblePages([
    { id: 'p', file: 'p', text: `\`\`\`json\n${JSON.stringify(document, null, 1)}\n\`\`\`\n` },
  ])
  return { constraints: follow(spec, '/paths/~1a/post/x-constraints'), gaps, provenance }
}

const query = (name: string, description = '', schema: object = { type: 'integer' }) => ({
  ...{ name, in: 'query', description, schema },
})
const RULE = { id: 'skip-multiple-of-take', kind: 'multipleOf', in: 'query', param: 'skip', of: 'take' }

describe('constraints', () => {
  test.each<[string, object, Json | undefined]>([
    ['none', { description: 'Nothing.', parameters: [query('skip')] }, undefined],
    [
      'a rule in the description of the operation, with the defaults of schema and prose',
      {
        description: 'Lists. `skip` must be a multiple of `take`.',
        parameters: [query('skip', 'Default: 0'), query('take', '', { type: 'integer', default: 20 })],
      },
      [
        { id: 'skip-default', kind: 'default', in: 'query', param: 'skip', value: 0, statement: 'Default: 0' },
        { ...RULE, default: 0, defaultOf: 20, statement: '`skip` must be a multiple of `take`.' },
      ],
    ],
    [
      'a rule in the description of the parameter',
      {
        parameters: [
          query('skip', 'Must be a multiple of take, else 422 is returned with error code BAD_SKIP'),
          query('take'),
        ],
      },
      [
        {
          ...RULE,
          errorCode: 'BAD_SKIP',
          statement: 'Must be a multiple of take, else 422 is returned with error code BAD_SKIP',
        },
      ],
    ],
    [
      'a rule across locations is left alone',
      {
        description: 'skip must be a multiple of take',
        parameters: [query('skip'), { ...query('take'), in: 'header' }],
      },
      undefined,
    ],
    [
      'a rule of nested properties',
      {
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  page: {
                    type: 'object',
                    properties: {
                      skip: { type: 'integer', description: 'Must be a multiple of take.' },
                      take: { type: 'integer' },
                    },
                  },
                },
              },
            },
          },
        },
      },
      [{ ...RULE, in: 'body', param: '/page/skip', of: '/page/take', statement: 'Must be a multiple of take.' }],
    ],
    [
      'a default of the wrong type is none',
      { parameters: [query('skip', 'Defaults to ALL.'), query('b', 'Defaults to 1.', { type: 'boolean' })] },
      undefined,
    ],
    [
      'a default outside the possible values is none',
      { parameters: [query('s', 'Defaults to C.', { type: 'string', enum: ['A', 'B'] })] },
      undefined,
    ],
    [
      'a default that the schema states is not said twice',
      { parameters: [query('skip', 'Defaults to 5.', { type: 'integer', default: 5 })] },
      undefined,
    ],
    [
      'a default of what is required is none',
      { parameters: [{ ...query('skip', 'Defaults to 5.'), required: true }] },
      undefined,
    ],
    [
      'equal names get ids of their own',
      { parameters: [query('skip', 'Default: 1'), { ...query('skip', 'Default: 2'), in: 'header' }] },
      [
        { id: 'skip-default', kind: 'default', in: 'query', param: 'skip', value: 1, statement: 'Default: 1' },
        { id: 'skip-default-2', kind: 'default', in: 'header', param: 'skip', value: 2, statement: 'Default: 2' },
      ],
    ],
    ['constraints that the page states stay', { 'x-constraints': [], parameters: [query('skip', 'Default: 1')] }, []],
  ])('%s', (_, operation, want) => {
    expect(assemble(operation).constraints).toEqual(want)
  })

  test('follow references into components, as do their places', () => {
    const operation = {
      parameters: [{ $ref: '#/components/parameters/Skip' }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Card' } } } },
    }
    const { constraints, provenance, gaps } = assemble(operation, {
      parameters: { Skip: query('skip', 'Defaults to 3.') },
      schemas: {
        Card: {
          allOf: [
            { type: 'object', required: ['state'], properties: { state: { $ref: '#/components/schemas/State' } } },
          ],
        },
        State: { type: 'string', description: 'If not provided, the card is considered ACTIVE' },
      },
    })
    expect(constraints).toMatchObject([{ id: 'skip-default', value: 3 }])
    expect(provenance.nodes['/paths/~1a/post/x-constraints/0/value']).toBe('p:38:20')
    expect(gaps.find(({ kind }) => kind === 'contradiction')).toMatchObject({
      pointer: '/components/schemas/Card/allOf/0/properties/state',
      message: 'The text gives `/state` a default, but it is required.',
    })
  })

  test('of a schema that contains itself are found once', () => {
    const node = {
      type: 'object',
      properties: {
        limit: { type: 'integer', description: 'Default: 1' },
        next: { $ref: '#/components/schemas/Node' },
      },
    }
    const operation = {
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } } },
    }
    const { constraints } = assemble(operation, { schemas: { Node: node } })
    expect(constraints).toHaveLength(5)
  })
})

test('a rule of a rendered page is traced to the line of its sentence', () => {
  const text =
    'P\n\nOp\n\nget\n/a\n\nLists:\n\n  • one. skip must be a multiple of take. Two.\n\nQuery parameters\nskipintegerOptional\ntakeintegerOptional\nResponses\nget\n/a\n'
  const { provenance, gaps } = assemblePages([{ id: 'p', file: 'p', text }])
  expect(provenance.nodes['/paths/~1a/get/x-constraints/0/statement']).toBe('p:10')
  expect(gaps.find(({ kind }) => kind === 'rule-without-status')).toMatchObject({
    pointer: '/paths/~1a/get/x-constraints/0',
    line: 10,
  })
})
