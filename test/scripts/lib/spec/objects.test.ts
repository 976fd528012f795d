/** The walk over a document. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { objectNode, walkObjects } from '../../../../scripts/lib/spec/objects.ts'

const document: JsonObject = {
  paths: {
    '/a': {
      parameters: [{ $ref: '#/components/parameters/p' }],
      get: {
        responses: { 200: { headers: { h: { schema: {} } }, content: { j: { schema: { $ref: '#/x', items: {} } } } } },
        callbacks: { done: { '{$url}': { post: {} } } },
      },
    },
  },
  components: {
    parameters: { p: { examples: { e: { value: { $ref: 'data' } } } } },
    schemas: { S: { properties: { $ref: {}, properties: { anyOf: [{}] } }, additionalProperties: false } },
  },
}

const walk = (siblingsCount: boolean) =>
  [...walkObjects(objectNode('document', document, ''), siblingsCount)].map(({ kind, pointer, ref }) =>
    [pointer, kind, ...(ref === undefined ? [] : [ref])].join(' '),
  )

describe('walkObjects', () => {
  it('names every object by what it is, in document order', () => {
    expect(walk(false)).toEqual([
      ' document',
      '/paths/~1a pathItem',
      '/paths/~1a/parameters/0 parameter #/components/parameters/p',
      '/paths/~1a/get operation',
      '/paths/~1a/get/responses/200 response',
      '/paths/~1a/get/responses/200/headers/h header',
      '/paths/~1a/get/responses/200/headers/h/schema schema',
      '/paths/~1a/get/responses/200/content/j mediaType',
      '/paths/~1a/get/responses/200/content/j/schema schema #/x',
      '/paths/~1a/get/callbacks/done callback',
      '/paths/~1a/get/callbacks/done/{$url} pathItem',
      '/paths/~1a/get/callbacks/done/{$url}/post operation',
      '/components components',
      '/components/parameters/p parameter',
      '/components/parameters/p/examples/e example',
      '/components/schemas/S schema',
      '/components/schemas/S/properties/$ref schema',
      '/components/schemas/S/properties/properties schema',
      '/components/schemas/S/properties/properties/anyOf/0 schema',
    ])
  })

  it('goes below a reference only where its siblings count', () => {
    expect(walk(true)).toContain('/paths/~1a/get/responses/200/content/j/schema/items schema')
  })
})
