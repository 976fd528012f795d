/** Remembering in PostgreSQL: the real one, as WebAssembly in this process. */
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { postgresStore, TABLE } from '../../../examples/stores/postgres.ts'

const database = await PGlite.create()
afterAll(() => database.close())
beforeEach(async () => {
  await database.exec(`DROP TABLE IF EXISTS d1_seen; ${TABLE}`)
})

/** A key that was added some time ago. */
async function added(key: string, ago: string): Promise<void> {
  await database.query('INSERT INTO d1_seen (key, at) VALUES ($1, now() - $2::interval)', [key, ago])
}

async function keys(): Promise<unknown[]> {
  const { rows } = await database.query<{ key: string }>('SELECT key FROM d1_seen ORDER BY key')
  return rows.map(({ key }) => key)
}

describe('a store in PostgreSQL', () => {
  it('knows what was added, by whichever process', async () => {
    const [one, other] = [postgresStore(database), postgresStore(database)]
    expect(await one.has('a')).toBe(false)
    await one.add('a')
    await other.add('a')
    expect([await one.has('a'), await other.has('a'), await one.has('b')]).toEqual([true, true, false])
  })

  it.each([
    "'); DROP TABLE d1_seen; --",
    JSON.stringify(['BANK_EX-01', 'card-0001', '123456789012', 'PURCHASE', 'APPROVED', '2026-01-01T00:00:00.000Z']),
    '💳 ключ',
  ])('keeps the key %j as it is', async (key) => {
    const store = postgresStore(database)
    await store.add(key)
    expect([await store.has(key), await keys()]).toEqual([true, [key]])
  })

  it('keeps a key as long as it is told to, and no longer', async () => {
    const store = postgresStore(database, { keepDays: 2 })
    await added('young', '47 hours')
    await added('old', '49 hours')
    expect([await store.has('young'), await store.has('old')]).toEqual([true, false])
  })

  it('forgets what is old with the first key that is added', async () => {
    await added('young', '47 hours')
    await added('old', '49 hours')
    await postgresStore(database, { keepDays: 2 }).add('new')
    expect(await keys()).toEqual(['new', 'young'])
  })

  it('keeps anew what was forgotten', async () => {
    const store = postgresStore(database, { keepDays: 2 })
    await store.add('other')
    await added('a', '49 hours')
    await store.add('a')
    expect(await store.has('a')).toBe(true)
  })

  it('has a table that may be made twice', async () => {
    await database.exec(TABLE)
    expect(await keys()).toEqual([])
  })

  it('tells the receiver when the table is not there', async () => {
    await database.exec('DROP TABLE d1_seen')
    const store = postgresStore(database)
    await expect(store.has('a')).rejects.toThrow('relation "d1_seen" does not exist')
    await expect(store.add('a')).rejects.toThrow('relation "d1_seen" does not exist')
  })
})
