/** Who shares what, and who sends what of it. */
import { describe, expect, it } from 'vitest'
import { type Dealable, dealt, usersOfParameter, usersOfSchema } from '../../../contracts/requests/sharing.ts'
import { depotTable } from '../depot/run-depot.ts'

/** Faults `a` to `f` of one shared rule, in one place or more. */
function items(users: readonly string[], ...places: string[]): (Dealable & { id: string })[] {
  return places.flatMap((place) =>
    [...'abcdef'].map((id) => ({
      id: `${place}${id}`,
      place,
      keyword: 'pattern',
      users,
      shared: 'trace',
      rule: '/trace',
    })),
  )
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('what is dealt out', () => {
  it('is the most telling for each, and the rest to two', () => {
    const users = ['one', 'two', 'three', 'four']
    expect(users.map((user) => ids(dealt(items(users, ''), user, 2)))).toEqual([
      ['a', 'b', 'e', 'f'],
      ['a', 'b', 'c', 'f'],
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'd', 'e'],
    ])
  })

  it('is everything where nobody or hardly anybody shares, or everything is telling', () => {
    expect(ids(dealt(items([], ''), 'one', 1))).toEqual([...'abcdef'])
    expect(ids(dealt(items(['one', 'two', 'three'], ''), 'one', 1))).toEqual([...'abcdef'])
    expect(ids(dealt(items(['one', 'two', 'three', 'four'], ''), 'one', Number.POSITIVE_INFINITY))).toEqual([
      ...'abcdef',
    ])
  })

  it('is shared out over the places of one operation too', () => {
    expect(ids(dealt(items([], '1', '2'), 'one', 1))).toEqual(['1a', '1c', '1e', '2a', '2b', '2d', '2f'])
  })
})

describe('users', () => {
  it('of a parameter are told by what it is', async () => {
    const table = await depotTable()
    const [list] = table.operations
    const trace = list?.parameters.find(({ name }) => name.toLowerCase() === 'x-trace-id')
    const limit = list?.parameters.find(({ name }) => name === 'limit')
    if (!trace || !limit) throw new Error('The parameters are not there.')
    expect(usersOfParameter(table, trace)).toEqual(['listItems', 'addItem', 'readItem', 'removeItem', 'countItem'])
    expect(usersOfParameter(table, limit)).toEqual(['listItems'])
    expect(usersOfParameter(table, { ...limit, required: true })).toEqual([])
  })

  it('of a schema are those whose body leads there', async () => {
    const table = await depotTable()
    expect(usersOfSchema(table, '/components/schemas/Quantity/minimum')).toEqual(['addItem', 'countItem'])
    expect(usersOfSchema(table, '/components/schemas/NewItem/required')).toEqual(['addItem'])
    expect(usersOfSchema(table, '/components/schemas/Page')).toEqual([])
    expect(usersOfSchema(table, '~/properties/x')).toEqual([])
  })
})
