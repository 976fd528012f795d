/** Shapes of documents. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { checkShapes } from '../../../../scripts/lib/spec/shapes.ts'

describe('checkShapes', () => {
  it('takes nothing as nothing, and as an empty entry', () => {
    const document: JsonObject = {
      paths: { '/a': { get: { requestBody: null, responses: { 204: null } }, parameters: null } },
      components: { schemas: { A: { properties: { b: null }, items: null, allOf: [null, true] } } },
    }
    checkShapes(document, 'a.yaml', '3.0')
    expect(document).toEqual({
      paths: { '/a': { get: { responses: { 204: {} } } } },
      components: { schemas: { A: { properties: { b: {} }, allOf: [{}, true] } } },
    })
  })

  it('takes extensions beside paths and responses as they are', () => {
    const document: JsonObject = { paths: { 'x-a': 1, '/a': { get: { responses: { 'x-b': [] } } } } }
    expect(() => checkShapes(document, 'a.yaml', '3.0')).not.toThrow()
  })

  it.each<[string, { given: JsonObject; want: string }]>([
    ['a list of paths', { given: { paths: [] }, want: 'The member `paths` is no object. (a.yaml#/paths)' }],
    [
      'a path that is text',
      { given: { paths: { '/a': 'b' } }, want: 'The member `/a` is no object. (a.yaml#/paths/~1a)' },
    ],
    [
      'parameters by name',
      {
        given: { paths: { '/a': { parameters: {} } } },
        want: 'The member `parameters` is no list. (a.yaml#/paths/~1a/parameters)',
      },
    ],
    [
      'a parameter that is a number',
      {
        given: { paths: { '/a': { parameters: [1] } } },
        want: 'The entry `0` is no object. (a.yaml#/paths/~1a/parameters/0)',
      },
    ],
    [
      'a type where a property is due',
      {
        given: { components: { schemas: { A: { properties: { type: 'object' } } } } },
        want: 'The member `type` is no object. (a.yaml#/components/schemas/A/properties/type)',
      },
    ],
    [
      'a reference that is no text',
      {
        given: { components: { schemas: { A: { $ref: {} } } } },
        want: 'The reference is no text. (a.yaml#/components/schemas/A/$ref)',
      },
    ],
    [
      'one alternative',
      {
        given: { components: { schemas: { A: { oneOf: {} } } } },
        want: 'The member `oneOf` is no list. (a.yaml#/components/schemas/A/oneOf)',
      },
    ],
  ])('refuses %s', (_, { given, want }) => {
    expect(() => checkShapes(given, 'a.yaml', '3.0')).toThrow(expect.objectContaining({ code: 'SPEC', message: want }))
  })
})
