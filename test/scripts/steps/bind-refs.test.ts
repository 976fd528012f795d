import { describe, expect, it } from 'vitest'
import { completeNodes, eachNode } from '../../../scripts/compile/draft.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { bindRefs } from '../../../scripts/steps/bind-refs.ts'
import { makeDraft, makeFact, makeGap, run } from '../compile/making.ts'

const q = (schema: JsonObject = { type: 'string' }) => ({ name: 'q', in: 'query', schema })
const state = { type: 'string', enum: ['A', 'B'] }
const at = (path: string, rest: string) => `/paths/~1${path}/get${rest}`

/** A document with one `get` for each path. */
const spec = (operations: Record<string, JsonObject>, more: JsonObject = {}): JsonObject => ({
  openapi: '3.0.0',
  paths: Object.fromEntries(
    Object.entries(operations).map(([path, get]) => [`/${path}`, { get: { operationId: `${path}Get`, ...get } }]),
  ),
  ...more,
})

let bodies = 0
/** A body with the given properties and one that no other body has, so that whole bodies do not repeat. */
const body = (properties: JsonObject): JsonObject => {
  bodies += 1
  const schema = { type: 'object', properties: { ...properties, [`only${bodies}`]: {} } }
  return { requestBody: { content: { 'application/json': { schema } } } }
}

/** What the step makes of a document: its paths' operations and its components. */
async function bound(document: JsonObject): Promise<{ components: unknown; get: (path: string) => unknown }> {
  const { draft } = await run(bindRefs, makeDraft(document))
  return {
    components: draft.spec.components,
    get: (path) => (draft.spec.paths as Record<string, JsonObject>)[`/${path}`]?.get,
  }
}

describe('bindRefs', () => {
  it('leaves alone what stands once', async () => {
    const document = spec({ a: { parameters: [q()], ...body({ state }) }, b: { parameters: [q({ type: 'integer' })] } })
    expect((await run(bindRefs, makeDraft(document))).draft.spec).toEqual(document)
  })

  it('makes a repeated parameter a component of its name', async () => {
    const { components, get } = await bound(spec({ a: { parameters: [q()] }, b: { parameters: [q()] } }))
    expect(components).toEqual({ parameters: { q: q() } })
    expect(get('a')).toMatchObject({ parameters: [{ $ref: '#/components/parameters/q' }] })
    expect(get('b')).toMatchObject({ parameters: [{ $ref: '#/components/parameters/q' }] })
  })

  it('names a response after its status', async () => {
    const responses = { 404: { description: 'none' } }
    const { components, get } = await bound(spec({ a: { responses }, b: { responses } }))
    expect(components).toEqual({ responses: { NotFound: { description: 'none' } } })
    expect(get('b')).toMatchObject({ responses: { 404: { $ref: '#/components/responses/NotFound' } } })
  })

  it('names a rarer response of the same status after its operation', async () => {
    const responses = (description: string) => ({ responses: { 404: { description } } })
    const all = { a: responses('x'), b: responses('y'), c: responses('y'), d: responses('y'), e: responses('x') }
    expect((await bound(spec(all))).components).toEqual({
      responses: { NotFound: { description: 'y' }, AGetNotFound: { description: 'x' } },
    })
  })

  it('makes a repeated property a schema of its name, the largest first', async () => {
    const card = { type: 'object', properties: { state, id: { type: 'string' } } }
    const { components } = await bound(spec({ a: body({ card }), b: body({ card, state }) }))
    expect(components).toEqual({
      schemas: {
        card: { type: 'object', properties: { state: { $ref: '#/components/schemas/state' }, id: { type: 'string' } } },
        state,
      },
    })
  })

  it('does not bring together equal schemas of different names, nor plain ones', async () => {
    const document = spec({
      a: body({ from: state, text: { type: 'string', description: 'd' } }),
      b: body({ to: state, text: { type: 'string', description: 'd' } }),
    })
    expect((await run(bindRefs, makeDraft(document))).draft.spec).toEqual(document)
  })

  it('leaves in place what goes by a name that mostly means something else', async () => {
    const other = { type: 'string', enum: ['C'] }
    const third = { type: 'string', enum: ['D'] }
    const document = spec({
      a: body({ state }),
      b: body({ state }),
      c: body({ state: other }),
      d: body({ state: third }),
    })
    expect((await run(bindRefs, makeDraft(document))).draft.spec).toEqual(document)
  })

  it('uses a component that is there already, and does not overwrite another of the name', async () => {
    const same = { components: { schemas: { state } } }
    expect((await bound(spec({ a: body({ state }), b: body({ state }) }, same))).components).toEqual(same.components)
    const document = spec(
      { a: body({ state }), b: body({ state }) },
      { components: { schemas: { state: { type: 'integer' } } } },
    )
    expect((await run(bindRefs, makeDraft(document))).draft.spec).toEqual(document)
  })

  it('names equal bodies after the operation they were found in first', async () => {
    const same = body({ x: {} })
    const { components } = await bound(spec({ a: same, b: structuredClone(same) }))
    expect(Object.keys((components as JsonObject).schemas as JsonObject)).toEqual(['AGetRequest'])
  })

  it('keeps what is stated apart from what is assumed', async () => {
    const document = spec({ a: { parameters: [q()] }, b: { parameters: [q()] } })
    const draft = makeDraft(document, { facts: [makeFact('guess', [], { kind: 'assumed' })] })
    draft.provenance.nodes[at('b', '/parameters/0')] = 'fact:guess'
    expect((await run(bindRefs, draft)).draft.spec).toEqual(document)
  })

  it('moves origins and gaps with what it moves', async () => {
    const draft = makeDraft(spec({ a: { parameters: [q()] }, b: { parameters: [q()] } }), {
      gaps: [
        makeGap(at('a', '/parameters/0/schema'), 'enum-without-values'),
        makeGap(at('b', '/parameters/0/schema'), 'enum-without-values'),
      ],
    })
    const before = draft.provenance.nodes
    const { draft: after } = await run(bindRefs, draft)
    expect(after.gaps).toEqual([makeGap('/components/parameters/q/schema', 'enum-without-values')])
    expect(after.provenance.nodes).toMatchObject({
      '/components/parameters/q/schema/type': before[at('a', '/parameters/0/schema/type')],
      [at('b', '/parameters/0')]: before[at('b', '/parameters/0')],
      [at('b', '/parameters/0/$ref')]: before[at('b', '/parameters/0')],
    })
    const pointers: string[] = []
    eachNode(after.spec, '', (pointer) => pointers.push(pointer))
    expect(Object.keys(after.provenance.nodes).sort()).toEqual(pointers.sort())
    expect(completeNodes(after.spec, after.provenance.nodes)).toEqual(after.provenance.nodes)
  })
})
