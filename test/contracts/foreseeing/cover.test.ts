/** Every request of a run was in its plan, and what the plan is sure of is sent: whatever the answers are like. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { depotTable, depotTarget } from '../depot/run-depot.ts'
import { startDepot } from '../depot/server.ts'
import { libraryTable } from '../library/run-library.ts'
import { startLibrary } from '../library/server.ts'
import { cover } from './cover.ts'

const KEPT = { unforeseen: [], missing: [] }

describe('the plan of a run', () => {
  let library = { url: '', stop: async () => {} }
  beforeAll(async () => {
    library = await startLibrary({})
  })
  afterAll(() => library.stop())

  const capabilities = { writes: true, stateful: true }
  const books = { data: { bookId: 'book-0' }, capabilities, timeoutMs: 5000 }

  it('holds whole lives', async () => {
    const target = { baseUrl: library.url, ...books }
    const found = await cover({ table: await libraryTable(), target, seed: 1, only: [], number: 7 })
    expect(found).toMatchObject(KEPT)
    expect(found.least).toBeLessThanOrEqual(found.sent)
    expect(found.most).toBeGreaterThanOrEqual(found.sent)
  })

  it('holds only what is read when nothing may be written', async () => {
    const target = { baseUrl: library.url, ...books, capabilities: { writes: false, stateful: false } }
    const found = await cover({ table: await libraryTable(), target, seed: 1, only: [], number: 7 })
    expect(found).toMatchObject(KEPT)
  })

  it('holds walks through lists and what is asked of their rows', async () => {
    const depot = await startDepot()
    const table = await depotTable('listItems')
    const found = await cover({ table, target: depotTarget(depot.url), seed: 1, only: [] })
    await depot.stop()
    expect(found).toMatchObject(KEPT)
    expect(found.least).toBeLessThanOrEqual(found.sent)
    expect(found.most).toBeGreaterThanOrEqual(found.sent)
  })
})
