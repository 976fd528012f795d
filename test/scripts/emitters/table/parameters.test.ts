/** Parameters and headers. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../../scripts/lib/json.ts'
import { specOf } from '../given.ts'

/** The parameters of an operation, given those of its path and its own. */
const read = (path: Json[], own: Json[], components: JsonObject = {}) =>
  operationsTable(specOf({ paths: { '/a': { parameters: path, get: { parameters: own } } }, components })).operations[0]
    ?.parameters

const query = (more: JsonObject = {}): JsonObject => ({ name: 'q', in: 'query', ...more })
const first = (parameter: JsonObject, components?: JsonObject) => read([], [parameter], components)?.[0]

describe('parameters', () => {
  it('of an operation replace those of its path by location and name', () => {
    const names = read([query(), { name: 'q', in: 'header' }], [query({ required: true })])
    expect(names?.map((parameter) => [parameter.in, parameter.required, parameter.pointer])).toEqual([
      ['query', true, '/paths/~1a/get/parameters/0'],
      ['header', false, '/paths/~1a/parameters/1'],
    ])
  })

  it('that are reserved headers do not exist', () => {
    const headers = ['Accept', 'content-type', 'AUTHORIZATION'].map((name) => ({ name, in: 'header' }))
    expect(read(headers, [{ name: 'Accept', in: 'query' }])?.map(({ name }) => name)).toEqual(['Accept'])
  })

  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    ['query', { given: query(), want: { style: 'form', explode: true, required: false } }],
    ['cookie', { given: { name: 'c', in: 'cookie' }, want: { style: 'form', explode: true } }],
    ['header', { given: { name: 'h', in: 'header' }, want: { style: 'simple', explode: false } }],
    ['path', { given: { name: 'p', in: 'path' }, want: { style: 'simple', explode: false, required: true } }],
    [
      'any that says otherwise',
      { given: query({ style: 'deepObject', explode: true }), want: { style: 'deepObject', explode: true } },
    ],
    ['another style', { given: query({ style: 'pipeDelimited' }), want: { explode: false } }],
    ['none', { given: query(), want: { schema: true } }],
    [
      'content',
      {
        given: query({ content: { 'a/b': { schema: { type: 'object' } } } }),
        want: { contentType: 'a/b', schema: { type: 'object' } },
      },
    ],
  ])('have the defaults of %s', (_, { given, want }) => {
    expect(first(given)).toMatchObject(want)
  })

  it.each([true, false, 'yes', undefined])('are unverified where that is said: %s', (said) => {
    const more: JsonObject = said === undefined ? {} : { 'x-unverified': said }
    expect(first(query(more))?.unverified).toBe(said === true ? true : undefined)
  })

  it.each<[description: Json | undefined, want: string[] | undefined]>([
    ['Needs `zone`.', ['zone']],
    ['Needs startDate, or page.size.', ['startDate', 'page.size']],
    ['Counted in steps of the zone, up to `none`.', undefined],
    ['`q`, restartDate and startDates', undefined],
    [12, undefined],
    [undefined, undefined],
  ])('mention others by their names: %s', (description, want) => {
    const others = ['zone', 'startDate', 'page.size'].map((name) => ({ name, in: 'query' }))
    const [own, ...rest] = read([], [query(description === undefined ? {} : { description }), ...others]) ?? []
    expect(own?.mentions).toEqual(want)
    expect(rest.some(({ mentions }) => mentions)).toBe(false)
  })

  it.each<[string, { given: JsonObject; want: Json | undefined }]>([
    ['own', { given: { example: 0, schema: { example: 1 } }, want: 0 }],
    ['first named', { given: { examples: { a: { externalValue: 'u' }, b: { value: 2 } } }, want: 2 }],
    ['referred', { given: { examples: { a: { $ref: '#/components/examples/E' } } }, want: 3 }],
    ['of the schema', { given: { schema: { $ref: '#/components/schemas/S' } }, want: 4 }],
    ['of the content', { given: { content: { j: { example: { a: 5 } } } }, want: { a: 5 } }],
    ['missing', { given: { schema: {} }, want: undefined }],
  ])('have the example that is %s', (_, { given, want }) => {
    const components = { examples: { E: { value: 3 } }, schemas: { S: { example: 4 } } }
    expect(first(query(given), components)?.example).toEqual(want)
  })

  it.each([{}, { name: 'a' }, { name: 'a', in: 'body' }, { in: 'query' }])('are refused as %j', (parameter) => {
    expect(() => first(parameter)).toThrow(
      'The parameter has no `name`, or no `in` of path, query, header and cookie. (a.yaml#/paths/~1a/get/parameters/0)',
    )
  })
})
