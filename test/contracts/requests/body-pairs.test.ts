/** Values that go together: a body is put right, and what is under test stays. */
import { describe, expect, it } from 'vitest'
import { pairedBody, pairPlaces } from '../../../contracts/requests/body-pairs.ts'
import type { PairsConstraint } from '../../../scripts/lib/constraints.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { Operation } from '../../../scripts/lib/operations.ts'

const pairs = { A: ['a', 'aa'], B: ['b'], C: [] }
const rule = (param: string, other: string): PairsConstraint => ({
  ...{ id: 'p', kind: 'pairs', in: 'body', param, with: other, pairs, statement: 's' },
})
const operation = (constraint: PairsConstraint): Operation => ({
  ...{ id: 'o', method: 'post', path: '/o', pointer: '/paths/~1o/post', parameters: [], responses: {}, security: [] },
  constraints: [constraint],
})

describe('a body with pairs', () => {
  it.each<[body: Json, kept: string | undefined, want: Json]>([
    [{ kind: 'A', why: 'aa' }, undefined, { kind: 'A', why: 'aa' }],
    [{ kind: 'A', why: 'b' }, undefined, { kind: 'A', why: 'a' }],
    [{ kind: 'A', why: 'b' }, '/kind', { kind: 'A', why: 'a' }],
    [{ kind: 'A', why: 'b' }, '/why', { kind: 'B', why: 'b' }],
    [{ kind: 'A', why: 'z' }, '/why', { kind: 'C', why: 'z' }],
    [{ kind: 'A', why: 'z' }, '/kind', { kind: 'A', why: 'a' }],
    [{ kind: 'C', why: 'b' }, undefined, { kind: 'C', why: 'b' }],
    [{ kind: 'Z', why: 'b' }, undefined, { kind: 'Z', why: 'b' }],
    [{ why: 'b' }, undefined, { why: 'b' }],
    [[], undefined, []],
  ])('%j, of which %s stays, becomes %j', (body, kept, want) => {
    expect(pairedBody(operation(rule('/kind', '/why')), body, kept)).toEqual(want)
  })

  it('is put right item by item', () => {
    const body = { rows: [{ kind: 'A', why: 'b' }, { why: 'x' }, { kind: 'B', why: 'b' }] }
    const constraint = rule('/rows/*/kind', '/rows/*/why')
    expect(pairPlaces(body, constraint)).toEqual([
      { param: '/rows/0/kind', with: '/rows/0/why' },
      { param: '/rows/2/kind', with: '/rows/2/why' },
    ])
    expect(pairedBody(operation(constraint), body)).toEqual({
      rows: [{ kind: 'A', why: 'a' }, { why: 'x' }, { kind: 'B', why: 'b' }],
    })
  })
})
