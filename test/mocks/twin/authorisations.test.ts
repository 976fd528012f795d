/** The list of authorisations: pages, periods, ids, and rows that keep the documented schema. */
import { describe, expect, it } from 'vitest'
import { createSchemas } from '../../../mocks/schemas.ts'
import { makeAuthorisations } from '../../../mocks/twin/authorisation-rows.ts'
import {
  type AuthorisationQuery,
  type AuthorisationSource,
  createAuthorisations,
} from '../../../mocks/twin/authorisations.ts'
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts'
import { load } from '../load.ts'

const at = (time: number, id: string) => ({ id, time, row: { operationId: id } })
const list = createAuthorisations([at(10, 'a'), at(40, 'd'), at(30, 'c1'), at(30, 'c2'), at(20, 'b')])

describe('pages and filters', () => {
  it.each<[string, Partial<AuthorisationQuery>, string]>([
    ['everything, newest first, ties as given', {}, 'd c1 c2 b a'],
    ['a page', { offset: 2, limit: 2 }, 'c2 b'],
    ['the last page', { offset: 4, limit: 2 }, 'a'],
    ['past the end', { offset: 6, limit: 2 }, ''],
    ['from a moment, which belongs to it', { from: 30 }, 'd c1 c2'],
    ['to a moment, which belongs to it', { to: 30 }, 'c1 c2 b a'],
    ['a page of a period', { from: 20, to: 30, offset: 1, limit: 1 }, 'c2'],
    ['a page past the end of a period', { from: 30, to: 30, offset: 2, limit: 2 }, ''],
    ['a period that ends before it begins', { from: 31, to: 29 }, ''],
    ['an id', { id: 'c2' }, 'c2'],
    ['an id out of the period', { id: 'c2', to: 20 }, ''],
    ['the second page of an id', { id: 'c2', offset: 1 }, ''],
    ['no such id', { id: '__proto__' }, ''],
  ])('%s', (_, query, want) => {
    const rows = list.page({ offset: 0, limit: 10, ...query })
    expect(rows.map(({ operationId }) => operationId).join(' ')).toBe(want)
  })
})

describe('adding', () => {
  const source = (...times: number[]): AuthorisationSource => ({
    times: Float64Array.from(times),
    row: (index) => ({ operationId: `s${times[index]}` }),
    indexOf: (id) => [...times.keys()].find((index) => `s${times[index]}` === id),
  })
  const ids = (rows: readonly JsonObject[]) => rows.map(({ operationId }) => operationId).join(' ')

  it('puts one at its place, the latest of a moment first', () => {
    const grown = createAuthorisations()
    for (const [time, id] of [
      [20, 'b'],
      [40, 'd'],
      [10, 'a'],
      [40, 'e'],
      [30, 'c'],
    ] as const)
      grown.add(at(time, id))
    expect([grown.total, ids(grown.page({ offset: 0, limit: 9 }))]).toEqual([5, 'e d c b a'])
  })

  it('puts many at their places', () => {
    const grown = createAuthorisations([at(25, 'x')])
    grown.addSource(source(30, 20, 10))
    grown.addSource(source(35, 20, 5))
    grown.add(at(20, 'y'))
    grown.add(at(50, 'z'))
    expect(ids(grown.page({ offset: 0, limit: 99 }))).toBe('z s35 s30 x y s20 s20 s10 s5')
    expect(['s30', 's35', 'y', 'none'].map((id) => ids(grown.page({ offset: 0, limit: 1, id })))).toEqual([
      's30',
      's35',
      'y',
      '',
    ])
  })

  it('gives the same page until something is added, and it cannot be changed', () => {
    const grown = createAuthorisations([at(10, 'a'), at(20, 'b')])
    const page = () => grown.page({ offset: 0, limit: 2 })
    const first = page()
    expect([page() === first, Object.isFrozen(first)]).toEqual([true, true])
    grown.add(at(15, 'c'))
    expect([ids(first), ids(page())]).toEqual(['b a', 'b c'])
    grown.addSource(source(30))
    expect([ids(page()), ids(grown.page({ offset: 0, limit: 2, to: 20 }))]).toEqual(['s30 b', 'b c'])
  })

  it('grows past every room that was made, and serves the last page of it', () => {
    const grown = createAuthorisations()
    for (let time = 0; time < 5000; time += 1) grown.add(at(time, `n${time}`))
    expect(ids(grown.page({ offset: 4998, limit: 50 }))).toBe('n1 n0')
    expect(ids(grown.page({ offset: 0, limit: 1 }))).toBe('n4999')
  })
})

