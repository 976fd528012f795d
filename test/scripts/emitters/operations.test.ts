/** The operations table and the file that carries it. */
import { describe, expect, it } from 'vitest'
import { operations as inbound } from '../../../generated/d1-inbound-card/operations.ts'
import { operations as outbound } from '../../../generated/d1-outbound-card/operations.ts'
import { operations as emitter, operationsTable } from '../../../scripts/emitters/operations.ts'
import type { LoadedSpec } from '../../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'
import { FIXTURES, fixture, specOf } from './given.ts'

/** The compiler holds this: generated tables are tables. */
const generated: OperationsTable[] = [inbound, outbound]

describe('operationsTable', () => {
  it('flattens a spec', async () => {
    const spec = await fixture('zoo-3.0.yaml')
    const table = operationsTable(spec)
    expect(table).toMatchObject({
      api: 'zoo-3.0',
      title: 'Zoo',
      version: '1.2',
      specSha256: spec.sha256,
      servers: [{ url: 'https://api.example.com/v1' }, { url: '/v1', description: 'Here' }],
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        key: { type: 'apiKey', name: 'X-Key', in: 'header' },
        oauth: { type: 'oauth2' },
      },
      sources: {},
    })
    expect(table.operations.map(({ id, method, path, security }) => [id, method, path, security])).toEqual([
      ['getAnimal', 'get', '/animals/{animalId}', [{}, { key: [], token: ['read'] }]],
      ['putAnimalsByAnimalId', 'put', '/animals/{animalId}', [{ token: [] }]],
      ['listAnimals', 'get', '/animals', [{ token: [] }]],
    ])
    expect(Object.keys(table.components.schemas)).toEqual([
      'Animal',
      'Animal.request',
      'Animal.response',
      'Base',
      'Base.request',
      'Base.response',
      'Base_id',
      'Cat',
      'Cat.request',
      'Cat.response',
      'Dog',
      'Dog.request',
      'Dog.response',
      'Id',
    ])
  })

  it('has everything that is effective for an operation', async () => {
    const [operation] = operationsTable(await fixture('zoo-3.0.yaml')).operations
    const pointer = '/paths/~1animals~1{animalId}/get'
    expect(operation).toEqual({
      id: 'getAnimal',
      method: 'get',
      path: '/animals/{animalId}',
      pointer,
      summary: 'One animal',
      parameters: [
        {
          name: 'animalId',
          in: 'path',
          required: true,
          pointer: '/paths/~1animals~1{animalId}/parameters/0',
          style: 'simple',
          explode: false,
          schema: { $ref: '#/components/schemas/Id' },
          example: 'a-1',
        },
        {
          name: 'locale',
          in: 'header',
          required: true,
          pointer: `${pointer}/parameters/0`,
          style: 'simple',
          explode: false,
          schema: { type: 'string', enum: ['en', 'de'] },
        },
        {
          name: 'filter',
          in: 'query',
          required: false,
          pointer: `${pointer}/parameters/1`,
          style: 'form',
          explode: true,
          schema: { type: 'object' },
          contentType: 'application/json',
          example: { a: 1 },
        },
        {
          name: 'tags',
          in: 'query',
          required: false,
          pointer: '/components/parameters/tags',
          style: 'pipeDelimited',
          explode: false,
          allowReserved: true,
          schema: { type: 'array', items: { type: 'string' }, examples: [['a']] },
          example: ['a'],
        },
      ],
      responses: {
        200: {
          description: 'The animal',
          pointer: `${pointer}/responses/200`,
          headers: {
            ETag: { required: true, schema: { type: 'string' }, pointer: `${pointer}/responses/200/headers/ETag` },
            'X-Rate': { required: false, schema: { type: 'integer' }, pointer: '/components/headers/Rate' },
          },
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Animal.response' },
              pointer: `${pointer}/responses/200/content/application~1json`,
              examples: {
                cat: { kind: 'cat', id: 'a-1', name: 'Tom', lives: 9 },
                dog: { kind: 'dog', id: 'a-2', name: 'Rex' },
              },
            },
          },
        },
        '4XX': {
          description: 'What went wrong',
          pointer: '/components/responses/Error',
          headers: {},
          content: {
            'application/problem+json': {
              schema: {
                type: 'object',
                required: ['code'],
                properties: { code: { $ref: '#/components/schemas/Base_id' } },
              },
              pointer: '/components/responses/Error/content/application~1problem+json',
              examples: {},
            },
          },
        },
      },
      security: [{}, { key: [], token: ['read'] }],
      constraints: [],
    })
  })

  it('sees requests and rules', async () => {
    const [, put, list] = operationsTable(await fixture('zoo-3.0.yaml')).operations
    expect(put).toMatchObject({
      deprecated: true,
      requestBody: {
        required: true,
        pointer: '/components/requestBodies/Animal',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Animal.request' },
            examples: { default: { kind: 'dog', name: 'Rex', secret: 'woof' } },
          },
        },
      },
      responses: { 204: { content: {} } },
    })
    expect(list?.constraints.map(({ id, kind }) => [id, kind])).toEqual([
      ['aligned', 'multipleOf'],
      ['tenth', 'default'],
    ])
  })

  it('follows path items of OpenAPI 3.1 and leaves webhooks out', async () => {
    const { operations } = operationsTable(await fixture('library-3.1.yaml'))
    expect(operations.map(({ id, pointer }) => [id, pointer])).toEqual([['getBook', '/components/pathItems/Book/get']])
    expect(operations[0]?.responses[200]?.content['text/plain']?.schema).toBe(true)
  })

  it('keeps only sources that say something new', () => {
    const page = (line: number) => ({ evidence: 'stated' as const, page: 'p', line })
    const spec: LoadedSpec = {
      ...specOf({ paths: {} }),
      sources: { '/a/b': page(1), '': page(1), '/a': page(2), '/a/b/c': page(1), '/a-x': page(1) },
    }
    expect(operationsTable(spec).sources).toEqual({ '': page(1), '/a': page(2), '/a/b': page(1) })
  })
})

describe('operations.ts', () => {
  it.each(FIXTURES)('carries the table of %s', async (name) => {
    const spec = await fixture(name)
    const table = operationsTable(spec)
    const { 'operations.ts': text = '' } = await emitter.emit(spec, table)
    const literal = /JSON\.parse\((`[\s\S]*`)\)\n$/.exec(text)?.[1] ?? ''
    // The text is ours, and a template literal without substitutions is all there is to it.
    const parsed: unknown = JSON.parse(new Function(`return ${literal}`)())
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(table))
  })

  it('imports nothing', async () => {
    const spec = await fixture('zoo-3.0.yaml')
    const { 'operations.ts': text } = await emitter.emit(spec, operationsTable(spec))
    expect(text).not.toMatch(/^import/m)
  })

  it('is a table for the canonical specs', () => {
    expect(generated.map(({ api }) => api)).toEqual(['d1-inbound-card', 'd1-outbound-card'])
  })
})
