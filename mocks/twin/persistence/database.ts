/**
 * The file a server keeps its memory in: an SQLite database of ours, opened for this process alone.
 * Creates the file when there is none; leaves a file that is not ours as it is.
 *
 * What is committed survives the end of the process at any moment. The log is written at each commit and forced to the
 * disk at checkpoints only: after a power failure the last moments may be missing, and the rest is whole.
 *
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { messageOf, PipelineError } from '../../../scripts/lib/errors.ts'

/** A row as it was read. */
export type Row = Readonly<Record<string, SQLOutputValue>>

/** "d1tw": marks a file as one of ours. */
const APPLICATION_ID = 0x64317477

/** Raised whenever what is below changes. */
const VERSION = 2

const SCHEMA = `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE cards (issuer TEXT NOT NULL, card TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (issuer, card));
  CREATE TABLE authorisations (
    sequence INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL,
    card TEXT NOT NULL,
    id TEXT NOT NULL,
    time INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX authorisations_of_card ON authorisations (issuer, card);
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL,
    card TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    status INTEGER,
    failure TEXT,
    held INTEGER NOT NULL DEFAULT 0
  );
`

/** What came with version 2: digests of tokens, each of an issuer, and marks of used assertions, of none. */
const GRANTS = `
  CREATE TABLE grants (mark TEXT PRIMARY KEY, issuer TEXT, until REAL NOT NULL) WITHOUT ROWID;
  CREATE INDEX grants_by_end ON grants (until);
`

/** A database that is open. */
export interface OpenDatabase {
  database: DatabaseSync
  /** Whether there was nothing in it. */
  isNew: boolean
}

/**
 * Opens the file.
 *
 * @throws PipelineError `FILE` when it cannot be opened, is in use, damaged, newer, or somebody else's
 */
export function openDatabase(file: string): OpenDatabase {
  claim(file)
  let database: DatabaseSync | undefined
  try {
    // Made absolute, so that no name means something special to SQLite.
    database = new DatabaseSync(resolve(file))
    return { database, isNew: prepare(database, file) }
  } catch (thrown) {
    database?.close()
    throw asFailure(file, thrown)
  }
}

/** The first bytes of every database of this kind. */
const MAGIC = Buffer.from('SQLite format 3\0')

/** Makes the file when there is none; SQLite itself would take a short text for an empty database. */
function claim(file: string): void {
  let beginning: Buffer
  try {
    // Only for who runs this: card numbers are in it, if only those of tests.
    const opened = openSync(file, 'a+', 0o600)
    beginning = Buffer.alloc(MAGIC.length)
    beginning = beginning.subarray(0, readSync(opened, beginning))
    closeSync(opened)
  } catch (cause) {
    throw failure(file, `cannot be opened (${codeOf(cause)})`, cause)
  }
  if (beginning.length > 0 && !beginning.equals(MAGIC)) throw failure(file, 'is no database')
}

/** Takes the file into possession; returns whether nothing was ever kept in it. */
function prepare(database: DatabaseSync, file: string): boolean {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  const isEmpty = number(database, 'SELECT count(*) AS value FROM sqlite_schema') === 0
  const owner = number(database, 'SELECT application_id AS value FROM pragma_application_id')
  if (owner !== APPLICATION_ID && !(isEmpty && owner === 0)) throw failure(file, 'is a database of another program')
  const version = number(database, 'SELECT user_version AS value FROM pragma_user_version')
  if (version > VERSION) throw failure(file, `was written by a newer version (${version}, this one knows ${VERSION})`)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  database.exec('BEGIN EXCLUSIVE')
  if (isEmpty) database.exec(`PRAGMA application_id = ${APPLICATION_ID}; ${SCHEMA}`)
  if (version < VERSION) database.exec(`PRAGMA user_version = ${VERSION}; ${GRANTS}`)
  database.exec('COMMIT')
  const isWhole = database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
  if (!isWhole) throw failure(file, 'is damaged')
  return number(database, 'SELECT count(*) AS value FROM facts') === 0
}

function number(database: DatabaseSync, query: string): number {
  return Number(database.prepare(query).get()?.value ?? 0)
}

/** The error of a file that cannot be used. */
export function failure(file: string, problem: string, cause?: unknown): PipelineError {
  const sentence = `The store ${problem}; choose another file with \`--store\`.`
  return new PipelineError('FILE', sentence, { file }, { cause })
}

/** The error that anything thrown by the use of the file is. */
export function asFailure(file: string, thrown: unknown): PipelineError {
  return thrown instanceof PipelineError ? thrown : failure(file, problemOf(thrown), thrown)
}

/** What the codes of SQLite mean to whom they are shown. */
const PROBLEMS: Readonly<Record<number, string>> = {
  5: 'is in use by another process',
  6: 'is in use by another process',
  8: 'cannot be written',
  11: 'is damaged',
  13: 'cannot be written: the disk is full',
  14: 'cannot be opened',
  26: 'is no database',
}

function problemOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'errcode' in thrown ? Number(thrown.errcode) & 0xff : 0
  return PROBLEMS[code] ?? `cannot be used: ${messageOf(thrown)}`
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : messageOf(thrown)
}
