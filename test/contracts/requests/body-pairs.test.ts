/** Values that go together: where they stand, and whether the document knows them together. */
import { describe, expect, it } from 'vitest'
import { isPaired, pairPlaces } from '../../../contracts/requests/body-pairs.ts'
import type { PairsConstraint } from '../../../scripts/lib/constraints.ts'
import type { Json } from '../../../scripts/lib/json.ts'

const rule = (param: string, other: string): PairsConstraint => ({
  ...{ id: 'p', kind: 'pairs', in: 'body', param, with: other, statement: 's' },
  pairs: { A: ['a', 'aa'], B: ['b'], C: [] },
})

describe('pairs of a body', () => {
  it('stand in every item that has the first of the two', () => {
    const body = { rows: [{ kind: 'A', why: 'b' }, { why: 'x' }, { kind: 'B' }] }
    expect(pairPlaces(body, rule('/rows/*/kind', '/rows/*/why'))).toEqual([
      { param: '/rows/0/kind', with: '/rows/0/why' },
      { param: '/rows/2/kind', with: '/rows/2/why' },
    ])
    expect(pairPlaces([], rule('/kind', '/why'))).toEqual([])
  })

  it.each<[body: Json, want: boolean]>([
    [{ kind: 'A', why: 'aa' }, true],
    [{ kind: 'A', why: 'b' }, false],
    [{ kind: 'C', why: 'b' }, false],
    [{ kind: 'Z', why: 'b' }, false],
    [{ kind: 'constructor', why: 'b' }, false],
    [{ kind: 'A' }, true],
    [{ why: 'b' }, true],
  ])('%j: they go together: %s', (body, want) => {
    expect(isPaired(body, rule('/kind', '/why'), { param: '/kind', with: '/why' })).toBe(want)
  })
})
