/** What becomes of values on their way, and what they are written as. */
import { describe, expect, it } from 'vitest'
import { isAligned } from '../../../contracts/requests/alignment.ts'
import { type Draft, writeDraft } from '../../../contracts/requests/draft.ts'
import {
  leadsElsewhere,
  matchesTemplate,
  readHeader,
  staysInvalid,
  staysValid,
} from '../../../contracts/requests/wire.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable, Parameter } from '../../../scripts/lib/operations.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'

function parameter(place: Parameter['in'], schema: JsonSchema, more: Partial<Parameter> = {}): Parameter {
  const style = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' }[place]
  return { name: 'x', in: place, required: false, pointer: '/p', style, explode: style === 'form', schema, ...more }
}

const judge = createJudge({})
const integer: JsonSchema = { type: 'integer', minimum: 1 }
const word: JsonSchema = { type: 'string', pattern: '^[A-Z]+$', minLength: 1 }

describe('a fault on the wire', () => {
  it.each<[what: string, place: Parameter['in'], schema: JsonSchema, value: Json, stays: boolean]>([
    ['a number below the least', 'query', integer, 0, true],
    ['letters for a number', 'query', integer, 'abc', true],
    ['the text of a number', 'query', integer, '10', false],
    ['a whole number with a fraction of none', 'query', integer, '10.0', false],
    ['a number as a power', 'query', integer, '1e1', false],
    ['a number with a fraction', 'query', integer, 1.5, true],
    ['a number in a list', 'query', integer, [10], false],
    ['nothing', 'query', integer, '', false],
    ['null', 'query', integer, null, false],
    ['a number for a text of digits', 'query', { type: 'string', pattern: '^[0-9]+$' }, 12, false],
    ['a truth value for a text', 'query', { type: 'string', pattern: '^[a-z]+$' }, true, false],
    ['1 for a truth value', 'query', { type: 'boolean' }, 1, false],
    ['a word for a truth value', 'query', { type: 'boolean' }, 'perhaps', true],
    ['one item for a list', 'query', { type: 'array', items: { type: 'string' } }, 'a', false],
    ['spaces around a header', 'header', word, ' ABC ', false],
    ['a letter HTTP has no place for', 'header', word, 'Ä', false],
    ['a line break in a header', 'header', word, 'A\nB', false],
    ['small letters in a header', 'header', word, 'abc', true],
    ['a slash in a path', 'path', word, 'A/B', false],
    ['one dot in a path', 'path', word, '.', false],
    ['two dots in a path', 'path', word, '..', false],
    ['nothing in a path', 'path', word, '', false],
    ['small letters in a path', 'path', word, 'abc', true],
    ['half a character', 'query', word, '\ud800', false],
    ['the text of a number in a list', 'query', { type: 'array', items: integer }, [1, '2'], false],
    ['letters for a number in a list', 'query', { type: 'array', items: integer }, [1, 'two'], true],
    ['a list in a list', 'query', { type: 'array', items: integer }, [1, [2]], false],
    ['a comma in a list', 'query', { type: 'array', items: word }, ['A', 'b,c'], false],
    ['no item at all', 'header', { type: 'array', items: word, minItems: 1 }, [], false],
    ['more than a request line holds', 'query', word, 'a'.repeat(5000), false],
  ])('%s in a %s: %j %j stays invalid: %s', (_, place, schema, value, stays) => {
    expect(staysInvalid(judge, parameter(place, schema), value)).toBe(stays)
  })

  const colour: JsonSchema = {
    type: 'object',
    required: ['R'],
    properties: { R: integer, name: word },
    additionalProperties: false,
  }
  it.each<[what: string, style: string, explode: boolean, value: Json, stays: boolean]>([
    ['the text of a number', 'deepObject', true, { R: '207', name: 'RED' }, false],
    ['letters for a number', 'deepObject', true, { R: 'none', name: 'RED' }, true],
    ['nothing that is required', 'form', false, { name: 'RED' }, true],
    ['a property too many', 'deepObject', true, { R: 1, other: 2 }, true],
    ['a property too many that is a parameter of its own', 'form', true, { R: 1, other: 2 }, false],
    ['a text instead of all of it', 'deepObject', true, 'text', false],
    ['a text instead of all of it', 'form', true, 'text', false],
    ['a text instead of all of it', 'form', false, 'text', true],
    ['an object in an object', 'form', false, { R: 1, name: { of: 'RED' } }, false],
    ['an empty part', 'form', false, { R: 1, name: '' }, false],
  ])('%s in an object as %s (exploded: %s): %j stays invalid: %s', (_, style, explode, value, stays) => {
    expect(staysInvalid(judge, parameter('query', colour, { style, explode }), value)).toBe(stays)
  })

  it('stays one when a required text is empty', () => {
    expect(staysInvalid(judge, parameter('query', word, { required: true }), '')).toBe(true)
  })

  it('is no valid value either when it is an empty text', () => {
    expect(staysValid(judge, parameter('query', { type: 'string' }), '')).toBe(false)
    expect(staysValid(judge, parameter('query', { type: 'string' }), 'a')).toBe(true)
  })

  it('reads a header as anything it may be', () => {
    expect(readHeader('3')).toEqual(['3', 3, ['3'], [3]])
  })
})

