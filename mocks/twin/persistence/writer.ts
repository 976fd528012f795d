/**
 * Changes of the memory as statements on the file, each change when its turn comes within a commit.
 * Writes through the database it is handed; reads nothing back.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { AuthorisationEvent, Change } from '../events.ts'
import type { Ledger } from '../notifier/delivery.ts'
import { notificationOf } from '../notifier/notification.ts'
import type { Card, Store } from '../store.ts'
import { textOf } from './card-record.ts'

/** Work within a commit. */
export type Work = () => void

/** Makes work of changes. */
export interface Writer {
  /** Everything a store holds, in place of everything that is in the file. */
  everything(): Work
  /** What changed. Looks at it now, so that what happens until the commit does not come in. */
  changes(changes: readonly Change[], hasBank: boolean): Work
  /** What became of notifications. */
  outbox: { [Name in keyof Ledger]: (...args: Parameters<Ledger[Name]>) => Work }
}

/** Prepares to write a store; `known` are the cards that are in the file. */
export function createWriter(database: DatabaseSync, store: Store, known: WeakSet<Card>): Writer {
  const run = statements(database)
  const card = (one: Card): Work => {
    const [{ issuerId, cardId }, text] = [one, textOf(one)]
    // Another card under an id that was free again does not inherit.
    const isOther = !known.has(one)
    known.add(one)
    return () => {
      if (isOther) run.forgetAuthorisations(issuerId, cardId)
      run.card(issuerId, cardId, text)
    }
  }
  const everything = (): Work => {
    const cards = [...store.issuers.values()].flatMap((some) => [...some.values()]).map(card)
    const { seed, rows, sequence, series, clock } = store
    const facts = { seed, rows, sequence, series, travelled: clock.travelled }
    return () => {
      run.clear()
      for (const work of cards) work()
      for (const [name, value] of Object.entries(facts)) run.fact(name, value)
    }
  }
  return {
    everything,
    changes(changes, hasBank) {
      const works = changes.map((change) => workOf(change, { card, everything, hasBank, store, known, run }))
      return () => {
        for (const work of works) work()
      }
    },
    outbox: outboxOf(run),
  }
}

/** What a change is made work with. */
interface Means {
  card: (card: Card) => Work
  everything: () => Work
  hasBank: boolean
  store: Store
  known: WeakSet<Card>
  run: Statements
}

function workOf(change: Change, { card, everything, hasBank, store, known, run }: Means): Work {
  if (change.kind === 'card') return card(change.card)
  if (change.kind === 'authorisation') return () => writeEvent(change.event, hasBank, run)
  if (change.kind === 'reset') return everything()
  if (change.kind === 'token') return () => writeGrant(change, run)
  if (change.kind === 'history') {
    known.delete(change.card)
    return card(change.card)
  }
  const { travelled } = store.clock
  return () => run.fact('travelled', travelled)
}

type Statements = ReturnType<typeof statements>

/** An authorisation and what the bank is told about it. */
function writeEvent(event: AuthorisationEvent, hasBank: boolean, run: Statements): void {
  const { sequence, issuerId, cardId, authorisation } = event
  run.fact('sequence', sequence)
  run.authorisation(sequence, issuerId, cardId, authorisation)
  if (hasBank) run.notification(sequence, issuerId, cardId, authorisation.id, notificationOf(event).body)
}

/** A token and the assertion it was given for, in place of what has ended. */
function writeGrant({ now, token, assertion }: Extract<Change, { kind: 'token' }>, run: Statements): void {
  run.forgetGrants(now)
  run.grant(token.digest, token.issuer, token.until)
  run.grant(assertion.mark, null, assertion.until)
}

function outboxOf(run: Statements): Writer['outbox'] {
  return {
    delivered: (ids) => () => {
      for (const id of ids) run.delivered(id)
    },
    failed(entries, isHeld) {
      const attempts = entries.map(({ id, attempts, lastStatus, lastFailure }) => {
        return [attempts, lastStatus ?? null, lastFailure ?? null, Number(isHeld), id] as const
      })
      return () => {
        for (const one of attempts) run.failed(...one)
      }
    },
    released: (ids) => () => {
      for (const id of ids) run.released(id)
    },
  }
}

const TABLES = ['cards', 'authorisations', 'outbox', 'facts', 'grants']

function statements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql)
  const fact = prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)')
  // Keeps the place of a card among the others.
  const card = prepare(`INSERT INTO cards (issuer, card, body) VALUES (?, ?, ?)
    ON CONFLICT (issuer, card) DO UPDATE SET body = excluded.body`)
  const authorisation = prepare('INSERT INTO authorisations VALUES (?, ?, ?, ?, ?, ?)')
  const grant = prepare('INSERT OR REPLACE INTO grants (mark, issuer, until) VALUES (?, ?, ?)')
  const forgetGrants = prepare('DELETE FROM grants WHERE until < ?')
  const forgetAuthorisations = prepare('DELETE FROM authorisations WHERE issuer = ? AND card = ?')
  const notification = prepare('INSERT INTO outbox (sequence, issuer, card, id, body) VALUES (?, ?, ?, ?, ?)')
  const delivered = prepare('DELETE FROM outbox WHERE sequence = ?')
  const failed = prepare('UPDATE outbox SET attempts = ?, status = ?, failure = ?, held = ? WHERE sequence = ?')
  const released = prepare('UPDATE outbox SET held = 0 WHERE sequence = ?')
  return {
    clear: () => database.exec(TABLES.map((table) => `DELETE FROM ${table};`).join(' ')),
    grant: (mark: string, issuer: string | null, until: number) => grant.run(mark, issuer, until),
    forgetGrants: (before: number) => forgetGrants.run(before),
    fact: (name: string, value: number) => fact.run(name, value),
    card: (issuerId: string, cardId: string, text: string) => card.run(issuerId, cardId, text),
    authorisation: (
      sequence: number,
      issuerId: string,
      cardId: string,
      { id, time, row }: { id: string; time: number; row: unknown },
    ) => authorisation.run(sequence, issuerId, cardId, id, time, JSON.stringify(row)),
    forgetAuthorisations: (issuerId: string, cardId: string) => forgetAuthorisations.run(issuerId, cardId),
    notification: (...values: [number, string, string, string, string]) => notification.run(...values),
    delivered: (id: number) => delivered.run(id),
    failed: (...values: readonly [number, number | null, string | null, number, number]) => failed.run(...values),
    released: (id: number) => released.run(id),
  }
}
