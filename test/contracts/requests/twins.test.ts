import { describe, expect, it } from 'vitest'
import { amongTwins, rulesText } from '../../../contracts/requests/twins.ts'

const TEXT = { type: 'string', pattern: '^[a-z]+$' }

/** Faults of some places, so many of a rule each. */
function faultsOf(places: readonly string[], count: number, keyword = 'pattern') {
  return places.flatMap((place) => Array.from({ length: count }, (_, turn) => ({ place, keyword, turn })))
}

describe('places with the same rules', () => {
  it('are told by their rules, whatever is said of them', () => {
    const said = { ...TEXT, description: 'A name.', example: 'ada' }
    expect(rulesText([said])).toBe(rulesText([TEXT]))
    expect(rulesText([{ ...TEXT, maxLength: 5 }])).not.toBe(rulesText([TEXT]))
  })

  it('each get what is most telling, and the rest in turn', () => {
    const kept = amongTwins(
      faultsOf(['/a', '/b'], 24),
      ({ place }) => place,
      () => 'alike',
    )
    const turns = (at: string) => kept.filter(({ place }) => place === at).map(({ turn }) => turn)
    expect(turns('/a').slice(20)).toEqual([20, 22])
    expect(turns('/b').slice(20)).toEqual([21, 23])
  })

  it('each get what is told of another rule', () => {
    const all = [...faultsOf(['/a', '/b'], 24), ...faultsOf(['/a', '/b'], 2, 'type')]
    const kept = amongTwins(
      all,
      ({ place }) => place,
      () => 'alike',
    )
    expect(kept.filter(({ keyword }) => keyword === 'type')).toHaveLength(4)
  })

  it('are others than those with rules of their own, which get everything', () => {
    const all = faultsOf(['/a', '/b'], 24)
    expect(
      amongTwins(
        all,
        ({ place }) => place,
        (place) => place,
      ),
    ).toEqual(all)
  })
})
