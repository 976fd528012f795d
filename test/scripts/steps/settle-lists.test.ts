import { describe, expect, it } from 'vitest'
import { settleLists } from '../../../scripts/steps/settle-lists.ts'
import { makeDraft, run } from '../compile/making.ts'

const schemas = (state: object) => ({
  openapi: '3.0.0',
  components: { schemas: { State: { type: 'string', ...state } } },
})
const MARK = { 'x-unlisted': true }

describe('settleLists', () => {
  it.each([
    ['takes the mark from a list', { ...MARK, enum: ['A'] }, { enum: ['A'] }],
    ['takes the mark from one value', { ...MARK, const: 'A' }, { const: 'A' }],
    ['leaves the mark where there are no values', MARK, MARK],
    ['leaves what has no mark', { enum: ['A'] }, { enum: ['A'] }],
  ])('%s', async (_, given, want) => {
    expect((await run(settleLists, makeDraft(schemas(given)))).draft.spec).toEqual(schemas(want))
  })

  it('forgets where a mark came from that it takes', async () => {
    const at = '/components/schemas/State'
    const draft = makeDraft(schemas({ ...MARK, enum: ['A'] }))
    const nodes = { [at]: 'p:1', [`${at}/x-unlisted`]: 'p:2' }
    const { draft: after } = await run(settleLists, { ...draft, provenance: { ...draft.provenance, nodes } })
    expect(after.provenance.nodes).toEqual({ [at]: 'p:1' })
  })
})
