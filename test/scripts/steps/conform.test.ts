import { describe, expect, it } from 'vitest'
import { conform } from '../../../scripts/steps/conform.ts'
import { makeDraft, makeSpec, run } from '../compile/making.ts'

const ok = { responses: { 200: { description: 'd' } } }

describe('conform', () => {
  it('writes the members in the order of the specification', async () => {
    const spec = {
      components: { schemas: { b: {}, a: { required: ['x'], type: 'object' } }, responses: {} },
      paths: {
        '/b': {
          put: { ...ok },
          get: { responses: { 404: { description: 'n' }, 200: { description: 'o' } }, summary: 's' },
        },
        '/a': {},
      },
      info: { version: '1', title: 'T' },
      openapi: '3.0.0',
    }
    const { draft, messages } = await run(conform, makeDraft(spec))
    expect(messages).toEqual([])
    expect(JSON.stringify(draft.spec)).toBe(
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'T', version: '1' },
        paths: {
          '/b': { get: { summary: 's', responses: { 200: { description: 'o' }, 404: { description: 'n' } } }, put: ok },
          '/a': {},
        },
        components: { schemas: { a: { type: 'object', required: ['x'] }, b: {} }, responses: {} },
      }),
    )
  })

  it('leaves the order of instances and properties as the page has it', async () => {
    const example = { type: 1, description: 2, $ref: 3 }
    const properties = { z: {}, a: {} }
    const spec = makeSpec({ get: ok }, { components: { schemas: { S: { properties, example } } } })
    const { draft } = await run(conform, makeDraft(spec))
    expect(JSON.stringify(draft.spec.components)).toBe(JSON.stringify({ schemas: { S: { properties, example } } }))
  })

  it.each([
    ['3.0.0', '3.0.3'],
    ['3.0.3', '3.0.3'],
    ['3.1.0', '3.1.1'],
  ])('writes %s as %s', async (openapi, want) => {
    expect((await run(conform, makeDraft(makeSpec({ get: ok }, { openapi })))).draft.spec.openapi).toBe(want)
  })

  it('refuses other versions', async () => {
    const { messages } = await run(conform, makeDraft(makeSpec({ get: ok }, { openapi: '2.0' })))
    expect(messages).toEqual([
      'SPEC: The pages are written in OpenAPI "2.0"; 3.0 and 3.1 are compiled. (specs/canonical/api.yaml#/openapi)',
    ])
  })

  it('names the operations without a response', async () => {
    const { messages } = await run(conform, makeDraft(makeSpec({ get: ok, put: { responses: {} }, patch: {} })))
    const at = '(specs/canonical/api.yaml#/paths/~1cards~1{id}'
    expect(messages).toEqual([
      `SPEC: The operation PUT /cards/{id} has no response; add a fact that gives it one. ${at}/put)`,
      `SPEC: The operation PATCH /cards/{id} has no response; add a fact that gives it one. ${at}/patch)`,
    ])
  })
})
