/** Adding components. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { addComponent, sectionOf } from '../../../../scripts/lib/spec/components.ts'

describe('addComponent', () => {
  it('finds a free name and makes the places that are missing', () => {
    const document: JsonObject = {}
    expect(addComponent(document, 'schemas', true, '/paths/~1a/get', 'file')).toBe('/components/schemas/a_get')
    expect(addComponent(document, 'schemas', {}, '/paths/~1a/get', 'file')).toBe('/components/schemas/a_get_2')
    expect(addComponent(document, 'headers', {}, '', 'file')).toBe('/components/headers/file')
    expect(document).toEqual({ components: { schemas: { a_get: true, a_get_2: {} }, headers: { file: {} } } })
  })
})

describe('sectionOf', () => {
  it('knows what can be a component', () => {
    expect([sectionOf('requestBody'), sectionOf('schema'), sectionOf('mediaType')]).toEqual([
      'requestBodies',
      'schemas',
      undefined,
    ])
  })
})
