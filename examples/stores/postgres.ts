/**
 * What was dealt with, in PostgreSQL: for a bank whose receiver runs in several processes.
 * Needs the package `pg`, whose pool has the form that is asked for here; writes the table `d1_seen`.
 */
import type { SeenStore } from 'd1-contracts/outbound'

/** What is used of a pool of `pg`. */
export interface Pool {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** The table; part of the migrations of the bank. */
export const TABLE = `
  CREATE TABLE IF NOT EXISTS d1_seen (key text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX IF NOT EXISTS d1_seen_at ON d1_seen (at);
`

/** What is asked of the table. Each is one statement, and so happens as a whole or not at all. */
export const STATEMENTS = {
  has: "SELECT 1 FROM d1_seen WHERE key = $1 AND at > now() - $2 * interval '1 day'",
  // One that was kept too long counts as new, so it gets a new age.
  add: 'INSERT INTO d1_seen (key) VALUES ($1) ON CONFLICT (key) DO UPDATE SET at = now()',
  forget: "DELETE FROM d1_seen WHERE at <= now() - $1 * interval '1 day'",
} as const

/** How many keys are added before old ones are looked for again. */
const SWEEP_EVERY = 10_000

/**
 * Makes a store of a pool.
 *
 * @example createReceiver({ seen: postgresStore(new Pool()), … })
 */
export function postgresStore(pool: Pool, { keepDays = 90 }: { keepDays?: number } = {}): SeenStore {
  let added = 0
  return {
    has: async (key) => (await pool.query(STATEMENTS.has, [key, keepDays])).rows.length > 0,
    async add(key) {
      await pool.query(STATEMENTS.add, [key])
      if (added % SWEEP_EVERY === 0) await pool.query(STATEMENTS.forget, [keepDays])
      added += 1
    },
  }
}
