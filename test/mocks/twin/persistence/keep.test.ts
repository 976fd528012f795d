import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Attached, attach } from '../../../../mocks/twin/attach.ts'
import type { AuthorisationEvent } from '../../../../mocks/twin/events.ts'
import { newCard } from '../../../../mocks/twin/new-card.ts'
import { keep } from '../../../../mocks/twin/persistence/keep.ts'
import { resetStore, SEEDED, seedStore } from '../../../../mocks/twin/seed.ts'
import { digest } from '../../../../mocks/twin/snapshot.ts'
import type { Card, Store } from '../../../../mocks/twin/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'twin-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { issuerId, cardId, consumerId, cardProductId } = SEEDED
let file = ''
let files = 0
beforeEach(() => {
  files += 1
  file = join(folder, `${files}.db`)
})

/** A store that a file keeps; nobody takes its notifications. */
function open(): { store: Store; attached: Attached } {
  const store = seedStore()
  return { store, attached: attach(store, { file, notify: { url: 'http://127.0.0.1:1' } }) }
}

function cardIn(store: Store, id: string = cardId): Card {
  const card = store.issuers.get(issuerId)?.get(id)
  if (!card) throw new Error(`There is no card ${id}.`)
  return card
}

function authorise(store: Store, id: string = cardId): AuthorisationEvent {
  store.sequence += 1
  const { sequence } = store
  const operationId = `7000${sequence}`
  const row = { operationId, operation: 'PURCHASE', status: 'APPROVED', startTime: '2026-11-02T09:30:00.000Z' }
  const authorisation = { id: operationId, time: store.now().getTime(), row }
  cardIn(store, id).authorisations.add(authorisation)
  return { sequence, issuerId, cardId: id, authorisation, notification: { ...row, cardId: id } }
}

