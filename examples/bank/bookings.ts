/**
 * What was booked, in SQLite.
 * Writes one file.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Authorisation } from 'd1-contracts/outbound'

/** One line of an account. */
export interface Booking {
  operationId: string
  operation: string
  status: string
  /** In the smallest unit of the currency. */
  amount: number
  currencyCode: string
}

/** Opens a file, or makes it. */
export function openBookings(file: string) {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS booking (
    cardId TEXT, operationId TEXT, operation TEXT, status TEXT, amount INTEGER, currencyCode TEXT,
    PRIMARY KEY (cardId, operationId, operation, status)
  )`)
  const insert = database.prepare('INSERT OR IGNORE INTO booking VALUES (?, ?, ?, ?, ?, ?)')
  const select = database.prepare('SELECT * FROM booking WHERE cardId = ? ORDER BY operationId')
  return {
    /** Books an authorisation, once however often it comes. */
    book({ cardId, operationId, operation, status, details }: Authorisation): void {
      insert.run(cardId, operationId, operation, status, details?.amount ?? 0, details?.currencyCode ?? '')
    },
    /** What was booked for a card. */
    of: (cardId: string) => select.all(cardId),
    close: () => database.close(),
  }
}
