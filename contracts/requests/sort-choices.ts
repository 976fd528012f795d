/**
 * The orders in which the rows of a list can be asked for, as far as the names tell: a parameter that is called after
 * sorting, whose listed values are properties of a row and the way round.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { itemSchemas, propertyNames, typesOf, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { rowParts } from '../judging/rows.ts'
import { plainName } from './plain-names.ts'

/** An order that can be asked for. */
export interface SortChoice {
  param: Parameter
  value: Json
  /** Name of the property of a row. */
  property: string
  direction: 'ascending' | 'descending'
}

/** What such a parameter is called, without signs and in lower case. */
const SORTS = ['sort', 'sortby', 'orderby', 'order', 'ordering', 'sorting']
/** A property of a row, and the way round before or behind it. */
const SORT = /^([-+]?)([A-Za-z][\w.]*?)(?:[:\s,_.]?(asc|desc|ascending|descending))?$/i

/** The orders that a list offers; a bare name goes upwards only where another value goes downwards by its sign or word. */
export function sortChoices(table: OperationsTable, operation: Operation): SortChoice[] {
  const names = propertyNames(rowParts(table, operation))
  return operation.parameters.flatMap((param): SortChoice[] => {
    if (param.in !== 'query' || !SORTS.includes(plainName(param.name))) return []
    const choices = listedTexts(table, param).flatMap(({ text, value }) => {
      const [, sign = '', bare = '', word = ''] = SORT.exec(text) ?? []
      const property = names.find((name) => plainName(name) === plainName(bare))
      const direction = sign === '-' || /^desc/i.test(word) ? 'descending' : 'ascending'
      return property === undefined ? [] : [{ param, value, property, direction } as const]
    })
    return choices.some(({ direction }) => direction === 'descending') ? choices : []
  })
}

/** The texts that a parameter lists, and the values that say them. */
function listedTexts(table: OperationsTable, { schema }: Parameter): { text: string; value: Json }[] {
  const own = viewOf(table, [{ schema, pointer: '~' }]).parts
  const isList = typesOf(own).every((type) => type === 'array')
  const parts = isList ? viewOf(table, itemSchemas(own, 0)).parts : own
  const texts = parts.flatMap((part) => (Array.isArray(part.schema.enum) ? part.schema.enum : []))
  return texts.flatMap((text) => (typeof text === 'string' ? [{ text, value: isList ? [text] : text }] : []))
}