describe('a store in a file', () => {
  it('is what it was', async () => {
    const first = open()
    const { store } = first
    const card = cardIn(store)
    card.state = 'SUSPENDED'
    card.stateReason = 'CARD_LOST'
    await store.changes.announce({ kind: 'card', card })
    const other = newCard({ ...card, cardId: 'new', state: 'ACTIVE', history: { total: 9, time: 1e12, seed: 3 } })
    store.issuers.get(issuerId)?.set('new', other)
    await store.changes.announce({ kind: 'history', card: other })
    await store.changes.announce({ kind: 'card', card }, { kind: 'authorisation', event: authorise(store) })
    store.clock.travel(5000)
    await store.changes.announce({ kind: 'travelled', ms: 5000 })
    await store.changes.announce({ kind: 'authorisation', event: authorise(store) })
    await first.attached.close()

    const second = open()
    expect(cardIn(second.store, 'new').authorisations.total).toBe(9)
    cardIn(store, 'new').authorisations = cardIn(second.store, 'new').authorisations
    expect(digest(second.store)).toBe(digest(store))
    const deliveries = second.attached.notifier?.deliveries() ?? []
    expect(deliveries.map(({ id, state, operationId }) => [id, operationId, state])).toEqual([
      [2, '70002', 'PENDING'],
      [1, '70001', 'PENDING'],
    ])
    await second.attached.close()
  })

  it('gives a card none of the authorisations of another one that had its id', async () => {
    const first = open()
    await first.store.changes.announce({ kind: 'authorisation', event: authorise(first.store) })
    const said = { issuerId, cardId, consumerId, cardProductId, name: 'B', isVirtual: false, exp: '1030' } as const
    const card = newCard({ ...said, origin: 'registered', state: 'ACTIVE' })
    first.store.issuers.get(issuerId)?.set(cardId, card)
    await first.store.changes.announce({ kind: 'card', card })
    await first.attached.close()
    const second = open()
    expect(cardIn(second.store).authorisations.total).toBe(0)
    expect(digest(second.store)).toBe(digest(first.store))
    await second.attached.close()
  })

  it('is what a fresh one is after a reset, notifications and all', async () => {
    const first = open()
    await first.store.changes.announce({ kind: 'authorisation', event: authorise(first.store) })
    await resetStore(first.store, { seed: 7, rows: 20 })
    expect(first.attached.notifier?.deliveries()).toEqual([])
    await first.attached.close()
    const second = open()
    expect(digest(second.store)).toBe(digest(seedStore({ seed: 7, rows: 20 })))
    expect(second.attached.notifier?.undelivered).toBe(0)
    await second.attached.close()
  })

  it('remembers what became of notifications', async () => {
    const store = seedStore()
    const kept = keep(store, file)
    const events = [1, 2, 3].map(() => authorise(store))
    await kept.write(
      events.map((event) => ({ kind: 'authorisation', event })),
      true,
    )
    kept.ledger.delivered([1])
    kept.ledger.failed([{ id: 2, attempts: 4, lastStatus: 403 }], true)
    kept.ledger.failed([{ id: 3, attempts: 1, lastFailure: 'TIMEOUT' }], false)
    kept.close()
    const again = keep(seedStore(), file)
    expect(again.left.map(({ notification, past }) => [notification.id, past])).toEqual([
      [2, { attempts: 4, lastStatus: 403, isHeld: true }],
      [3, { attempts: 1, lastFailure: 'TIMEOUT', isHeld: false }],
    ])
    again.ledger.released([2])
    again.close()
    const last = keep(seedStore(), file)
    expect(last.left.map(({ past }) => past.isHeld)).toEqual([false, false])
    last.close()
  })

  it('keeps nothing to tell where nobody is told', async () => {
    const store = seedStore()
    const attached = attach(store, { file })
    await store.changes.announce({ kind: 'authorisation', event: authorise(store) })
    await attached.close()
    const again = keep(seedStore(), file)
    expect(again.left).toEqual([])
    again.close()
  })

  it('knows the tokens it has given and the assertions it has seen, until a reset', async () => {
    const grant = async (store: Store, name: string, now: number) => {
      const [token, assertion] = [{ issuer: issuerId, until: now + 900 }, now + 300]
      store.tokens.set(name, token)
      store.assertions.set(`for ${name}`, assertion)
      const said = { token: { digest: name, ...token }, assertion: { mark: `for ${name}`, until: assertion } }
      await store.changes.announce({ kind: 'token', now, ...said })
    }
    const first = open()
    await grant(first.store, 'old', 1000)
    await grant(first.store, 'new', 1500.5)
    await first.attached.close()
    const second = open()
    expect([...second.store.tokens]).toEqual([
      ['new', { issuer: issuerId, until: 2400.5 }],
      ['old', { issuer: issuerId, until: 1900 }],
    ])
    expect([...second.store.assertions]).toEqual([['for new', 1800.5]])
    await resetStore(second.store, {})
    await second.attached.close()
    const third = open()
    expect([third.store.tokens.size, third.store.assertions.size]).toEqual([0, 0])
    await third.attached.close()
  })

  it('reads what an earlier version has kept', async () => {
    const first = open()
    const want = digest(first.store)
    await first.attached.close()
    const database = new DatabaseSync(file)
    database.exec('DROP TABLE grants; PRAGMA user_version = 1')
    database.close()
    for (const _ of ['upgraded', 'as upgraded']) {
      const again = open()
      expect(digest(again.store)).toBe(want)
      await again.attached.close()
    }
  })

  it('is for nobody else to read', async () => {
    await open().attached.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

/** What somebody reads who opens a file. */
function complaint(): string {
  try {
    keep(seedStore(), file).close()
    return 'none'
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

describe('a file that cannot be used', () => {
  const said = (problem: string) => `The store ${problem}; choose another file with \`--store\`. (${file})`
  const sql = (statements: string) => {
    const database = new DatabaseSync(file)
    database.exec(statements)
    database.close()
  }

  it.each<[what: string, make: () => void, problem: string]>([
    ['text', () => writeFileSync(file, 'Not a database at all. '.repeat(99)), 'is no database'],
    ['a short text', () => writeFileSync(file, 'x'), 'is no database'],
    ['a foreign database', () => sql('CREATE TABLE a (b)'), 'is a database of another program'],
    ['an empty foreign one', () => sql('PRAGMA application_id = 7'), 'is a database of another program'],
    [
      'a newer one',
      () => {
        keep(seedStore(), file).close()
        sql('PRAGMA user_version = 3')
      },
      'was written by a newer version (3, this one knows 2)',
    ],
    [
      'a card that is none',
      () => {
        keep(seedStore(), file).close()
        sql(`INSERT INTO cards VALUES ('BANK_EX-01', 'x', '{"__proto__":{"state":1}}')`)
      },
      'has a card in it that makes no sense',
    ],
    [
      'an authorisation of nobody',
      () => {
        keep(seedStore(), file).close()
        sql(`INSERT INTO authorisations VALUES (1, 'BANK_EX-01', 'x', '1', 1, '{}')`)
      },
      'has an authorisation in it that makes no sense',
    ],
  ])('says so of %s', (_, make, problem) => {
    make()
    const before = readFileSync(file)
    expect(complaint()).toBe(said(problem))
    if (problem.includes('another program')) expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('says so of a damaged one', () => {
    const kept = keep(seedStore(), file)
    kept.close()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096 + 100, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect(complaint()).toBe(said('is damaged'))
  })

  it('says so of one in use, of a folder and of a place that is not there', () => {
    const kept = keep(seedStore(), file)
    expect(complaint()).toBe(said('is in use by another process'))
    kept.close()
    file = folder
    expect(complaint()).toBe(said('cannot be opened (EISDIR)'))
    file = join(folder, 'nowhere', 'a.db')
    expect(complaint()).toBe(said('cannot be opened (ENOENT)'))
  })

  it.skipIf(process.getuid?.() === 0)('says so of one that may not be written', () => {
    keep(seedStore(), file).close()
    chmodSync(file, 0o400)
    expect(complaint()).toBe(said('cannot be opened (EACCES)'))
  })
})
