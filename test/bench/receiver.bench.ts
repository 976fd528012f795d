/**
 * How many notifications of one authorisation each a receiver takes in a second: this one by its `fetch` alone, with
 * what it remembers in memory and in a file, beside handlers that a team would write with openapi-backend and with zod
 * and that neither remember nor keep an order. One process, one core, one run; exits 1 when a bar is missed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenAPIBackend } from 'openapi-backend'
import { z } from 'zod'
import { createReceiver, memoryStore, type SeenStore, sqliteStore, staticBearer } from '../../sdk/outbound.ts'

const COUNT = 20_000
const ROUNDS = 3
const BARS = { fetch: 10_000, sqlite: 2_000 }
const TOKEN = 'bench-token'
const URL_OF_BANK = 'http://bank.example/notifications/d1/v2/issuers/BANK_EX-01/authorisations'

/** Answers a request. */
type Taker = (request: Request) => Promise<Response>

function body(number: number): string {
  const details = {
    isoMessageType: '1100',
    transactionDate: '2026-10-05T14:21:07.312Z',
    transmissionDate: '2026-10-05T14:21:07.312Z',
    retrievalReferenceNumber: String(number),
    stan: '000412',
    internalStan: '000412',
    actionCode: '000',
    amount: 2100,
    currencyCode: 'EUR',
    functionCode: '100',
    merchant: { merchantId: 'EXAMPLE00000001', merchantNameAddress: 'EXAMPLE BOOKS           BERLIN       DE ' },
  }
  const operation = { operationId: String(number), operation: 'PURCHASE', status: 'APPROVED', details }
  const startTime = '2026-10-05T14:21:07.312Z'
  return JSON.stringify({ operations: [{ ...operation, startTime, cardId: `card-${number % 1000}` }] })
}

/** Notifications in a second, the best of several rounds; each has its own operation id. */
async function perSecond(make: (round: number) => Taker | Promise<Taker>): Promise<number> {
  let best = 0
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  for (let round = 0; round < ROUNDS; round += 1) {
    const take = await make(round)
    const bodies = Array.from({ length: COUNT }, (_, index) => body(round * COUNT + index))
    const begun = performance.now()
    for (let at = 0; at < COUNT; at += 50) {
      const answers = bodies
        .slice(at, at + 50)
        .map((text) => take(new Request(URL_OF_BANK, { method: 'POST', headers, body: text })))
      for (const { status } of await Promise.all(answers)) if (status !== 204) throw new Error(`It answered ${status}.`)
    }
    best = Math.max(best, (COUNT / (performance.now() - begun)) * 1000)
  }
  return best
}

const receiving = (seen: SeenStore): Taker =>
  createReceiver({ verify: staticBearer(TOKEN), seen, onAuthorisation() {} }).fetch

/** What a team writes with openapi-backend. */
async function backend(): Promise<Taker> {
  const api = new OpenAPIBackend({ definition: 'specs/canonical/d1-outbound-card.yaml', quick: true })
  const answer = (status: number) => () => new Response(null, { status })
  api.register({ notifyCardAuthorisations: answer(204), validationFail: answer(400), notFound: answer(404) })
  api.registerSecurityHandler('bearerAuth', ({ request }) => request.headers.authorization === `Bearer ${TOKEN}`)
  await api.init()
  return async (request) => {
    const { pathname } = new URL(request.url)
    const headers = Object.fromEntries(request.headers)
    return api.handleRequest({ method: request.method, path: pathname, headers, body: await request.text() })
  }
}

const text = z.string().min(1)
const zodSchema = z.looseObject({
  operations: z.array(
    z.looseObject({
      operationId: text.max(12),
      operation: text,
      status: text,
      startTime: text.max(64).regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}Z|\.\d\d[+-]\d\d:00)$/),
      cardId: text.regex(/^[A-Za-z0-9_-]{1,48}$/),
      details: z.looseObject({
        isoMessageType: z.string().regex(/^\d{4}$/),
        transactionDate: text,
        transmissionDate: text,
        retrievalReferenceNumber: text.max(12),
        stan: text.max(6),
        internalStan: text.max(6),
        actionCode: z.string().regex(/^\d{3}$/),
        amount: z.number().min(0).max(999_999_999_999),
        currencyCode: z.string().regex(/^[A-Z]{3}$/),
        functionCode: z.string().regex(/^\d{3}$/),
        merchant: z.looseObject({ merchantId: text.max(15), merchantNameAddress: text.max(40) }),
      }),
    }),
  ),
})

/** What a team writes with zod. */
const withZod = (): Taker => async (request) => {
  if (request.headers.get('authorization') !== `Bearer ${TOKEN}`) return new Response(null, { status: 401 })
  return new Response(null, { status: zodSchema.safeParse(await request.json()).success ? 204 : 400 })
}

const folder = await mkdtemp(join(tmpdir(), 'receiver-bench-'))
try {
  const figures = {
    memory: await perSecond(() => receiving(memoryStore())),
    sqlite: await perSecond((round) => receiving(sqliteStore(join(folder, `${round}.db`)))),
    backend: await perSecond(backend),
    zod: await perSecond(withZod),
  }
  const line = (name: string, value: number) =>
    `${name.padEnd(34)} ${String(Math.round(value)).padStart(7)}/s  ${(value / figures.zod).toFixed(2)}x of zod\n`
  process.stdout.write(line('this receiver, in memory', figures.memory))
  process.stdout.write(line('this receiver, in a SQLite file', figures.sqlite))
  process.stdout.write(line('openapi-backend, forgets', figures.backend))
  process.stdout.write(line('zod, forgets', figures.zod))
  const missed = [
    ...(figures.memory < BARS.fetch ? [`fetch alone is below ${BARS.fetch}/s`] : []),
    ...(figures.sqlite < BARS.sqlite ? [`with SQLite it is below ${BARS.sqlite}/s`] : []),
  ]
  if (missed.length > 0) {
    process.stdout.write(`Missed: ${missed.join('; ')}.\n`)
    process.exitCode = 1
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
