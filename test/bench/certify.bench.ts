/**
 * What judging costs: the time of a standard run against the twin, the time of sending the very same requests without
 * judging anything, and their ratio; and the memory of a run ten times as long. Nothing is held to a number here.
 *
 * Sent bare, the requests go out by the same client, over connections as many and as long-lived, as many at a time, and
 * every answer is read to its end. The twin is a process of its own and fresh for each run; both take turns.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Dispatcher, Pool } from 'undici'
import type { RunEvent } from '../../contracts/event.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { connectionOptions, exchange } from '../../contracts/transport/connection.ts'
import type { Header } from '../../contracts/transport/exchange.ts'
import { isSafe } from '../../contracts/transport/transport.ts'
import { loadTable } from '../../scripts/certify/load-table.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { freePort, serve } from '../integration/processes.ts'

const ROUNDS = 5
/** The only token that the twin accepts: the target conforms. */
const TOKEN = 'bench.t0ken'
const LONGER = 10

/** A request as it was handed to the network, and how many others were under way then. */
interface Bare {
  request: Pick<Dispatcher.RequestOptions, 'method' | 'path' | 'headers' | 'body'>
  beside: number
}

/** What a run or its replay took, in milliseconds. */
interface Cost {
  time: number
  /** Of this process. */
  cpu: number
}

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** Bytes in use that somebody still holds, in megabytes. */
function held(): number {
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed / 1e6
}

const begun = performance.now()
const { table } = await loadTable('inbound')
const reading = performance.now() - begun

/** Does something with a fresh twin. */
async function withTwin<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const port = await freePort()
  const args = ['mock', 'inbound', '--engine', 'twin', '--token', TOKEN, '--port', String(port)]
  const twin = await serve('scripts/d1-contracts.js', args, port)
  try {
    return await work(twin.url)
  } finally {
    await twin.stop()
  }
}

/** Measures some work. */
async function measured(work: () => Promise<void>): Promise<Cost> {
  const [begun, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { time: performance.now() - begun, cpu: (user + system) / 1000 }
}

/** Keeps every request that is sent while some work lasts. */
async function overheard(work: () => Promise<void>): Promise<Bare[]> {
  const sent: Bare[] = []
  const open = new Set<object>()
  const created = (message: unknown) => {
    const { request } = message as { request: Bare['request'] & object }
    const { method, path, headers, body } = request
    sent.push({ request: { method, path, headers: headers ?? [], body: body ?? null }, beside: open.size })
    open.add(request)
  }
  const ended = (message: unknown) => void open.delete((message as { request: object }).request)
  const events = { 'undici:request:create': created, 'undici:request:trailers': ended, 'undici:request:error': ended }
  for (const [name, listener] of Object.entries(events)) subscribe(name, listener)
  await work()
  for (const [name, listener] of Object.entries(events)) unsubscribe(name, listener)
  return sent
}

/** Judges a target, as the command does; how many exchanges that took. */
async function judge(url: string, asked: OperationsTable): Promise<number> {
  const target = { ...embeddedTarget(asked, { url, token: TOKEN }) }
  target.capabilities = { writes: true, stateful: true }
  let count = 0
  const listen = ({ type }: RunEvent) => {
    if (type === 'exchange') count += 1
  }
  await certifyTarget({ table: asked, target, seed: 1, limits: {}, listen })
  return count
}

/** Longest wait for an answer. */
const PATIENCE = 30_000

/** Sends requests as the suite did, each beside as many others as then, and reads the answers to the end. */
async function send(url: string, requests: readonly Bare[]): Promise<void> {
  const options = connectionOptions({ timeoutMs: PATIENCE })
  const kept = new Pool(url, { ...options, pipelining: 1 })
  const single = new Pool(url, { ...options, pipelining: 0 })
  const open = new Set<Promise<void>>()
  for (const { request, beside } of requests) {
    while (open.size > beside) await Promise.race(open)
    const { method, path: target, headers, body } = request
    const written = { method: String(method), target, headers: rawHeaders(headers) }
    const pool = isSafe(written.method) ? kept : single
    const sending = exchange(pool, target, body instanceof Uint8Array ? { ...written, body } : written, PATIENCE)
    const turn: Promise<void> = sending.then(() => void open.delete(turn))
    open.add(turn)
  }
  await Promise.all(open)
  await Promise.all([kept.close(), single.close()])
}

/** Headers without those that the network adds itself. */
function rawHeaders(headers: unknown): Header[] {
  const flat = Array.isArray(headers) ? headers.map(String) : []
  const pairs = flat.flatMap((name, at): Header[] => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []))
  return pairs.filter(([name]) => !/^(?:host|connection|content-length)$/i.test(name))
}

/** The same operations many times over, each time under another id. */
function longer(times: number): OperationsTable {
  const operations = Array.from({ length: times }, (_, turn) =>
    table.operations.map((operation) => ({ ...operation, id: `${operation.id}-${turn}` })),
  )
  return { ...table, operations: operations.flat() }
}

/** The median. */
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

let sent: Bare[] = []
await withTwin(async (url) => {
  sent = await overheard(async () => void (await judge(url, table)))
})
// Both are warm then.
await withTwin((url) => send(url, sent))
const judging: Cost[] = []
const sending: Cost[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  judging.push(await withTwin((url) => measured(async () => void (await judge(url, table)))))
  sending.push(await withTwin((url) => measured(() => send(url, sent))))
}
process.stdout.write(`${sent.length} requests, the middle of ${ROUNDS} rounds; read before: ${seconds(reading)}\n`)
for (const [what, of] of [
  ['time', ({ time }: Cost) => time],
  ['processor time here', ({ cpu }: Cost) => cpu],
] as const) {
  const [whole, bare] = [middle(judging.map(of)), middle(sending.map(of))]
  const more = Math.round((whole / bare - 1) * 100)
  process.stdout.write(`${what}: judged ${seconds(whole)}, only sent ${seconds(bare)}, judging adds ${more} %\n`)
}
for (const times of [1, LONGER]) {
  const count = await withTwin((url) => judge(url, longer(times)))
  const [heap, resident] = [held(), process.memoryUsage().rss / 1e6]
  process.stdout.write(`${count} exchanges: ${heap.toFixed(0)} MB of heap held, ${resident.toFixed(0)} MB resident\n`)
}
