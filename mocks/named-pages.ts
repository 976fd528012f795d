/**
 * The page a request asks for by parameters that are called what pages are called everywhere: where it begins, counted in
 * rows or in pages, and how many rows it has. This is the mock's own reading of such names.
 * Pure.
 */
import type { Parameter } from '../scripts/lib/operations.ts'
import type { Request } from './exchange.ts'

const ROWS = /^(offset|skip|start|start_?index|page_?offset)$/i
const PAGES = /^(page|page_?(no|num|number|index))$/i
const SIZES = /^(limit|count|take|top|size|max_?(results|items)|(items_?)?per_?page|page_?(size|limit))$/i

/** The page a request names, with the defaults of its parameters; `undefined` where the operation has no such pair. */
export function namedPage({ operation, values }: Request): { offset: number; size: number | undefined } | undefined {
  const queried = operation.parameters.filter(({ in: place, schema }) => place === 'query' && isWhole(schema))
  const find = (names: RegExp) => queried.find(({ name }) => names.test(name.replace(/[^a-z_]/gi, '')))
  const [rows, pages, sizes] = [find(ROWS), find(PAGES), find(SIZES)]
  const start = rows ?? pages
  if (start === undefined || sizes === undefined || operation.method !== 'get') return undefined
  const told = (parameter: Parameter) => numberIn(values.query.get(parameter.name)) ?? defaultOf(parameter)
  const size = told(sizes)
  const first = firstOf(start, rows === undefined ? 1 : 0)
  const count = (told(start) ?? first) - first
  return { offset: rows === undefined ? count * (size ?? Number.MAX_SAFE_INTEGER) : count, size }
}

function isWhole(schema: Parameter['schema']): boolean {
  return typeof schema === 'object' && schema.type === 'integer'
}

function defaultOf({ schema }: Parameter): number | undefined {
  return typeof schema === 'object' ? numberIn(schema.default) : undefined
}

/** The number of the first row or page. */
function firstOf(start: Parameter, usual: number): number {
  const least = typeof start.schema === 'object' ? numberIn(start.schema.minimum) : undefined
  const first = defaultOf(start) ?? least
  return first === 0 || first === 1 ? first : usual
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
