/** References within a document. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { checkReferences, resolveChain } from '../../../../scripts/lib/spec/references.ts'

const SCHEMAS = {
  A: { $ref: '#/components/schemas/B' },
  B: { type: 'string' },
  C: { $ref: '#/components/schemas/C' },
  D: { properties: { d: { $ref: '#/components/schemas/D' } } },
  E: true,
}
const document: JsonObject = { components: { schemas: SCHEMAS } }

describe('resolveChain', () => {
  it.each([
    ['/components/schemas/A', { pointer: '/components/schemas/B', value: { type: 'string' } }],
    ['/components/schemas/C', undefined],
    ['/components/schemas/toString', undefined],
  ])('follows %s', (pointer, end) => {
    expect(resolveChain(document, pointer)).toEqual(end)
  })
})

describe('checkReferences', () => {
  /** Checks a document that uses a schema. */
  const check = (schema: JsonObject, version: '3.0' | '3.1') => {
    const { C: _, ...schemas } = SCHEMAS
    const paths = { '/': { get: { requestBody: { content: { a: { schema } } } } } }
    checkReferences({ components: { schemas }, paths }, 'a.yaml', version)
  }
  const AT = 'a.yaml#/paths/~1/get/requestBody/content/a/schema'

  it.each<[string, { given: JsonObject; version: '3.0' | '3.1' }]>([
    ['a chain', { given: { $ref: '#/components/schemas/A' }, version: '3.0' }],
    ['a schema that contains itself', { given: { $ref: '#/components/schemas/D' }, version: '3.0' }],
    ['a boolean schema in 3.1', { given: { $ref: '#/components/schemas/E' }, version: '3.1' }],
    ['a property called `$ref`', { given: { properties: { $ref: { type: 'string' } } }, version: '3.0' }],
    ['an example with a `$ref`', { given: { example: { $ref: '#/no' } }, version: '3.0' }],
    [
      'anything beside a `$ref` in 3.0',
      { given: { $ref: '#/components/schemas/A', items: { $ref: '#/no' } }, version: '3.0' },
    ],
  ])('accepts %s', (_, { given, version }) => {
    expect(() => check(given, version)).not.toThrow()
  })

  it.each<[string, { given: JsonObject; version: '3.0' | '3.1'; want: string }]>([
    [
      'nowhere',
      {
        given: { $ref: '#/components/schemas/X' },
        version: '3.0',
        want: `The reference "#/components/schemas/X" leads nowhere. (${AT})`,
      },
    ],
    ['the whole document', { given: { $ref: '#' }, version: '3.0', want: `The reference "#" leads nowhere. (${AT})` }],
    ['a bad encoding', { given: { $ref: '#/%' }, version: '3.0', want: `The reference "#/%" leads nowhere. (${AT})` }],
    [
      'a boolean in 3.0',
      {
        given: { $ref: '#/components/schemas/E' },
        version: '3.0',
        want: `The reference "#/components/schemas/E" leads to no object. (${AT})`,
      },
    ],
    [
      'a text',
      {
        given: { $ref: '#/components/schemas/B/type' },
        version: '3.1',
        want: `The reference "#/components/schemas/B/type" leads to no object. (${AT})`,
      },
    ],
    [
      'nowhere beside a `$ref` in 3.1',
      {
        given: { $ref: '#/components/schemas/A', items: { $ref: '#/no' } },
        version: '3.1',
        want: `The reference "#/no" leads nowhere. (${AT}/items)`,
      },
    ],
  ])('refuses what leads to %s', (_, { given, version, want }) => {
    expect(() => check(given, version)).toThrow(expect.objectContaining({ code: 'SPEC', message: want }))
  })

  it('refuses a chain that leads back to itself', () => {
    expect(() => checkReferences(document, 'a.yaml', '3.0')).toThrow(
      'The reference "#/components/schemas/C" leads back to itself. (a.yaml#/components/schemas/C)',
    )
  })
})
