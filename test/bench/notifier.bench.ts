/**
 * Deliveries a second to a receiver on this machine: the notifier of the twin with and without a file, one and ten in a
 * request, beside a bare sender that keeps no order, remembers nothing and sends the same bytes over as many
 * connections. Ends with 1 when a bar is missed: 2,000 a second, everything delivered, in order.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'
import { attach } from '../../mocks/twin/attach.ts'
import { makeAuthorisations } from '../../mocks/twin/authorisation-rows.ts'
import type { AuthorisationEvent } from '../../mocks/twin/events.ts'
import { seedStore } from '../../mocks/twin/seed.ts'
import { freePort, serve } from '../integration/processes.ts'

const [TOTAL, CARDS, CONNECTIONS, ROUNDS, BAR] = [10_000, 500, 8, 3, 2000]
const [ISSUER, PATH] = ['BANK_EX-01', '/notifications/d1/v2/issuers/BANK_EX-01/authorisations']

const made = makeAuthorisations({ cardId: 'card', total: TOTAL, now: new Date('2026-11-02T09:30:00Z'), seed: 1 })
const events = Array.from({ length: TOTAL }, (_, index): AuthorisationEvent => {
  const [sequence, cardId] = [index + 1, `card-${index % CARDS}`]
  const row = { ...made.row(index), operationId: String(sequence).padStart(12, '0'), cardId }
  const authorisation = { id: row.operationId, time: made.times[index] ?? 0, row }
  return { sequence, issuerId: ISSUER, cardId, authorisation, notification: row }
})

const folder = mkdtempSync(join(tmpdir(), 'notifier-bench-'))
const port = await freePort()
const receiver = await serve('test/bench/taker.ts', [String(port)], port)
const missed: string[] = []

/** Deliveries a second of one way to deliver everything; notes what went wrong. */
async function measure(deliver: () => Promise<void>): Promise<number> {
  await fetch(receiver.url)
  const begin = performance.now()
  await deliver()
  const perSecond = TOTAL / ((performance.now() - begin) / 1000)
  const { taken, disordered } = JSON.parse(await (await fetch(receiver.url)).text())
  if (taken !== TOTAL) missed.push(`${taken} of ${TOTAL} were delivered.`)
  if (disordered !== 0) missed.push(`${disordered} came before their predecessor.`)
  return perSecond
}

/** Sends the same without knowing anything: a lane for each connection, so that the receiver sees the same order. */
async function bare(batch: number): Promise<void> {
  const pool = new Pool(receiver.url, { connections: CONNECTIONS })
  const lanes = Array.from({ length: CONNECTIONS }, async (_, lane) => {
    const own = events.filter((_, index) => (index % CARDS) % CONNECTIONS === lane)
    for (let first = 0; first < own.length; first += batch) {
      const operations = own.slice(first, first + batch).map(({ notification }) => notification)
      const headers = { authorization: 'Bearer t0ken', 'content-type': 'application/json' }
      const { body } = await pool.request({ path: PATH, method: 'POST', headers, body: JSON.stringify({ operations }) })
      await body.dump()
    }
  })
  await Promise.all(lanes)
  await pool.close()
}

let files = 0

/** Announces every authorisation as the twin does, and waits until the bank has all of them. */
async function notified(batch: number, isKept: boolean): Promise<void> {
  files += 1
  const store = seedStore()
  const file = isKept ? join(folder, `${files}.db`) : undefined
  const attached = attach(store, { file, notify: { url: receiver.url, batch } })
  const cards = [...(store.issuers.get(ISSUER)?.values() ?? [])]
  for (let index = 0; index < TOTAL; index += 50) {
    const together = events.slice(index, index + 50).map((event) => {
      const card = cards[event.sequence % cards.length]
      return store.changes.announce(...(card ? [{ kind: 'card', card } as const] : []), {
        kind: 'authorisation',
        event,
      })
    })
    await Promise.all(together)
  }
  while ((attached.notifier?.undelivered ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  await attached.close()
}

const WAYS: readonly [name: string, deliver: (batch: number) => Promise<void>][] = [
  ['bare sender', bare],
  ['notifier', (batch) => notified(batch, false)],
  ['notifier and file', (batch) => notified(batch, true)],
]
for (const batch of [1, 10]) {
  const best = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, deliver] of WAYS) {
      best.set(name, Math.max(best.get(name) ?? 0, await measure(() => deliver(batch))))
    }
  }
  const baseline = best.get('bare sender') ?? 1
  for (const [name, perSecond] of best) {
    const ratio = (perSecond / baseline).toFixed(2)
    console.log(`${batch} in a request   ${name.padEnd(18)} ${Math.round(perSecond)} deliveries/s   ratio ${ratio}`)
    if (perSecond < BAR) missed.push(`${name}, ${batch} in a request: ${Math.round(perSecond)} is below ${BAR}.`)
  }
}
await receiver.stop()
rmSync(folder, { recursive: true })
for (const what of missed) console.error(`missed: ${what}`)
process.exitCode = missed.length > 0 ? 1 : 0
