/**
 * Which parameters name things: the id of a card is refused where there is no such card, however well it is written.
 * Pure.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'

const known = new WeakMap<OperationsTable, ReadonlySet<string>>()

/** Whether a value of a parameter names nothing that a target would have to know: no path and no body has its name. */
export function namesNothing(table: OperationsTable, { in: place, name }: Parameter): boolean {
  const names = known.get(table) ?? namesOf(table)
  known.set(table, names)
  return place !== 'path' && !names.has(name.toLowerCase())
}

/** Names of all path parameters and of all properties of bodies, in lower case. */
function namesOf(table: OperationsTable): Set<string> {
  const parameters = table.operations.flatMap((operation) => operation.parameters)
  const names = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name.toLowerCase()))
  const bodies = table.operations.flatMap(({ requestBody, responses }) => [requestBody, responses])
  const rest: unknown[] = [table.components.schemas, ...bodies]
  const seen = new Set<object>()
  while (rest.length > 0) {
    const node = rest.pop()
    if (typeof node !== 'object' || node === null || seen.has(node)) continue
    seen.add(node)
    if (isObject(node) && isObject(node.properties))
      for (const key of Object.keys(node.properties)) names.add(key.toLowerCase())
    rest.push(...Object.values(node))
  }
  return names
}
