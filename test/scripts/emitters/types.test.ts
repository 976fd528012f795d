/** `types.ts`. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { types } from '../../../scripts/emitters/types.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { FIXTURES, fixture, specOf } from './given.ts'

/** The types of a spec, without layout. */
async function emit(spec: ReturnType<typeof specOf>): Promise<string> {
  const { 'types.ts': text = '' } = await types.emit(spec, operationsTable(spec))
  return text.replace(/\s+/g, ' ')
}

const paths = (operation: JsonObject): JsonObject => ({ paths: { '/a': { get: operation } } })
const schemas = (members: JsonObject): JsonObject => ({ components: { schemas: members } })

describe('types.ts', () => {
  it.each<[string, { given: JsonObject; want: string }]>([
    ['operations by their id', { given: paths({}), want: 'get: operations["getA"];' }],
    [
      'properties with a default as optional',
      { given: schemas({ A: { properties: { a: { type: 'string', default: 'b' } } } }), want: 'a?: string;' },
    ],
    [
      'objects without properties as open',
      { given: schemas({ A: { type: 'object' } }), want: 'A: Record<string, unknown>;' },
    ],
    [
      'parts of schemas by the name of a component',
      {
        given: schemas({
          A: { properties: { a: { enum: ['x'] } } },
          B: { $ref: '#/components/schemas/A/properties/a' },
        }),
        want: 'B: components["schemas"]["A_a"];',
      },
    ],
    [
      'values of a discriminator by name and by reference',
      {
        given: schemas({
          P: {
            oneOf: [{ $ref: '#/components/schemas/D' }],
            discriminator: { propertyName: 'k', mapping: { d: 'D', h: '#/components/schemas/D' } },
          },
          D: { type: 'object', properties: { k: { type: 'string' } } },
        }),
        want: 'k: "d" | "h";',
      },
    ],
    ['texts without the end of a comment', { given: paths({ description: 'a */ b' }), want: 'a *\\/ b' }],
    [
      'no reserved header',
      { given: paths({ parameters: [{ name: 'Accept', in: 'header' }] }), want: 'header?: never;' },
    ],
  ])('has %s', async (_, { given, want }) => {
    expect(await emit(specOf(given))).toContain(want)
  })

  it.each<[string, JsonObject]>([
    ['required at a property', schemas({ A: { required: true, properties: { b: { required: true } } } })],
    ['titles that are no text', schemas({ A: { title: 1, description: [], format: {} } })],
    ['boolean parts', schemas({ A: { allOf: [true, false], oneOf: [true] } })],
    ['unknown types', schemas({ A: { type: 'any' }, B: { type: 'file' }, C: { type: ['string', 'any'] } })],
    [
      'examples that look like schemas',
      paths({ responses: { 200: { content: { j: { example: { allOf: [true] } } } } } }),
    ],
    ['a mapping that maps to no text', schemas({ A: { discriminator: { propertyName: 'a', mapping: { b: 1 } } } })],
    ['a discriminator that is none', schemas({ A: { oneOf: [{}], discriminator: 'a' } })],
    ['an operation id with a hash', paths({ operationId: '#a#' })],
  ])('is made in spite of %s', async (_, given) => {
    expect(await emit(specOf({ ...paths({}), ...given }))).toContain('export interface operations')
  })

  it.each(FIXTURES)('is the same every time, and leaves the spec as it is: %s', async (name) => {
    const spec = await fixture(name)
    const before = JSON.stringify(spec)
    expect(await emit(spec)).toBe(await emit(spec))
    expect(JSON.stringify(spec)).toBe(before)
  })
})
