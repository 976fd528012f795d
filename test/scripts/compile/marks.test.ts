import { describe, expect, it } from 'vitest'
import { setMarks } from '../../../scripts/compile/marks.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import type { Evidence } from '../../../scripts/lib/provenance.ts'
import { makeDraft, makeSpec } from './making.ts'

/** Marks a document some of whose nodes come from facts that are named after their evidence. */
function marked(
  spec: JsonObject,
  facts: Record<string, Evidence>,
): { spec: JsonObject; nodes: Record<string, string> } {
  const { nodes } = makeDraft(spec).provenance
  for (const pointer of Object.keys(nodes)) {
    const above = Object.keys(facts).filter((at) => pointer === at || pointer.startsWith(`${at}/`))
    const nearest = above.sort((a, b) => b.length - a.length)[0]
    if (nearest !== undefined) nodes[pointer] = `fact:${facts[nearest]}`
  }
  return setMarks({ spec, nodes }, (fact) => fact as Evidence)
}

const GET = '/paths/~1cards~1{id}/get'
const operation = (more: JsonObject): JsonObject => makeSpec({ get: { summary: 'Get', responses: {}, ...more } })
const get = ({ spec }: { spec: JsonObject }) =>
  (spec.paths as Record<string, Record<string, JsonObject>>)['/cards/{id}']?.get

describe('setMarks', () => {
  it('marks nothing that pages state', () => {
    const spec = operation({})
    expect(marked(spec, {}).spec).toEqual(spec)
  })

  it('marks the topmost object that may carry an extension', () => {
    const response = { description: 'd', content: { 'application/json': { schema: { type: 'object' } } } }
    const result = marked(operation({ responses: { 200: response } }), { [`${GET}/responses/200`]: 'assumed' })
    expect(get(result)?.responses).toEqual({ 200: { ...response, 'x-evidence': 'assumed' } })
    expect(result.nodes[`${GET}/responses/200/x-evidence`]).toBe('fact:assumed')
  })

  it('marks scalars, lists and references on the object around them', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { $ref: '#/components/schemas/A' } } }
    const parameters = [{ name: 'q', in: 'query', schema }]
    const at = `${GET}/parameters/0/schema`
    const result = marked(operation({ parameters }), {
      [`${at}/required`]: 'derived',
      [`${at}/properties/a`]: 'assumed',
    })
    expect(get(result)?.parameters).toEqual([
      {
        name: 'q',
        in: 'query',
        schema: { ...schema, 'x-evidence': { required: 'derived', 'properties/a': 'assumed' } },
      },
    ])
    expect(result.nodes[`${at}/x-evidence/properties~1a`]).toBe('fact:assumed')
  })

  it('says both about an object and about a member of other evidence', () => {
    const responses = { 200: { description: 'd' } }
    const at = `${GET}/responses/200`
    const result = marked(operation({ responses }), { [at]: 'derived', [`${at}/description`]: 'assumed' })
    expect(get(result)?.responses).toEqual({
      200: { description: 'd', 'x-evidence': { kind: 'derived', description: 'assumed' } },
    })
  })

  it('marks an example of weaker evidence inside a response of better', () => {
    const media = { schema: {}, examples: { one: { value: { a: 1 } } } }
    const responses = { 200: { description: 'd', content: { 'application/json': media } } }
    const at = `${GET}/responses/200`
    const result = marked(operation({ responses }), {
      [at]: 'derived',
      [`${at}/content/application~1json/examples`]: 'assumed',
    })
    expect(get(result)?.responses).toEqual({
      200: {
        description: 'd',
        content: {
          'application/json': { schema: {}, examples: { one: { value: { a: 1 }, 'x-evidence': 'assumed' } } },
        },
        'x-evidence': 'derived',
      },
    })
  })

  it('never writes into maps, beside a reference or into an instance', () => {
    const spec = makeSpec(
      { get: { responses: { 200: { $ref: '#/components/responses/R' } }, tags: ['t'] } },
      {
        components: {
          schemas: { default: { type: 'object', default: { properties: {} } } },
          responses: { R: { description: 'd' } },
        },
      },
    )
    const result = marked(spec, { [`${GET}/responses`]: 'assumed', '/components': 'stated' })
    expect(result.spec).toEqual(
      makeSpec(
        {
          get: {
            responses: { 200: { $ref: '#/components/responses/R' } },
            tags: ['t'],
            'x-evidence': { 'responses/200': 'assumed' },
          },
        },
        {
          components: {
            schemas: { default: { type: 'object', default: { properties: {} }, 'x-evidence': 'stated' } },
            responses: { R: { description: 'd', 'x-evidence': 'stated' } },
          },
        },
      ),
    )
  })
})
