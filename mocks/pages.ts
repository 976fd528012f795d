/**
 * Pages of a list, where the operation says how it pages: a constraint that makes an offset a multiple of a page size.
 * What its filters leave out is on no page.
 * The list is the one the mock would answer anyway, made longer; without such a constraint nothing is interpreted.
 * Pure apart from its cache; remembers no request.
 */
import type { MultipleOfConstraint } from '../scripts/lib/constraints.ts'
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../scripts/lib/operations.ts'
import { sample } from '../scripts/lib/sampling/instance.ts'
import { multipleOfTerms } from './constraints.ts'
import type { Request } from './exchange.ts'
import { keptRows } from './filters.ts'
import { makeRows } from './rows.ts'
import type { Schemas } from './schemas.ts'

/** Rows of the whole list: more than two of the largest pages, and not a round number. */
const TOTAL = 137

/** The page of an answer that a request asks for; the answer itself when it does not page. */
export type Pager = (request: Request, schema: JsonSchema, answer: Json) => Json

/** Prepares the pages of a table. */
export function createPager(table: OperationsTable, schemas: Schemas): Pager {
  const lists = new WeakMap<object, Json[]>()
  return (request, schema, answer) => {
    const constraint = request.operation.constraints.find(pages)
    const place = constraint && findList(schema, answer, schemas)
    if (constraint === undefined || place === undefined || typeof answer !== 'object' || answer === null) return answer
    const rows = lists.get(answer) ?? newList(place, request, table, schemas)
    lists.set(answer, rows)
    const { value: offset = 0, unit: size = place.rows.length } = multipleOfTerms(constraint, request)
    const page = offset < 0 ? [] : keptRows(request, rows).slice(offset, offset + size)
    const paged = place.name === undefined ? page : { ...answer, [place.name]: page }
    // A list that must not be empty, say, cannot be paged past its end.
    return schemas.faultOf(schema, paged) === undefined ? paged : answer
  }
}

function pages(constraint: { kind: string; in: string }): constraint is MultipleOfConstraint {
  return constraint.kind === 'multipleOf' && constraint.in === 'query'
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
  const [first = sample({ schema: items, root: table }, { seed: 1 }), ...others] = rows
  if (first === undefined) return []
  return makeRows({ rows: [first, ...others], schema: items, fixed: new Set(request.path.keys()) }, TOTAL, schemas)
}
