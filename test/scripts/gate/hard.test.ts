/** Pairs that are easily judged wrongly: each label is argued in a line, and holds under both policies. */
import { describe, expect, it } from 'vitest'
import { hardPairs } from './pairs.ts'
import { changesOf } from './revisions.ts'

describe.each(['strict', 'd1'])('hard pairs under %s', (policy) => {
  it.each(hardPairs)('$file: $name', async ({ base, head, breaking, why }) => {
    const changes = await changesOf(base, head, policy)
    const told = changes
      .filter(({ level }) => level === 'breaking')
      .map(({ rule, from, uses }) => `${rule}, sent by the ${from}: ${uses[0]?.place}`)
    expect(told.length > 0, `${why} ${told.join('; ')}`).toBe(
      typeof breaking === 'object' ? breaking[policy] : breaking,
    )
  })
})

describe('the list of hard pairs', () => {
  it('names and argues each pair once', () => {
    expect(new Set(hardPairs.map(({ name }) => name)).size).toBe(hardPairs.length)
    expect(hardPairs.filter(({ why }) => !/^[A-Z`0-9].*\.$/.test(why)).map(({ name }) => name)).toEqual([])
  })
})
