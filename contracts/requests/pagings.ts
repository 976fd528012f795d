/**
 * How a list is paged: as the document says, else as a pair of whole numbers is called everywhere that a page is asked
 * for by, `offset` and `limit` or `page` and `size`.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { typesOf } from '../../scripts/lib/sampling/schema-view.ts'
import { multipleRules } from './alignment.ts'
import { defaultOf, partsOf, wholeBounds } from './parameter-schema.ts'
import { plainName } from './plain-names.ts'

/** Two parameters that ask for a page. */
export interface Paging {
  /** Where the page begins: a row, or a page. */
  param: Parameter
  /** How large it is. */
  of: Parameter
  /** JSON pointer of what says so in the spec. */
  rule: string
  /** Whether the document says so in words; else it is only concluded from the names. */
  declared: boolean
  /** The size that counts when none is named, where it is known. */
  usual: number | undefined
  /** The value of `param` for rows from an offset on, in pages of a size; `undefined` where no page begins there. */
  at(offset: number, limit: number): number | undefined
  /** The offset of the rows that a value of `param` asks for in pages of a size. */
  offsetOf(value: number, limit: number): number
}

/** What counts rows, without signs and in lower case. */
const ROWS = ['offset', 'skip', 'start', 'startindex', 'startat', 'startrow', 'firstresult', 'pageoffset']
/** What counts pages. */
const PAGES = ['page', 'pagenumber', 'pageno', 'pagenum', 'pageindex']
/** What counts the rows of a page. */
const SIZES = [
  ...['limit', 'count', 'take', 'top', 'rows', 'size', 'maxresults', 'maxitems', 'maxrows'],
  ...['pagesize', 'perpage', 'itemsperpage', 'pagelimit'],
]

/** The ways in which pages of the list of an operation are asked for. */
export function pagingsOf(table: OperationsTable, operation: Operation): Paging[] {
  const declared = multipleRules(operation).map(
    ({ param, of, pointer, constraint }): Paging => ({
      ...{
        param,
        of,
        rule: `${pointer}/statement`,
        declared: true,
        at: (offset) => offset,
        offsetOf: (value) => value,
      },
      usual: positive(constraint.defaultOf) ?? defaultSizeOf(table, of),
    }),
  )
  return declared.length > 0 ? declared : concluded(table, operation)
}

/** The parameter that says how large a page is, by its name. */
export function sizeOf(table: OperationsTable, operation: Operation): Parameter | undefined {
  const [of, ...others] = sizesAmong(wholeQueries(table, operation, SIZES))
  return others.length === 0 ? of : undefined
}

/** The paging that the names of the parameters speak of; none where more than one could be meant. */
function concluded(table: OperationsTable, operation: Operation): Paging[] {
  if (operation.method !== 'get') return []
  const of = sizeOf(table, operation)
  const [param, ...others] = wholeQueries(table, operation, [...ROWS, ...PAGES])
  if (!of || !param || others.length > 0) return []
  const first = firstOf(table, param)
  const own = { param, of, rule: `${param.pointer}/name`, declared: false, usual: defaultSizeOf(table, of) }
  const byRows = { at: (offset: number) => first + offset, offsetOf: (value: number) => value - first }
  const byPages = {
    at: (offset: number, limit: number) => (offset % limit === 0 ? first + offset / limit : undefined),
    offsetOf: (value: number, limit: number) => (value - first) * limit,
  }
  return [{ ...own, ...(PAGES.includes(plainName(param.name)) ? byPages : byRows) }]
}

/** The whole numbers of a query that have one of some names. */
function wholeQueries(table: OperationsTable, { parameters }: Operation, names: readonly string[]): Parameter[] {
  return parameters.filter((one) => names.includes(plainName(one.name)) && one.in === 'query' && isWhole(table, one))
}

/** The sizes that are called after pages, where any is. */
function sizesAmong(sizes: readonly Parameter[]): readonly Parameter[] {
  const [limit] = sizes.filter(({ name }) => /page|limit/i.test(name))
  return limit && sizes.length > 1 ? [limit] : sizes
}

/** The number of the first row or page: the one that counts when none is named, else the least one. */
function firstOf(table: OperationsTable, param: Parameter): number {
  const first = defaultOf(table, param)?.value ?? wholeBounds(table, param).min?.value
  if (first === 0 || first === 1) return first
  return PAGES.includes(plainName(param.name)) ? 1 : 0
}

function isWhole(table: OperationsTable, parameter: Parameter): boolean {
  const types = typesOf(partsOf(table, parameter))
  return types.includes('integer') && !types.includes('number') && !types.includes('string')
}

/** The size that counts when none is named, by the schema. */
export function defaultSizeOf(table: OperationsTable, of: Parameter): number | undefined {
  return positive(defaultOf(table, of)?.value)
}

function positive(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}
