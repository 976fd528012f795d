/** How lists are paged: as declared, else by what the parameters are called everywhere. */
import { describe, expect, it } from 'vitest'
import { pagingsOf } from '../../../contracts/requests/pagings.ts'
import type { Constraint } from '../../../scripts/lib/constraints.ts'
import type { JsonSchema, Operation } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const table = bareTable({ Size: { type: 'integer', allOf: [{ default: 25, maximum: 100 }] } })
const whole = (more: JsonSchema = {}): JsonSchema => ({ type: 'integer', ...(more as object) })

function operation(query: Record<string, JsonSchema>, constraints: Constraint[] = [], method: 'get' | 'post' = 'get') {
  const form = { in: 'query' as const, required: false, style: 'form', explode: true }
  const parameters = Object.entries(query).map(([name, schema]) => ({ name, schema, ...form, pointer: `/q/${name}` }))
  const own: Operation = {
    ...{ id: 'o', method, path: '/o', pointer: '/o', responses: {}, security: [] },
    parameters,
    constraints,
  }
  return own
}

/** A paging in a few words: parameters, default size, and where the third page of ten begins. */
const told = (one: Operation) =>
  pagingsOf(table, one).map(
    ({ param, of, usual, at, declared, rule }) =>
      `${param.name}+${of.name} ${usual} ${at(20, 10)} ${at(5, 10)} ${declared ? 'declared' : rule}`,
  )

describe('the paging of a list', () => {
  it.each<[query: Record<string, JsonSchema>, want: string[]]>([
    [{ offset: whole({ minimum: 0 }), limit: whole({ default: 7 }) }, ['offset+limit 7 20 5 /q/offset/name']],
    [{ offset: whole(), limit: { $ref: '#/components/schemas/Size' } }, ['offset+limit 25 20 5 /q/offset/name']],
    [{ startIndex: whole({ minimum: 1 }), count: whole() }, ['startIndex+count undefined 21 6 /q/startIndex/name']],
    [{ $skip: whole(), $top: whole() }, ['$skip+$top undefined 20 5 /q/$skip/name']],
    [{ page: whole({ minimum: 1 }), size: whole() }, ['page+size undefined 3 undefined /q/page/name']],
    [
      { page: whole({ minimum: 0, default: 1 }), per_page: whole() },
      ['page+per_page undefined 3 undefined /q/page/name'],
    ],
    [
      { page: whole({ default: 0 }), 'page-size': whole({ default: 0 }) },
      ['page+page-size undefined 2 undefined /q/page/name'],
    ],
    [
      { 'page[number]': whole(), 'page[size]': whole() },
      ['page[number]+page[size] undefined 3 undefined /q/page[number]/name'],
    ],
    [{ page: whole(), size: whole(), pageSize: whole() }, ['page+pageSize undefined 3 undefined /q/page/name']],
    [{ offset: whole(), page: whole(), limit: whole() }, []],
    [{ offset: whole() }, []],
    [{ start: { type: 'string', format: 'date' }, count: whole() }, []],
    [{ offset: { type: 'number' }, limit: whole() }, []],
  ])('%j is %j', (query, want) => {
    expect(told(operation(query))).toEqual(want)
  })

  it('is what the document says of it, where it does', () => {
    const rule: Constraint = {
      id: 'r',
      kind: 'multipleOf',
      in: 'query',
      param: 'from',
      of: 'n',
      defaultOf: 4,
      statement: 's',
    }
    const query = { from: whole(), n: whole(), offset: whole(), limit: whole() }
    expect(told(operation(query, [rule]))).toEqual(['from+n 4 20 5 declared'])
  })

  it('is nothing where something is written', () => {
    expect(told(operation({ offset: whole(), limit: whole() }, [], 'post'))).toEqual([])
  })
})