describe('made rows', async () => {
  const { table } = await load('specs/canonical/d1-inbound-card.yaml')
  const schemas = createSchemas(table)
  const now = new Date('2026-11-02T09:30:00.000Z')
  const source = (seed = 1, total = 137) => makeAuthorisations({ cardId: 'card-0001', total, now, seed })
  const rowsIn = ({ times, row }: AuthorisationSource) => [...times.keys()].map(row)
  const made = source()
  const rows = rowsIn(made)
  const details = (row: JsonObject): JsonObject => (isObject(row.details) ? row.details : {})
  const values = (name: string, from: (row: JsonObject) => JsonObject = (row) => row): string[] =>
    [...new Set(rows.map((row) => String(from(row)[name])))].sort()

  it('keep the schema', () => {
    const faults = rows.flatMap((row) => schemas.faultOf({ $ref: '#/components/schemas/CardAuthorisation' }, row) ?? [])
    expect(faults).toEqual([])
  })

  it('have every kind, outcome and reason', () => {
    expect(values('operation')).toEqual(['OTHER', 'PAYMENT', 'PURCHASE', 'REFUND', 'WITHDRAWAL'])
    expect(values('status')).toEqual(['APPROVED', 'DECLINED', 'PARTIALLY_APPROVED', 'REVERSED'])
    expect(values('declinedReason', details)).toHaveLength(10)
    expect(values('declinedDetails', details)).toHaveLength(32)
  })

  it('tell why exactly when they are declined', () => {
    for (const row of rows) {
      const { declinedReason, declinedDetails } = details(row)
      const told = [row.errorCode !== undefined, declinedReason !== undefined, declinedDetails !== undefined]
      expect(told).toEqual(Array(3).fill(row.status === 'DECLINED'))
      expect(row.errorCode).toBe(declinedReason)
    }
  })

  it('have the code of an approval with that approval only', () => {
    const found = new Set(rows.map((row) => `${details(row).actionCode} ${row.status}`))
    const approvals = [...found].filter((one) => /^00[02] /.test(one)).sort()
    expect(approvals).toEqual(['000 APPROVED', '002 PARTIALLY_APPROVED'])
  })

  it('tell the kind of merchant unless they are reversed', () => {
    for (const row of rows) {
      const { merchant } = details(row)
      expect(isObject(merchant) && 'merchantType' in merchant).toBe(row.status !== 'REVERSED')
    }
  })

  it('are newest first, before now, each with its own id, some at the same moment, in two ways to write a time', () => {
    const times = [...made.times]
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times[0]).toBeLessThan(now.getTime())
    expect(rows.map(({ startTime }) => Date.parse(String(startTime)))).toEqual(times)
    expect(new Set(rows.map(({ operationId }) => operationId)).size).toBe(137)
    expect(new Set(times).size).toBeLessThan(137)
    expect(new Set(rows.map(({ startTime }) => String(startTime).replace(/\d/g, '0')))).toEqual(
      new Set(['0000-00-00T00:00:00.000Z', '0000-00-00T00:00:00.00+00:00']),
    )
  })

  it('are the same for the same seed and others for another', () => {
    expect(rowsIn(source())).toEqual(rows)
    expect(rowsIn(source(2))).not.toEqual(rows)
  })

  it('are found by their ids', () => {
    expect(rows.map(({ operationId }) => made.indexOf(String(operationId)))).toEqual([...rows.keys()])
    expect(['', 'x', '630600999999', '__proto__'].map(made.indexOf)).toEqual(Array(4).fill(undefined))
  })

  it('of a million end within a few years, keep the schema and have ids of their own', () => {
    const many = source(1, 1_000_000)
    const last = many.row(999_999)
    expect(String(last.startTime).slice(0, 4)).toBe('2023')
    expect(schemas.faultOf({ $ref: '#/components/schemas/CardAuthorisation' }, last)).toBeUndefined()
    expect(many.indexOf(String(last.operationId))).toBe(999_999)
  })
})
