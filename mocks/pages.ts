/**
 * Pages of a list, where the operation says how it pages: a constraint that makes an offset a multiple of a page size,
 * or two numbers that are called what pages are called everywhere. What its filters leave out is on no page.
 * The list is the one the mock would answer anyway, made longer where it is paged; otherwise nothing is interpreted.
 * Pure apart from its cache; remembers no request.
 */
import type { MultipleOfConstraint } from '../scripts/lib/constraints.ts'
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../scripts/lib/operations.ts'
import { sample } from '../scripts/lib/sampling/instance.ts'
import { multipleOfTerms } from './constraints.ts'
import type { Request } from './exchange.ts'
import { keptRows } from './filters.ts'
import { namedPage } from './named-pages.ts'
import { makeRows } from './rows.ts'
import type { Schemas } from './schemas.ts'
import { withoutWriteOnly } from './write-only.ts'

/** Rows of the whole list: more than two of the largest pages, and not a round number. */
const TOTAL = 137

/** The page of an answer that a request asks for; the answer itself when it does not page. */
export type Pager = (request: Request, schema: JsonSchema, answer: Json) => Json

/** Prepares the pages of a table. */
export function createPager(table: OperationsTable, schemas: Schemas): Pager {
  const lists = new WeakMap<object, Json[]>()
  return (request, schema, answer) => {
    const asked = pageOf(request)
    const place = asked && findList(schema, answer, schemas)
    if (asked === undefined || place === undefined || typeof answer !== 'object' || answer === null) return answer
    const rows = lists.get(answer) ?? inOrder(request, newList(place, request, table, schemas))
    lists.set(answer, rows)
    const { offset, size = place.rows.length } = asked
    const page = offset < 0 ? [] : keptRows(request, rows).slice(offset, offset + size)
    const paged = place.name === undefined ? page : { ...answer, [place.name]: page }
    // A list that must not be empty, say, cannot be paged past its end.
    return schemas.faultOf(schema, paged) === undefined ? paged : answer
  }
}

function pages(constraint: { kind: string; in: string }): constraint is MultipleOfConstraint {
  return constraint.kind === 'multipleOf' && constraint.in === 'query'
}

/** The page that is asked for: as a constraint says, else by the names of parameters, else all that filters keep. */
function pageOf(request: Request): { offset: number; size: number | undefined } | undefined {
  const constraint = request.operation.constraints.find(pages)
  if (constraint === undefined) return namedPage(request) ?? filteredPage(request)
  const { value: offset = 0, unit: size } = multipleOfTerms(constraint, request)
  return { offset, size }
}

function filteredPage({ operation }: Request): { offset: number; size: undefined } | undefined {
  return operation.constraints.some(({ kind }) => kind === 'filter') ? { offset: 0, size: undefined } : undefined
}

/** The rows as an order wants them; they are made with the newest first. */
function inOrder({ operation }: Request, rows: Json[]): Json[] {
  const isAscending = operation.constraints.some((one) => one.kind === 'order' && one.direction === 'ascending')
  return isAscending ? rows.toReversed() : rows
}

/** Where the list of an answer is. */
interface ListPlace {
  /** Property that holds it; `undefined` when the answer is the list. */
  name: string | undefined
  rows: readonly Json[]
  /** Schema of a row. */
  items: JsonSchema
}

/** The list of an answer: the answer itself or its only property that is an array. */
function findList(schema: JsonSchema, answer: Json, { shapeOf }: Schemas): ListPlace | undefined {
  const whole = shapeOf(schema)
  if (Array.isArray(answer)) return { name: undefined, rows: answer, items: whole.items }
  if (!isObject(answer)) return undefined
  const arrays = [...whole.properties].filter(([, property]) => shapeOf(property).types?.has('array'))
  const [only, ...others] = arrays
  if (only === undefined || others.length > 0) return undefined
  const [name, property] = only
  const rows = Object.hasOwn(answer, name) ? answer[name] : undefined
  return { name, rows: Array.isArray(rows) ? rows : [], items: shapeOf(property).items }
}

/** The whole list behind an answer; empty when not even one row can be made. */
function newList({ rows, items }: ListPlace, request: Request, table: OperationsTable, schemas: Schemas): Json[] {
  const [first = newRow(items, table, schemas), ...others] = rows
  if (first === undefined) return []
  return makeRows({ rows: [first, ...others], schema: items, fixed: new Set(request.path.keys()) }, TOTAL, schemas)
}

/** A row of which nothing may only be written. */
function newRow(items: JsonSchema, table: OperationsTable, schemas: Schemas): Json | undefined {
  const row = sample({ schema: items, root: table }, { seed: 1 })
  const shown = row === undefined ? undefined : withoutWriteOnly(table, schemas.shapeOf, items, row)
  return schemas.faultOf(items, shown) === undefined ? shown : row
}
