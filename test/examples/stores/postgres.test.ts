/** Remembering in PostgreSQL, on a pool that knows the three statements. */
import { describe, expect, it } from 'vitest'
import { type Pool, postgresStore, STATEMENTS } from '../../../examples/stores/postgres.ts'

const DAY = 86_400_000

/** A table, a clock that is moved by hand, and what was asked of it. */
function database() {
  const rows = new Map<string, number>()
  const asked: string[] = []
  const clock = { now: 0 }
  const isOld = (at: number, days: unknown) => at <= clock.now - Number(days) * DAY
  const answers: Record<string, (values: unknown[]) => unknown[]> = {
    [STATEMENTS.has]: ([key, days]) => {
      const at = rows.get(String(key))
      return at === undefined || isOld(at, days) ? [] : [{}]
    },
    [STATEMENTS.add]: ([key]) => {
      rows.set(String(key), clock.now)
      return []
    },
    [STATEMENTS.forget]: ([days]) => {
      for (const [key, at] of rows) if (isOld(at, days)) rows.delete(key)
      return []
    },
  }
  const pool: Pool = {
    async query(text, values = []) {
      asked.push(text)
      const answer = answers[text]
      if (!answer) throw new Error('The statement is not known.')
      return { rows: answer(values) }
    },
  }
  return { pool, rows, asked, clock }
}

describe('a store in PostgreSQL', () => {
  it('knows what was added, by whichever process', async () => {
    const { pool } = database()
    const [one, other] = [postgresStore(pool), postgresStore(pool)]
    expect(await one.has('a')).toBe(false)
    await one.add('a')
    await other.add('a')
    expect([await one.has('a'), await other.has('a'), await one.has('b')]).toEqual([true, true, false])
  })

  it('adds by one statement, without reading before', async () => {
    const { pool, asked } = database()
    const store = postgresStore(pool)
    await store.add('a')
    asked.length = 0
    await store.add("'); DROP TABLE d1_seen; --")
    expect(asked).toEqual([STATEMENTS.add])
  })

  it('keeps a key as long as it is told to, and no longer', async () => {
    const { pool, rows, clock } = database()
    const store = postgresStore(pool, { keepDays: 2 })
    await store.add('a')
    clock.now = 2 * DAY - 1
    expect(await store.has('a')).toBe(true)
    clock.now = 2 * DAY
    expect(await store.has('a')).toBe(false)
    for (let count = 1; count <= 10_000; count++) await store.add('b')
    expect([...rows.keys()]).toEqual(['b'])
  })

  it('tells the receiver when the database is gone', async () => {
    const store = postgresStore({ query: () => Promise.reject(new Error('gone')) })
    await expect(store.has('a')).rejects.toThrow('gone')
    await expect(store.add('a')).rejects.toThrow('gone')
  })
})
