/**
 * How fast the twin is, beside Prism's own command and a bare server on the same machine in the same run: the list of
 * authorisations, a card with a million of them, a hundred thousand cards, and the start. Prints each figure with its
 * bar; ends with 1 when one is missed. Rounds alternate between the servers and the best of each counts, so that what
 * else the machine does is not held against one of them. The client takes a processor as well: beside the rates stands
 * the processor time of each server, in which neither the client nor the rest of the machine has a part, and beside the
 * slowest answers those of the bare server, which has nothing to do.
 */
import { Pool } from 'undici'
import { canonicalFile } from '../../scripts/lib/apis.ts'
import { ask, type BenchServer, HEADERS, type Seen, start, startTwin } from './twin/servers.ts'

const [SECONDS, ROUNDS, STARTS, CONNECTIONS] = [3, 4, 5, 50]
const [ROWS, CARDS, FEW, PAGES] = [1_000_000, 100_000, 100, 300]

const CARDS_PATH = '/v2/issuers/BANK_EX-01/cards'
const CARD = `${CARDS_PATH}/card-0001`
const LIST = `${CARD}/authorisations/operations`
const PAGE = `${LIST}?limit=10&offset=0`
const NEW_CARD = { consumerId: 'consumer-1', cardProductId: 'product-1', name: 'ALEX EXAMPLE' }

let missed = 0

