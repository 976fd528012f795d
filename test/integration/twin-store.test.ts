/** The twin as a process that is killed under load: what it has acknowledged is there when it starts again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'
import { createRandom } from '../../scripts/lib/sampling/random.ts'
import { d1Contracts, freePort } from './processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'twin-store-'))
const ISSUER = 'BANK_EX-01'
const HEADERS = { authorization: 'Bearer t0ken', 'content-type': 'application/json' }
const [ROUNDS, CLIENTS] = [4, 6]

/** The twin that runs. */
interface Twin {
  child: ChildProcess
  url: string
  control: string
}

let running: ChildProcess | undefined
afterAll(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Starts the twin and reads from its words where it is. */
async function start(file: string, bank: string): Promise<Twin> {
  const words = ['mock', 'inbound', '--engine', 'twin', '--port', '0', '--control-port', '0', '--store', file]
  const script = join(ROOT, 'scripts/d1-contracts.js')
  const child = spawn(process.execPath, [script, ...words, '--notify', bank, '--notify-batch', '3'], { cwd: ROOT })
  running = child
  let said = ''
  for await (const text of child.stderr.setEncoding('utf8')) {
    said += text
    const [url, control] = said.match(/http:\/\/\S+/g) ?? []
    if (url !== undefined && control !== undefined) return { child, url, control }
  }
  throw new Error(`The twin ended: ${said}`)
}

/** Asks; `undefined` when no answer came because the twin was killed. */
async function ask(url: string, body?: object): Promise<unknown> {
  const method = body === undefined ? 'GET' : 'POST'
  const answer = await fetch(url, { method, headers: HEADERS, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

/** What a client has been told about its card. */
interface Known {
  cardId: string
  /** Ids of its authorisations, in order; of the last one the answer may be missing. */
  operationIds: string[]
  /** States it may be in: the last that was acknowledged, and the one that was asked for after that. */
  states: string[]
}

const text = (value: unknown, name: string): string => {
  const member: unknown = Object.entries(Object(value)).find(([key]) => key === name)?.[1]
  return String(member)
}

/** Uses a card of its own until the twin does not answer any more. */
async function use(twin: Twin, tally: { acknowledged: number }): Promise<Known | undefined> {
  const card = { consumerId: 'consumer-1', cardProductId: 'product-1', name: 'ALEX EXAMPLE' }
  const cards = `${twin.url}/v2/issuers/${ISSUER}/cards`
  const known: Known = { cardId: '', operationIds: [], states: ['ACTIVE'] }
  try {
    known.cardId = text(await ask(cards, card), 'cardId')
    for (;;) {
      for (const amount of [100, 200, 300]) {
        const body = { issuerId: ISSUER, cardId: known.cardId, amount }
        known.operationIds.push(text(await ask(`${twin.control}/twin/authorisations`, body), 'operationId'))
        tally.acknowledged += 1
      }
      for (const [operation, state] of [['suspend', 'SUSPENDED'] as const, ['resume', 'ACTIVE'] as const]) {
        known.states.push(state)
        await ask(`${cards}/${known.cardId}/operations:${operation}`, { reason: 'test' })
        known.states.shift()
        tally.acknowledged += 1
      }
    }
  } catch (thrown) {
    // Only what a kill looks like from outside.
    if (!(thrown instanceof TypeError)) throw thrown
    return known.cardId === '' ? undefined : known
  }
}

/** A bank that is away now and then; says what it took, in order. */
async function startBank(seed: number) {
  const random = createRandom(seed)
  const taken: { cardId: string; operationId: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (random.below(6) === 0) return response.writeHead(503).end()
      taken.push(...JSON.parse(Buffer.concat(chunks).toString()).operations)
      return random.below(10) === 0 ? response.destroy() : response.writeHead(204).end()
    })
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  return { url: `http://127.0.0.1:${port}`, taken, close: () => server.close() }
}

/** The twin after a kill has what its client was told. */
async function check(twin: Twin, { cardId, operationIds, states }: Known): Promise<void> {
  const card = `${twin.url}/v2/issuers/${ISSUER}/cards/${cardId}`
  expect(states).toContain(text(await ask(card), 'state'))
  const all: string[] = []
  for (let offset = 0; offset % 50 === 0; offset = all.length) {
    const page = await ask(`${card}/authorisations/operations?limit=50&offset=${offset}`)
    const rows: unknown = Object(page).operations
    if (!Array.isArray(rows) || rows.length === 0) break
    all.push(...rows.map((row) => text(row, 'operationId')))
  }
  // One more may be there: decided, and not answered any more.
  expect(all.toReversed().slice(0, operationIds.length)).toEqual(operationIds)
  expect(all.length - operationIds.length).toBeLessThan(2)
}

describe('a twin that is killed under load', () => {
  it('has lost nothing that it has acknowledged, and delivers all of it in order', async () => {
    const [random, bank, file] = [createRandom(5), await startBank(6), join(folder, 'twin.db')]
    const everything: Known[] = []
    let twin = await start(file, bank.url)
    for (let round = 0; round < ROUNDS; round += 1) {
      const tally = { acknowledged: 0 }
      const clients = Array.from({ length: CLIENTS }, () => use(twin, tally))
      const enough = 20 + random.below(150)
      while (tally.acknowledged < enough) await new Promise((resolve) => setTimeout(resolve, 1))
      twin.child.kill('SIGKILL')
      await once(twin.child, 'exit')
      const known = (await Promise.all(clients)).filter((one) => one !== undefined)
      expect(known.length).toBeGreaterThan(0)
      everything.push(...known)
      twin = await start(file, bank.url)
      for (const one of everything) await check(twin, one)
    }

    const waits = async (): Promise<unknown> => Object(await ask(`${twin.control}/twin/health`)).undelivered
    // Time travel, so that no retry has to be waited for.
    while ((await waits()) !== 0) await ask(`${twin.control}/twin/clock`, { advance: '60s' })
    for (const { cardId, operationIds } of everything) {
      const came = bank.taken.filter((one) => one.cardId === cardId).map(({ operationId }) => operationId)
      expect([...new Set(came)].slice(0, operationIds.length)).toEqual(operationIds)
    }
    twin.child.kill('SIGTERM')
    expect((await once(twin.child, 'exit'))[0]).toBe(0)
    bank.close()
  })

  it('ends with 2 and a sentence when its file is in use', async () => {
    const file = join(folder, 'used.db')
    const twin = await start(file, 'http://127.0.0.1:1')
    expect(await d1Contracts(['mock', 'inbound', '--engine', 'twin', '--port', '0', '--store', file])).toEqual({
      status: 2,
      stdout: '',
      stderr: `d1-contracts: The store is in use by another process; choose another file with \`--store\`. (${file}) [FILE]\n`,
    })
    twin.child.kill('SIGTERM')
    expect((await once(twin.child, 'exit'))[0]).toBe(0)
  })
})