const operation: Operation = {
  id: 'x',
  method: 'post',
  path: '/a/{x}/b:{y}',
  pointer: '/op',
  parameters: [],
  responses: {},
  security: [],
  constraints: [],
}

describe('a path', () => {
  it.each<[string, string, boolean]>([
    ['/a/{x}', '/a/1', true],
    ['/a/{x}', '/a/1/', true],
    ['/a/{x}', '/a/1/b', false],
    ['/a/{x}:stop', '/a/1:stop', true],
    ['/a.b/{x}', '/aXb/1', false],
  ])('%s fits %s: %s', (template, path, fits) => {
    expect(matchesTemplate(template, path)).toBe(fits)
  })

  it('leads elsewhere when another path fits as well', () => {
    const table = { operations: [operation, { ...operation, path: '/a/all' }] } as unknown as OperationsTable
    expect(leadsElsewhere(table, { ...operation, path: '/a/{x}' }, '/a/all?y=1')).toBe(true)
    expect(leadsElsewhere(table, { ...operation, path: '/a/{x}' }, '/a/some')).toBe(false)
  })
})

describe('a draft is written', () => {
  const write = (parameters: Parameter[], values: Record<string, Json>, more: Partial<Draft> = {}) =>
    writeDraft({ operation: { ...operation, parameters }, values: new Map(Object.entries(values)), ...more })

  it('with its path encoded, also where a name is not declared', () => {
    const request = write([parameter('path', true)], { 'path:x': 'a b/ü', 'path:y': 7 })
    expect([request.method, request.target]).toEqual(['POST', '/a/a%20b%2F%C3%BC/b:7'])
  })

  it.each<[style: string, explode: boolean, value: Json, want: string]>([
    ['form', true, [1, 2], 'x=1&x=2'],
    ['form', false, ['a b', 2], 'x=a%20b,2'],
    ['form', true, { a: 1, b: 2 }, 'a=1&b=2'],
    ['form', false, { a: 1, b: 2 }, 'x=a,1,b,2'],
    ['spaceDelimited', false, [1, 2], 'x=1%202'],
    ['pipeDelimited', false, [1, 2], 'x=1%7C2'],
    ['deepObject', true, { a: 1 }, 'x%5Ba%5D=1'],
    ['form', true, 'a&b=+', 'x=a%26b%3D%2B'],
  ])('with a query as %s, exploded %s: %j as %s', (style, explode, value, want) => {
    expect(write([parameter('query', true, { style, explode })], { 'query:x': value }).target).toBe(`/a//b:?${want}`)
  })

  it.each<[style: string, explode: boolean, value: Json, want: string]>([
    ['simple', false, [1, 2], '/a/1,2/b:'],
    ['simple', true, { a: 1 }, '/a/a=1/b:'],
    ['label', true, [1, 2], '/a/.1.2/b:'],
    ['matrix', false, [1, 2], '/a/;x=1,2/b:'],
    ['matrix', true, [1, 2], '/a/;x=1;x=2/b:'],
  ])('with a path as %s, exploded %s: %j as %s', (style, explode, value, want) => {
    expect(write([parameter('path', true, { style, explode })], { 'path:x': value }).target).toBe(want)
  })

  it('with headers, cookies and a body, and without headers that are not its own', () => {
    const { headers, body } = write(
      [
        parameter('header', true),
        parameter('header', true, { name: 'Accept' }),
        parameter('cookie', true, { name: 'c' }),
      ],
      { 'header:x': 'a', 'header:Accept': 'text/csv', 'cookie:c': 'd e' },
      { body: { a: 1 }, mediaType: 'application/json' },
    )
    expect(headers).toEqual([
      ['accept', 'application/json, */*;q=0.1'],
      ['user-agent', 'd1-contracts'],
      ['x', 'a'],
      ['cookie', 'c=d%20e'],
      ['content-type', 'application/json'],
    ])
    expect(new TextDecoder().decode(body)).toBe('{"a":1}')
  })

  it('with a form where the document asks for one', () => {
    const { body } = write([], {}, { body: { a: 'b c', d: [1] }, mediaType: 'application/x-www-form-urlencoded' })
    expect(new TextDecoder().decode(body)).toBe('a=b+c&d=1')
  })
})

describe('a draft is aligned', () => {
  const constraint = { id: 'c', kind: 'multipleOf', in: 'query', param: 'offset', of: 'limit', statement: '' } as const
  const number = { type: 'integer' } as const
  const parameters = [parameter('query', number, { name: 'offset' }), parameter('query', number, { name: 'limit' })]
  it.each<[values: Record<string, Json>, defaultOf: number | undefined, aligned: boolean]>([
    [{}, 10, true],
    [{ 'query:offset': 20 }, 10, true],
    [{ 'query:offset': 5 }, 10, false],
    [{ 'query:offset': 5, 'query:limit': 5 }, 10, true],
    [{ 'query:offset': -10 }, 10, false],
    [{ 'query:offset': 5, 'query:limit': 0 }, 10, false],
    [{ 'query:offset': 10 }, undefined, false],
  ])('%j with the default %s: %s', (values, defaultOf, aligned) => {
    const constraints = [{ ...constraint, ...(defaultOf === undefined ? {} : { defaultOf }) }]
    const draft = { operation: { ...operation, parameters, constraints }, values: new Map(Object.entries(values)) }
    expect(isAligned(draft)).toBe(aligned)
  })
})
