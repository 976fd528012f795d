/** Which parameters name things. */
import { expect, it } from 'vitest'
import { namesNothing } from '../../../contracts/requests/naming.ts'
import { depotTable } from '../depot/run-depot.ts'

it.each<[operation: string, parameter: string, free: boolean]>([
  ['listItems', 'limit', true],
  ['listItems', 'x-trace-id', true],
  // The rows of the list have a property of that name.
  ['listItems', 'kind', false],
  ['listItems', 'depotId', false],
])('%s: whether `%s` names nothing: %s', async (id, name, free) => {
  const table = await depotTable()
  const operation = table.operations.find((one) => one.id === id)
  const parameter = operation?.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!parameter) throw new Error(`There is no ${name}.`)
  expect(namesNothing(table, parameter)).toBe(free)
})
