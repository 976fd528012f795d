import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../contracts/requests/draft.ts'
import { type Packable, packs } from '../../../contracts/requests/packing.ts'
import { depotTable } from '../depot/run-depot.ts'

const [operation] = (await depotTable('addItem')).operations
if (!operation) throw new Error('The operation is gone.')
const base: Draft = { operation, values: new Map() }

/** A variation that sets one value; `spoils` is a value it takes away. */
function setting(takes: string, value: number, spoils?: string): Packable {
  return {
    takes: [takes],
    onto(draft) {
      const values = new Map(draft.values).set(takes, value)
      if (spoils !== undefined) values.delete(spoils)
      return { ...draft, values }
    },
    isIn: ({ values }) => values.get(takes) === value,
  }
}

const told = (items: readonly Packable[], isSound: (draft: Draft) => boolean = () => true) =>
  packs(items, base, isSound).map(({ draft, items: together }) => [Object.fromEntries(draft.values), together.length])

describe('variations', () => {
  it('of different places go together, those of one place apart', () => {
    const items = [setting('a', 1), setting('a', 2), setting('b', 1), setting('b', 2), setting('c', 1)]
    expect(told(items)).toEqual([
      [{ a: 1, b: 1, c: 1 }, 3],
      [{ a: 2, b: 2 }, 2],
    ])
  })

  it('in and around one place of the body go apart, those beside it together', () => {
    const items = [setting('body:/a', 1), setting('body:/a/b', 1), setting('body:/ab', 1), setting('body:', 1)]
    expect(told(items)).toEqual([
      [{ 'body:/a': 1, 'body:/ab': 1 }, 2],
      [{ 'body:/a/b': 1 }, 1],
      [{ 'body:': 1 }, 1],
    ])
  })

  it('that take another away go apart', () => {
    expect(told([setting('a', 1), setting('b', 1, 'a')])).toEqual([
      [{ a: 1 }, 1],
      [{ b: 1 }, 1],
    ])
  })

  it('that break a rule together go apart', () => {
    const isSound = ({ values }: Draft) => !(values.get('a') === 1 && values.get('b') === 1)
    expect(told([setting('a', 1), setting('b', 1), setting('b', 2)], isSound)).toEqual([
      [{ a: 1, b: 2 }, 2],
      [{ b: 1 }, 1],
    ])
  })
})
