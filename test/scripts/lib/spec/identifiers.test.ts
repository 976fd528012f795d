/** References by `$id`, `$anchor` and `$dynamicAnchor`. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { resolveIdentifiers, toRef } from '../../../../scripts/lib/spec/identifiers.ts'

const resolve = (schemas: JsonObject, version: '3.0' | '3.1' = '3.1') =>
  resolveIdentifiers({ components: { schemas } }, version).components

describe('resolveIdentifiers', () => {
  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    [
      'an absolute id',
      {
        given: { A: { $id: 'https://example.com/a', type: 'string' }, B: { $ref: 'https://example.com/a' } },
        want: { A: { type: 'string' }, B: { $ref: '#/components/schemas/A' } },
      },
    ],
    [
      'an id relative to one above',
      {
        given: {
          A: { $id: 'https://example.com/x/a', properties: { b: { $id: 'b' }, c: { $ref: 'b' } } },
          D: { $ref: 'https://example.com/x/b' },
        },
        want: {
          A: { properties: { b: {}, c: { $ref: '#/components/schemas/A/properties/b' } } },
          D: { $ref: '#/components/schemas/A/properties/b' },
        },
      },
    ],
    [
      'an anchor',
      {
        given: { A: { $anchor: 'here', items: { $ref: '#here' } } },
        want: { A: { items: { $ref: '#/components/schemas/A' } } },
      },
    ],
    [
      'a pointer from the nearest id',
      {
        given: { A: { $id: 'a', $defs: { b: {} }, items: { $ref: '#/$defs/b' } } },
        want: { A: { $defs: { b: {} }, items: { $ref: '#/components/schemas/A/%24defs/b' } } },
      },
    ],
    [
      'a pointer from the document below an id',
      {
        given: { A: { $id: 'a', items: { $ref: '#/components/schemas/B' } }, B: {} },
        want: { A: { items: { $ref: '#/components/schemas/B' } }, B: {} },
      },
    ],
    [
      'the only dynamic anchor of its name',
      {
        given: { A: { $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } } },
        want: { A: { items: { $ref: '#/components/schemas/A' } } },
      },
    ],
    [
      'one of two dynamic anchors, which says nothing',
      {
        given: { A: { $dynamicAnchor: 'n', items: { $dynamicRef: '#n' } }, B: { $id: 'b', $dynamicAnchor: 'n' } },
        want: { A: { items: {} }, B: {} },
      },
    ],
  ])('resolves %s', (_, { given, want }) => {
    expect(resolve(given)).toEqual({ schemas: want })
  })

  it('leaves data alone that looks like an identifier', () => {
    const schemas = { A: { $anchor: 'a', const: { $id: 'x' }, properties: { $id: { type: 'string' } } } }
    expect(resolve(structuredClone(schemas))).toEqual({
      schemas: { A: { const: { $id: 'x' }, properties: { $id: { type: 'string' } } } },
    })
  })

  it('knows no identifiers in OpenAPI 3.0', () => {
    expect(resolve({ A: { $id: 'a' } }, '3.0')).toEqual({ schemas: { A: { $id: 'a' } } })
  })
})

describe('toRef', () => {
  it('encodes what a fragment may not hold', () => {
    expect(toRef('/paths/~1a~1{id}/ü')).toBe('#/paths/~1a~1%7Bid%7D/%C3%BC')
  })
})
