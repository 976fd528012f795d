/**
 * The memory of a server as it is in the file.
 * Reads the database it is handed and fills the store; what does not make sense is an error and not a guess.
 */
import type { DatabaseSync } from 'node:sqlite'
import { isObject } from '../../../scripts/lib/json.ts'
import type { Failure, Notification } from '../notifier/notification.ts'
import type { Past } from '../notifier/notifier.ts'
import type { Card, Store } from '../store.ts'
import { cardIn } from './card-record.ts'
import { failure, type Row } from './database.ts'

/** A notification that was not delivered when the process before ended. */
export interface Left {
  notification: Notification
  past: Past
}

/**
 * Makes a fresh store what it was; adds every card to `known`.
 *
 * @throws PipelineError `FILE` when something in the file is not what was written
 */
export function readInto(store: Store, database: DatabaseSync, known: WeakSet<Card>, file: string): void {
  const rows = (sql: string): Iterable<Row> => database.prepare(sql).iterate()
  for (const cards of store.issuers.values()) cards.clear()
  for (const { body } of rows('SELECT body FROM cards ORDER BY rowid')) {
    const card = cardIn(String(body))
    const cards = card && store.issuers.get(card.issuerId)
    if (card === undefined || cards === undefined) throw failure(file, 'has a card in it that makes no sense')
    cards.set(card.cardId, card)
    known.add(card)
  }
  for (const { issuer, card, id, time, body } of rows('SELECT * FROM authorisations ORDER BY sequence')) {
    const row: unknown = JSON.parse(String(body))
    const of = store.issuers.get(String(issuer))?.get(String(card))
    if (of === undefined || !isObject(row)) throw failure(file, 'has an authorisation in it that makes no sense')
    of.authorisations.add({ id: String(id), time: Number(time), row })
  }
  const facts = new Map([...rows('SELECT name, value FROM facts')].map(({ name, value }) => [name, Number(value)]))
  store.seed = facts.get('seed') ?? store.seed
  store.rows = facts.get('rows') ?? store.rows
  store.sequence = facts.get('sequence') ?? 0
  store.series = facts.get('series') ?? 0
  store.clock.travel(facts.get('travelled') ?? 0)
  for (const { mark, issuer, until } of rows('SELECT mark, issuer, until FROM grants')) {
    if (issuer === null) store.assertions.set(String(mark), Number(until))
    else store.tokens.set(String(mark), { issuer: String(issuer), until: Number(until) })
  }
}

/** What is still to be delivered, in order. */
export function readOutbox(database: DatabaseSync): Left[] {
  return database.prepare('SELECT * FROM outbox ORDER BY sequence').all().map(leftIn)
}

const FAILURES: readonly Failure[] = ['UNREACHABLE', 'TIMEOUT', 'CLOSED', 'MALFORMED']

function leftIn({ sequence, issuer, card, id, body, attempts, status, failure: why, held }: Row): Left {
  const lastFailure = FAILURES.find((known) => known === why)
  return {
    notification: {
      id: Number(sequence),
      issuerId: String(issuer),
      cardId: String(card),
      operationId: String(id),
      body: String(body),
    },
    past: {
      attempts: Number(attempts),
      ...(status !== null && { lastStatus: Number(status) }),
      ...(lastFailure && { lastFailure }),
      isHeld: held === 1,
    },
  }
}
