/** How requests and responses see schemas. */
import { describe, expect, it } from 'vitest'
import { Views } from '../../../../scripts/emitters/table/views.ts'
import { isObject, type Json, type JsonObject } from '../../../../scripts/lib/json.ts'
import { tableOf } from '../given.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const ID = { type: 'string', readOnly: true }
const PIN = { type: 'string', writeOnly: true }
const schemas: JsonObject = {
  Both: { required: ['id', 'pin', 'name'], properties: { id: ID, pin: PIN, name: {} } },
  Optional: { properties: { id: ID } },
  Id: ID,
  ByReference: { required: ['id'], properties: { id: ref('Id') } },
  ByComposition: { required: ['id'], properties: { id: { allOf: [ref('Id')] } } },
  Inherited: { required: ['id'], allOf: [ref('Optional')] },
  Split: { allOf: [{ properties: { id: ID } }, { required: ['id'] }] },
  List: { type: 'array', items: ref('Tree') },
  Tree: { properties: { list: ref('List'), both: ref('Both') } },
  Circle: { allOf: [ref('Circle')], required: ['id'] },
}

describe('Views', () => {
  // Only what is referred to can differ from what is written.
  const all = { anyOf: Object.keys(schemas).map(ref) }
  const views = new Views({ components: { schemas: { ...schemas, all } } }, false)

  it.each<[string, { request: boolean; response: boolean }]>([
    ['Both', { request: true, response: true }],
    ['Optional', { request: false, response: false }],
    ['ByReference', { request: true, response: false }],
    ['ByComposition', { request: true, response: false }],
    ['Inherited', { request: true, response: false }],
    ['Split', { request: true, response: false }],
    ['List', { request: true, response: true }],
    ['Tree', { request: true, response: true }],
    ['Circle', { request: false, response: false }],
  ])('tells whether they see %s differently', (name, want) => {
    const pointer = `/components/schemas/${name}`
    expect({ request: views.differs(pointer, 'request'), response: views.differs(pointer, 'response') }).toEqual(want)
    expect(views.differs(pointer, 'plain')).toBe(false)
  })
})

describe('the table', () => {
  const content = { j: { schema: ref('List') } }
  const paths = { '/a': { post: { requestBody: { content }, responses: { 200: { content } } } } }
  const table = tableOf(schemas, '3.0', paths)

  it('has a component for each view that differs', () => {
    const names = Object.keys(table.components.schemas).filter((name) => name.includes('.'))
    expect(names).toEqual([
      'Both.request',
      'Both.response',
      'List.request',
      'List.response',
      'Tree.request',
      'Tree.response',
    ])
    expect(table.operations[0]?.requestBody?.content.j?.schema).toEqual(ref('List.request'))
    expect(table.operations[0]?.responses[200]?.content.j?.schema).toEqual(ref('List.response'))
  })

  it.each<[string, Json]>([
    ['Both', ['id', 'pin', 'name']],
    ['Both.request', ['pin', 'name']],
    ['Both.response', ['id', 'name']],
  ])('requires of %s', (name, required) => {
    const schema = table.components.schemas[name]
    expect(isObject(schema) && schema.required).toEqual(required)
  })

  it('frees parts of one whole', () => {
    const { operations } = tableOf({}, '3.0', {
      '/a': { post: { requestBody: { content: { j: { schema: schemas.Split ?? null } } } } },
    })
    expect(operations[0]?.requestBody?.content.j?.schema).toEqual({ allOf: [{ properties: { id: ID } }, {}] })
  })
})