/** Prints a figure and whether it meets its bar. */
function report(what: string, figure: string, bar: string, isMet: boolean): void {
  if (!isMet) missed += 1
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(14)}   ${isMet ? 'met' : 'MISSED'} (bar: ${bar})\n`)
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A server and what it is asked for. */
interface Asked {
  server: BenchServer
  path: string
}

/** The best that was seen of a server. */
interface Best extends Omit<Seen, 'count'> {
  /** Microseconds of processor time for a request; infinite where they are not known. */
  cost: number
}

/** Asks each server in turn, several times; the highest rate, the lowest p99 and the lowest cost of each. */
async function best(asked: readonly Asked[]): Promise<Best[]> {
  const found = asked.map((): Best => ({ rate: 0, p99: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, { server, path }] of asked.entries()) {
      const before = await server.processorTime()
      const { rate, count, p99 } = await ask(server.url + path, { connections: CONNECTIONS, seconds: SECONDS })
      const after = await server.processorTime()
      const known = found[index]
      // The first round only warms up.
      if (known === undefined || round === 0) continue
      const cost = before === undefined || after === undefined ? known.cost : (1000 * (after - before)) / count
      const [most, slowest] = [Math.max(rate, known.rate), Math.min(p99, known.p99)]
      found[index] = { rate: most, p99: slowest, cost: Math.min(cost, known.cost) }
    }
  }
  return found
}

/** How much dearer one is than another: by processor time, or by rate where that is not known. */
function slowerOf(one?: Best, other?: Best): number {
  if (one === undefined || other === undefined) return Number.NaN
  const dearer = one.cost / other.cost
  return Number.isNaN(dearer) ? other.rate / one.rate : dearer
}

/** Prints what a request costs each server in processor time, where that is known. */
function tellCosts(ours: number, raw: number, least: number): void {
  if (![ours, raw, least].every(Number.isFinite)) return
  const [dearer, part] = [(raw / ours).toFixed(1), ((100 * least) / ours).toFixed(0)]
  process.stdout.write(
    `processor time of a request: twin ${whole(ours)} µs, raw Prism ${whole(raw)} µs, bare node:http ${whole(least)} µs\n`,
  )
  process.stdout.write(`by processor time the twin does ${dearer} times Prism, ${part} % of the bare server\n`)
}

/** One page of the list, again and again, beside others. */
async function list(): Promise<void> {
  const twin = await startTwin(PAGE)
  const bare = await start('/', (port) => ['test/bench/twin/bare.ts', twin.url + PAGE, port])
  const command = ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', canonicalFile('d1-inbound-card')]
  const prism = await start(PAGE, (port) => [...command, '-p', port, '-v', 'silent'])
  const [ours, least, raw] = await best([twin, bare, prism].map((server) => ({ server, path: PAGE })))
  await Promise.all([twin, bare, prism].map((server) => server.stop()))
  if (!ours || !least || !raw) return
  const rates = [ours, raw, least].map(({ rate }) => whole(rate))
  process.stdout.write(`requests/s of the list: twin ${rates[0]}, raw Prism ${rates[1]}, bare node:http ${rates[2]}\n`)
  tellCosts(ours.cost, raw.cost, least.cost)
  const most = `bare node:http ${(least.rate / raw.rate).toFixed(1)} times raw Prism`
  process.stdout.write(`as fast as one client asks: ${most}\n`)
  const [times, share] = [ours.rate / raw.rate, (100 * ours.rate) / least.rate]
  report('list, twin beside raw Prism', `${times.toFixed(1)} times`, '20 times', times >= 20)
  report('list, twin beside a bare server of the same bytes', `${share.toFixed(0)} %`, '50 %', share >= 50)
  process.stdout.write(
    `p99 at ${CONNECTIONS} connections: bare node:http ${least.p99.toFixed(1)} ms, raw Prism ${raw.p99.toFixed(1)} ms\n`,
  )
  report(`list, p99 at ${CONNECTIONS} connections`, `${ours.p99.toFixed(1)} ms`, 'under 10 ms', ours.p99 < 10)
}

/** Milliseconds of a page that nobody asked for before: the middle of many, one after the other. */
async function pageTime({ url }: BenchServer, offsets: readonly number[]): Promise<number> {
  const pool = new Pool(url, { connections: 1 })
  const times: number[] = []
  for (const offset of offsets) {
    const begun = performance.now()
    const answer = await pool.request({ path: `${LIST}?limit=50&offset=${offset}`, method: 'GET', headers: HEADERS })
    await answer.body.arrayBuffer()
    times.push(performance.now() - begun)
    if (answer.statusCode !== 200) throw new Error(`The page at ${offset} was answered with ${answer.statusCode}.`)
  }
  await pool.close()
  return middle(times)
}

/** A card with a million authorisations. */
async function million(): Promise<void> {
  const twin = await startTwin(PAGE, '--rows', String(ROWS))
  const seconds = twin.startedIn / 1000
  report('a million authorisations, from start to first answer', `${seconds.toFixed(1)} s`, 'under 30 s', seconds < 30)
  const pages = [0, ROWS - 50].map((offset) => ({ server: twin, path: `${LIST}?limit=50&offset=${offset}` }))
  const [first, last] = await best(pages)
  const slower = slowerOf(last, first)
  report('the page at 999,950 beside that at 0', `${slower.toFixed(2)} times`, 'within 2 times', slower <= 2)
  const offsets = Array.from({ length: PAGES }, (_, index) => 50 * (1 + index))
  const [fresh, deep] = [
    await pageTime(twin, offsets),
    await pageTime(
      twin,
      offsets.map((offset) => ROWS - 50 - offset),
    ),
  ]
  const figure = `${(deep / fresh).toFixed(2)} times`
  report('pages nobody asked for before, from the end and the beginning', figure, 'within 2 times', deep <= 2 * fresh)
  const memory = await twin.memory()
  report('memory with a million authorisations', `${whole(memory)} MB`, 'under 1,000 MB', memory < 1000)
  await twin.stop()
}

/** A hundred thousand cards. */
async function cards(): Promise<void> {
  const [few, many] = [await startTwin(CARD), await startTwin(CARD)]
  const make = ({ url }: BenchServer, requests: number) =>
    ask(url + CARDS_PATH, { connections: CONNECTIONS, requests, body: NEW_CARD })
  await make(few, FEW)
  const made = await make(many, CARDS)
  process.stdout.write(`${whole(CARDS)} cards were created at ${whole(made.rate)} a second\n`)
  const [one, other] = await best([few, many].map((server) => ({ server, path: CARD })))
  const reading = slowerOf(other, one)
  report(
    `reading a card, ${FEW} cards beside ${whole(CARDS)}`,
    `${reading.toFixed(2)} times`,
    'within 1.25',
    reading <= 1.25,
  )
  const [fresh, grown] = [await make(few, 20_000), await make(many, 20_000)]
  const creating = fresh.rate / grown.rate
  report('creating a card, few beside many', `${creating.toFixed(2)} times`, 'within 1.25', creating <= 1.25)
  const memory = await many.memory()
  report('memory with a hundred thousand cards', `${whole(memory)} MB`, 'under 1,000 MB', memory < 1000)
  await Promise.all([few.stop(), many.stop()])
}

/** From the start of the process to the first answer. */
async function starting(): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < STARTS; turn += 1) {
    const twin = await startTwin(CARD)
    times.push(twin.startedIn)
    await twin.stop()
  }
  const figure = `${whole(middle(times))} ms`
  report(`from start to first answer, the middle of ${STARTS}`, figure, 'under 500 ms', middle(times) < 500)
}

await starting()
await list()
await million()
await cards()
if (missed > 0) process.stdout.write(`${missed} of the bars ${missed === 1 ? 'is' : 'are'} missed.\n`)
process.exitCode = missed > 0 ? 1 : 0
