/** A search for the smallest failure, answered by a function. */
import { nat, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallestFailure } from '../../../contracts/requests/shrinking.ts'

/** Runs a search to its end; gives the smallest failure and what was asked. */
function searched(fails: (pair: readonly [number, number]) => boolean, seed = 1, budget = 50) {
  const asked: (readonly [number, number])[] = []
  const search = smallestFailure<[number, number], [number, number], boolean>({
    values: tuple(nat(1000), nat(1000)),
    seed,
    budget,
    ask: (pair) => (pair[0] === 13 ? undefined : pair),
    fails: (reply) => reply === true,
  })
  let step = search.next()
  while (!step.done) {
    asked.push(step.value)
    step = search.next(fails(step.value))
  }
  return { found: step.value, asked }
}

describe('a search', () => {
  it('ends with the smallest value that fails', () => {
    expect(searched(([a, b]) => a >= 20 && b >= 7).found).toEqual([20, 7])
  })

  it('asks as often as it may when nothing fails', () => {
    const { found, asked } = searched(() => false, 1, 30)
    expect(found).toBeUndefined()
    expect(asked.length).toBeGreaterThan(25)
    expect(asked.length).toBeLessThanOrEqual(30)
  })

  it('asks the same for the same seed, and never for what cannot be asked', () => {
    const fails = ([a]: readonly [number, number]) => a > 500
    expect(searched(fails, 3)).toEqual(searched(fails, 3))
    expect(searched(fails, 3).asked).not.toEqual(searched(fails, 4).asked)
    expect(searched(fails, 3).asked.filter(([a]) => a === 13)).toEqual([])
  })

  it('is over after a number of steps even where everything fails', () => {
    const { found, asked } = searched(() => true)
    expect(found).toEqual([0, 0])
    expect(asked.length).toBeLessThan(60)
  })
})
