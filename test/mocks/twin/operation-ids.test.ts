/** Ids of authorisations: which come again, and which never do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { attach } from '../../../mocks/twin/attach.ts'
import { authorise } from '../../../mocks/twin/decision/authorise.ts'
import { nextId, retrievalReference } from '../../../mocks/twin/operation-ids.ts'
import { resetStore, SEEDED, type SeedOptions, seedStore } from '../../../mocks/twin/seed.ts'
import { digest } from '../../../mocks/twin/snapshot.ts'
import type { Store } from '../../../mocks/twin/store.ts'
import { startTwin } from '../../../mocks/twin/twin.ts'
import { load } from '../load.ts'
import { purchase } from './decision/asking.ts'

const folder = mkdtempSync(join(tmpdir(), 'twin-ids-'))
afterAll(() => rmSync(folder, { recursive: true }))
const TIME = Date.parse('2026-11-02T09:30:00.000Z')

describe('an id', () => {
  it.each([
    [0, 1, '630609000001'],
    [0, 9, '630609000009'],
    [0, 10, '63060900000A'],
    [0, 1_000_000, '63060900LFLS'],
    [36 ** 6 - 1, 1, '630609000000'],
    [36 ** 6 - 2, 1, '630609ZZZZZZ'],
  ])('of number %i + %i', (series, sequence, want) => {
    expect(nextId(TIME, { series, sequence })).toBe(want)
  })

  it.each([
    [Date.parse('2030-01-01T00:00:00.000Z'), 1_000_001, '000100000001'],
    [Date.parse('2028-12-31T23:59:59.999Z'), 999_999, '836623999999'],
  ])('in digits only, at %i', (time, number, want) => {
    expect(retrievalReference(time, number)).toBe(want)
  })
})

/** The ids of a few purchases. */
async function idsOf(store: Store): Promise<string[]> {
  const card = store.issuers.get(SEEDED.issuerId)?.get(SEEDED.cardId)
  const events = await Promise.all([1, 2, 3].map(() => card && authorise(card, purchase(), store)))
  return events.map((event) => event?.authorisation.id ?? '')
}

/** How many ids two servers have in common, of three each. */
async function common(one: Store, other: Store): Promise<number> {
  return 6 - new Set([...(await idsOf(one)), ...(await idsOf(other))]).size
}

describe('two servers', () => {
  it.each<[SeedOptions, SeedOptions, number]>([
    [{}, {}, 3],
    [{ seed: 7 }, { seed: 8 }, 3],
    [{ isUnique: true }, { isUnique: true }, 0],
    [{ isUnique: true, seed: 7 }, { seed: 7 }, 0],
  ])('of %j and %j have so many ids in common', async (one, other, want) => {
    expect(await common(seedStore(one), seedStore(other))).toBe(want)
  })

  it('of one seed hold the same otherwise', () => {
    expect(digest(seedStore({ isUnique: true }))).toBe(digest(seedStore()))
  })

  it('have other ids where a bank is told, unless a seed is named', async () => {
    const loaded = await load('specs/canonical/d1-inbound-card.yaml')
    const told = async (seed?: number, isTold = true) => {
      const control = { port: 0, host: '127.0.0.1' }
      const attached = isTold ? { notify: { url: 'http://127.0.0.1:1' } } : undefined
      const twin = await startTwin({ ...loaded, port: 0, host: '127.0.0.1', tokens: [], seed, control, attached })
      const body = JSON.stringify({ cardId: SEEDED.cardId, amount: 100 })
      const request = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
      const answer = await fetch(`${twin.control?.url}/twin/authorisations`, request)
      const { operationId } = JSON.parse(await answer.text())
      await twin.close()
      return operationId
    }
    expect([await told(1), await told(1), await told(undefined, false)]).toEqual(Array(3).fill('630609000001'))
    expect(new Set(['630609000001', await told(), await told()]).size).toBe(3)
  })
})

describe('a reset', () => {
  it.each<[SeedOptions, SeedOptions, number]>([
    [{}, {}, 3],
    [{ isUnique: true }, {}, 0],
    [{ isUnique: true }, { rows: 5 }, 0],
  ])('of %j to %j leaves so many of the ids', async (made, to, want) => {
    const store = seedStore(made)
    const before = await idsOf(store)
    await resetStore(store, to)
    expect(6 - new Set([...before, ...(await idsOf(store))]).size).toBe(want)
  })

  it('to a seed that is named lets the ids come again, from then on', async () => {
    const store = seedStore({ isUnique: true })
    await resetStore(store, { seed: 1 })
    expect(await idsOf(store)).toEqual(await idsOf(seedStore()))
    await resetStore(store, {})
    expect(await idsOf(store)).toEqual(await idsOf(seedStore()))
  })
})

describe('a file', () => {
  it('lets the ids go on where they were', async () => {
    const file = join(folder, 'ids.db')
    const ids: string[] = []
    for (const _ of ['first', 'second']) {
      const store = seedStore({ isUnique: true })
      const attached = attach(store, { file })
      ids.push(...(await idsOf(store)))
      await attached.close()
    }
    const [first = ''] = ids
    const numbers = ids.map((id) => Number.parseInt(id.slice(6), 36) - Number.parseInt(first.slice(6), 36))
    expect(numbers.map((number) => (number + 36 ** 6) % 36 ** 6)).toEqual([0, 1, 2, 3, 4, 5])
  })
})
