import { expect, it } from 'vitest'
import { createRandom, deriveSeed } from '../../../../scripts/lib/sampling/random.ts'

it('equal seeds give equal streams, other seeds others', () => {
  const stream = (seed: number): number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 8 }, () => random.below(1000))
  }
  expect(stream(1)).toEqual([627, 2, 527, 981, 968, 281, 612, 720])
  expect(stream(1)).toEqual(stream(1))
  expect(stream(1)).not.toEqual(stream(2))
})

it('numbers are below the count, and nothing is picked from nothing', () => {
  const random = createRandom(3)
  for (let draw = 0; draw < 200; draw++) expect(random.below(7)).toBeLessThan(7)
  expect([random.below(1), random.below(0)]).toEqual([0, 0])
  expect(random.pick([])).toBeUndefined()
})

it('purposes have seeds of their own', () => {
  expect(deriveSeed(1, 'a')).not.toBe(deriveSeed(1, 'b'))
  expect(deriveSeed(1, 'a')).not.toBe(deriveSeed(2, 'a'))
  expect(deriveSeed(1, 'a')).toBe(deriveSeed(1, 'a'))
})
