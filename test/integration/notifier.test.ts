/** The notifier and a bank whose process is killed and started again at random. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../mocks/twin/notifier/agenda.ts'
import { createNotifier } from '../../mocks/twin/notifier/notifier.ts'
import { createSender, type Sender } from '../../mocks/twin/notifier/sender.ts'
import { createRandom } from '../../scripts/lib/sampling/random.ts'
import { freePort } from './processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'twin-bank-'))
let bank: ChildProcess | undefined
afterAll(() => {
  bank?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const [TOTAL, CARDS, KILLS] = [1000, 25, 8]

/** Looks again until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Remembers what was acknowledged, and what was sent although it was. */
function watched(sender: Sender) {
  const acknowledged = new Set<string>()
  const surplus: string[] = []
  const watching: Sender = {
    ...sender,
    async send(request) {
      const operations: { operationId: string }[] = JSON.parse(request.body).operations
      const ids = operations.map(({ operationId }) => operationId)
      surplus.push(...ids.filter((id) => acknowledged.has(id)))
      const outcome = await sender.send(request)
      if ('status' in outcome && outcome.status === 204) for (const id of ids) acknowledged.add(id)
      return outcome
    },
  }
  return { sender: watching, acknowledged, surplus }
}

describe('a bank that is killed and comes back', () => {
  it.each([3, 11])(
    'gets everything in order per card, twice only what it did not acknowledge (seed %i)',
    async (seed) => {
      const random = createRandom(seed)
      const [port, file] = [await freePort(), join(folder, `${seed}.txt`)]
      const start = (): ChildProcess => {
        const args = ['test/integration/bank-process.ts', port, file, random.below(1e6), 20].map(String)
        bank = spawn(process.execPath, args, { stdio: 'inherit' })
        return bank
      }
      const destination = { url: `http://127.0.0.1:${port}`, token: 't0ken', timeout: 500, connections: 4 }
      const { sender, acknowledged, surplus } = watched(createSender(destination, '/issuers/{issuerId}/authorisations'))
      const notifier = createNotifier({
        ...{ sender, clock: systemClock, today: () => new Date(), random, batch: 3, connections: 4, capacity: TOTAL },
        backoff: { first: 10, longest: 200 },
      })
      // Whoever looks after the bank lets go on what it refused.
      const operator = setInterval(() => notifier.release(), 50)
      start()
      const sent = Array.from({ length: TOTAL }, (_, index) => {
        const [cardId, operationId] = [`card-${random.below(CARDS)}`, `op-${String(index).padStart(4, '0')}`]
        const body = JSON.stringify({ operationId, cardId })
        return { id: index + 1, issuerId: 'BANK_EX-01', cardId, operationId, body }
      })
      for (const notification of sent) notifier.accept(notification)
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const enough = Math.floor(((kill - 1) * TOTAL) / KILLS) + random.below(TOTAL / KILLS)
        await until(() => acknowledged.size >= enough)
        bank?.kill('SIGKILL')
        if (bank) await once(bank, 'exit')
        await new Promise((resolve) => setTimeout(resolve, random.below(300)))
        start()
      }
      await until(() => notifier.undelivered === 0)
      clearInterval(operator)
      await notifier.close()
      bank?.kill('SIGKILL')

      expect(acknowledged.size).toBe(TOTAL)
      expect(surplus).toEqual([])
      const notes = readFileSync(file, 'utf8').trimEnd().split('\n')
      for (let card = 0; card < CARDS; card += 1) {
        const came = notes.filter((note) => note.startsWith(`card-${card} `)).map((note) => note.split(' ')[1])
        const wanted = sent.filter(({ cardId }) => cardId === `card-${card}`).map(({ operationId }) => operationId)
        expect([...new Set(came)]).toEqual(wanted)
      }
    },
  )
})
