/** The outside of the values of a schema. */
import { expect, it } from 'vitest'
import { createShapes } from '../../mocks/schema-shape.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'

const ROOT = {
  components: {
    schemas: {
      Id: { type: 'string' },
      Base: { type: 'object', required: ['id'], properties: { id: { $ref: '#/components/schemas/Id' } } },
      Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, { type: 'integer' }] },
      Tree: {
        type: 'object',
        properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      },
    },
  },
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

it.each<[JsonSchema, string[] | undefined, string[], string[]]>([
  [true, undefined, [], []],
  [{}, undefined, [], []],
  [{ type: 'number' }, ['number', 'integer'], [], []],
  [{ type: ['string', 'null'] }, ['string', 'null'], [], []],
  [{ enum: [1, 'a', null, [], {}] }, ['number', 'string', 'null', 'array', 'object', 'integer'], [], []],
  [{ const: true }, ['boolean'], [], []],
  [ref('Base'), ['object'], ['id'], ['id']],
  [
    { allOf: [ref('Base'), { required: ['name'], properties: { name: true } }] },
    ['object'],
    ['id', 'name'],
    ['id', 'name'],
  ],
  [{ oneOf: [ref('Base'), { type: 'null' }] }, ['object', 'null'], ['id'], []],
  [{ type: ['string', 'integer'], anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, ['integer'], [], []],
  [{ anyOf: [{ type: 'integer' }, {}] }, undefined, [], []],
  [ref('Loop'), undefined, [], []],
  [ref('Tree'), ['object'], ['children'], []],
  [ref('Nowhere'), undefined, [], []],
])('%j', (schema, types, properties, required) => {
  const shape = createShapes(ROOT)(schema)
  expect(shape.types && [...shape.types]).toEqual(types)
  expect([...shape.properties.keys()]).toEqual(properties)
  expect([...shape.required]).toEqual(required)
})

it('joins what is declared twice', () => {
  const shapes = createShapes(ROOT)
  const twice = {
    allOf: [
      { properties: { a: { type: 'string' } } },
      { properties: { a: { minLength: 1 } }, items: { type: 'integer' } },
    ],
  }
  expect(shapes(twice).properties.get('a')).toEqual({ anyOf: [{ type: 'string' }, { minLength: 1 }] })
  expect(shapes(twice).items).toEqual({ type: 'integer' })
  expect(shapes(twice)).toBe(shapes(twice))
})

it('does not follow a document that doubles at each step for ever', () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`S${index}`, { allOf: [ref(`S${index + 1}`), ref(`S${index + 1}`)] }]),
  )
  expect(createShapes({ components: { schemas } })(ref('S0')).types).toBeUndefined()
})
