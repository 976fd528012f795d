/**
 * The list an operation answers page by page, as far as the document tells: how it is paged, what a row is, which of its
 * properties tell rows apart and which one is its time, which parameters keep only some rows.
 * Pure.
 */
import type { FilterConstraint, OrderConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { type Part, propertyNames, propertySchemas, requiredNames } from '../../scripts/lib/sampling/schema-view.ts'
import { WRITINGS } from '../judging/moments.ts'
import type { Row } from '../judging/pages.ts'
import { rowParts } from '../judging/rows.ts'
import { type FilterShape, shapeSeen, shapesOf } from './filter-shapes.ts'
import { pagingsOf } from './pagings.ts'

/** A parameter that keeps only some rows. */
export interface Filter {
  keeps: FilterConstraint['keeps']
  param: Parameter
  /** Steps to the property of a row it is compared with. */
  property: readonly string[]
  /** How the parameter takes values of the property. */
  shape: Pick<FilterShape, 'label' | 'many' | 'put'>
  /** JSON pointer of the rule in the spec. */
  rule: string
  /** Whether the document says so; else it is only concluded from the name of the parameter. */
  declared: boolean
  /** The sentence that says so, where it does. */
  statement?: string
  /** Whether the document says which property; else it is concluded from what a row has. */
  told: boolean
}

/** Which way rows come. */
export interface RowOrder {
  direction: OrderConstraint['direction']
  /** Steps to the property of a row. */
  property: readonly string[]
  /** JSON pointer of the rule in the spec. */
  rule: string
  /** Whether the document says which property; else it is concluded from what a row has. */
  told: boolean
}

/** A filter or an order as the document declares it, and where. */
type Declared<Kind extends FilterConstraint | OrderConstraint> = { constraint: Kind; rule: string }

function declaredFilters({ constraints, pointer }: Operation): Declared<FilterConstraint>[] {
  return constraints.flatMap((constraint, index) =>
    constraint.kind === 'filter' ? [{ constraint, rule: `${pointer}/x-constraints/${index}/statement` }] : [],
  )
}

/** The parameters that keep only some rows; those by time are left out where it is not known which time of a row. */
export function filtersOf(table: OperationsTable, operation: Operation, judge: Judge): Filter[] {
  const parts = rowParts(table, operation)
  const time = timeProperty(parts, judge)
  const queried = operation.parameters.filter(({ in: place }) => place === 'query')
  const declared = declaredFilters(operation).flatMap(({ constraint, rule }): Filter[] => {
    const { keeps, param: name, statement } = constraint
    const param = queried.find((one) => one.name === name)
    if (!param) return []
    const [shape = plain(param)] = shapesOf(table, parts, param)
    const own = keeps === 'equals' ? [shape.property] : time
    const property = constraint.property === undefined ? own : splitPointer(constraint.property)
    const told = constraint.property !== undefined || keeps === 'equals'
    return property ? [{ keeps, param, property, shape, rule, declared: true, statement, told }] : []
  })
  const concluded = notPaging(table, operation)
    .filter((param) => !declared.some((one) => one.param === param))
    .flatMap((param) => shapesOf(table, parts, param).map((shape) => concludedFrom(param, shape)))
  return [...declared, ...concluded]
}

/** The parameters that are no filters by the document, and may be some by what rows have. */
export function openFilters(table: OperationsTable, operation: Operation, filters: readonly Filter[]): Parameter[] {
  return notPaging(table, operation).filter((one) => !filters.some(({ param }) => param === one))
}

/** The filters that are concluded from the rows of a page, where the document does not say what a row has. */
export function seenFilters(table: OperationsTable, open: readonly Parameter[], rows: readonly Row[]): Filter[] {
  const values = rows.map(({ value }) => value)
  return open.flatMap((param) => {
    const shape = shapeSeen(table, values, param)
    return shape ? [concludedFrom(param, shape)] : []
  })
}

/** What is asked for in the query, but for pages. */
export function notPaging(table: OperationsTable, operation: Operation): Parameter[] {
  const paging = pagingsOf(table, operation).flatMap(({ param, of }) => [param, of])
  return operation.parameters.filter((param) => param.in === 'query' && !paging.includes(param))
}

/** A filter whose name is that of a property, which is no more than a hint. */
function concludedFrom(param: Parameter, shape: FilterShape): Filter {
  const rule = `${param.pointer}/name`
  return { keeps: 'equals', param, property: [shape.property], shape, rule, declared: false, told: false }
}

/** A parameter that takes its value as it is. */
function plain({ name }: Parameter): FilterShape {
  return { property: name, label: name, many: false, put: (value) => value }
}

/** The order in which rows come, where the document says so and it is known along what. */
export function orderOf(table: OperationsTable, operation: Operation, judge: Judge): RowOrder | undefined {
  const index = operation.constraints.findIndex(({ kind }) => kind === 'order')
  const constraint = operation.constraints[index]
  if (constraint?.kind !== 'order') return undefined
  const property =
    constraint.property === undefined
      ? timeProperty(rowParts(table, operation), judge)
      : splitPointer(constraint.property)
  const rule = `${operation.pointer}/x-constraints/${index}/statement`
  return property && { direction: constraint.direction, property, rule, told: constraint.property !== undefined }
}

/** The property of a row that is its time: the only one that must be there, else the only one there is. */
export function timeProperty(parts: readonly Part[], judge: Judge): string[] | undefined {
  const required = requiredNames(parts)
  const times = propertyNames(parts).filter((name) => isTime(parts, name, judge))
  const due = times.filter((name) => required.includes(name))
  const [only, ...others] = due.length > 0 ? due : times
  return only === undefined || others.length > 0 ? undefined : [only]
}

/** Whether a property takes moments and nothing that is none. */
function isTime(parts: readonly Part[], name: string, judge: Judge): boolean {
  const schemas = propertySchemas(parts, name).map(({ schema }) => schema)
  if (schemas.length === 0) return false
  const accepts = (value: Json) => schemas.every((schema) => judge.accepts(schema, value))
  return isStrict(accepts) && WRITINGS.some(({ write }) => accepts(write(0)))
}

/** Texts that are no moment, whatever the form. */
const OTHER_TEXTS = ['x', 'xxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxxxxxx', '12', '0000000000']

/** Whether something does not just take any text. */
export function isStrict(accepts: (value: Json) => boolean): boolean {
  return !OTHER_TEXTS.some((text) => accepts(text))
}

/** Names of properties that may tell rows apart: what rows can be searched by, then what is called an id. */
export function identityNames(table: OperationsTable, operation: Operation, filters: readonly Filter[]): string[] {
  const required = requiredNames(rowParts(table, operation))
  const searched = filters.filter(({ keeps }) => keeps === 'equals').flatMap(({ property: [name = ''] }) => name)
  const ids = required.filter((name) => /^(id|uuid|guid)$|(Id|ID|_id|-id|Uuid|uuid)$/.test(name))
  return [...new Set([...searched.filter((name) => required.includes(name)), ...ids, ...searched])]
}
