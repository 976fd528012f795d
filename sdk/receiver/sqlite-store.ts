/**
 * What was dealt with, in a file that outlives the process.
 * Writes one SQLite file, by the module of Node, which is loaded when a store is made.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SeenStore } from './seen.ts'

/** How long keys are kept when nothing is said, in days: far longer than D1 can be thought to try again. */
const KEEP_DAYS = 90
const DAY = 86_400_000
/** How many keys are added before old ones are looked for again. */
const SWEEP_EVERY = 10_000

/** A store that has to be closed. */
export interface SqliteStore extends SeenStore {
  close(): void
}

/** What is opened, and how. */
export interface SqliteStoreOptions {
  /** How long a key is kept, in days. */
  keepDays?: number | undefined
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined
}

/**
 * Opens a file, or makes it. Adding a key costs a write to the log of the file; should the power fail right then, the
 * key may be lost, and its authorisation comes once more.
 *
 * @throws Error when the file is no database, or another process has locked it
 */
export function sqliteStore(
  file: string,
  { keepDays = KEEP_DAYS, now = Date.now }: SqliteStoreOptions = {},
): SqliteStore {
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite')
  const database = open(new Database(file))
  const has = database.prepare('SELECT 1 FROM seen WHERE key = ?')
  const add = database.prepare('INSERT OR IGNORE INTO seen (key, at) VALUES (?, ?)')
  const forget = database.prepare('DELETE FROM seen WHERE at < ?')
  const sweep = sweeper(forget, () => now() - keepDays * DAY)
  return {
    has: (key) => has.get(key) !== undefined,
    add(key) {
      sweep()
      add.run(key, now())
    },
    close: () => database.close(),
  }
}

function open(database: DatabaseSync): DatabaseSync {
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  database.exec('CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID')
  database.exec('CREATE INDEX IF NOT EXISTS seen_at ON seen (at)')
  return database
}

/** Forgets what is too old, now and then. */
function sweeper(forget: StatementSync, before: () => number): () => void {
  let added = 0
  return () => {
    if (added % SWEEP_EVERY === 0) forget.run(before())
    added += 1
  }
}
