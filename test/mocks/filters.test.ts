/** Rows that the filters of an operation keep. */
import { expect, it } from 'vitest'
import { keptRows } from '../../mocks/filters.ts'
import type { FilterConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { operationOf, requestFor, tableWith } from './calls.ts'

function filter(param: string, keeps: FilterConstraint['keeps'], property?: string): FilterConstraint {
  const base = { id: param, kind: 'filter', in: 'query', param, statement: 'So it is.' } as const
  return { ...base, keeps, ...(property === undefined ? {} : { property }) }
}

const rows = [
  { id: 'a', made: '2026-01-03T00:00:00.000Z', deep: { 'x/y': 1 } },
  { id: 'b', made: '2026-01-02T02:00:00.00+02:00', deep: { 'x/y': 2 } },
  { id: 'c', made: '2026-01-01T00:00:00Z', deep: {} },
  { id: 'd' },
]

it.each<[filters: FilterConstraint[], query: Record<string, Json>, ids: string]>([
  [[filter('id', 'equals')], {}, 'abcd'],
  [[filter('id', 'equals')], { id: 'c' }, 'c'],
  [[filter('id', 'equals')], { id: 'e' }, ''],
  [[filter('number', 'equals', '/deep/x~1y')], { number: 2 }, 'b'],
  [[filter('start', 'from')], { start: '2026-01-02T00:00:00.000Z' }, 'abd'],
  [[filter('end', 'until')], { end: '2026-01-02T01:00:00+01:00' }, 'bcd'],
  [[filter('end', 'until', '/made')], { end: '2026-01-01T12:00:00Z' }, 'cd'],
  [
    [filter('start', 'from'), filter('end', 'until')],
    { start: '2026-01-02T00:00:00Z', end: '2026-01-02T00:00:00Z' },
    'bd',
  ],
  [[filter('start', 'from'), filter('id', 'equals')], { start: '2026-01-02T00:00:00Z', id: 'c' }, ''],
  [[], { id: 'c' }, 'abcd'],
])('%j with %j keeps %s', (constraints, query, ids) => {
  const request = requestFor(operationOf(tableWith({ constraints }), 'test'), query)
  expect(
    keptRows(request, rows)
      .map((row) => (row as { id: string }).id)
      .join(''),
  ).toBe(ids)
})
