/**
 * The backend of a bank: has cards registered with D1, and books what D1 notifies of.
 * Configured by its environment, as `main.ts` does it; keeps two SQLite files in `DATA`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardId, cardProductId, consumerId, createD1Client, issuerId, jwtBearer } from 'd1-contracts/inbound'
import { createReceiver, sqliteStore, staticBearer, toFastifyPlugin } from 'd1-contracts/outbound'
import fastify from 'fastify'
import { openBookings } from './bookings.ts'

const {
  D1_URL = '',
  D1_SIGNING_KEY = '',
  D1_ENCRYPTION_KEY = '',
  D1_TOKEN = '',
  DATA = '.',
  PORT = '8080',
} = process.env
const ISSUER = issuerId('BANK_EX-01')

const bookings = openBookings(join(DATA, 'bookings.db'))
const seen = sqliteStore(join(DATA, 'seen.db'))

const encryptionKey: { kid: string } = JSON.parse(readFileSync(D1_ENCRYPTION_KEY, 'utf8'))
const d1 = createD1Client({
  baseUrl: D1_URL,
  issuerId: ISSUER,
  auth: jwtBearer({ key: readFileSync(D1_SIGNING_KEY, 'utf8'), kid: 'bank-1' }),
  encryption: { key: encryptionKey, kid: encryptionKey.kid },
})

const receiver = createReceiver({
  verify: staticBearer(D1_TOKEN),
  issuers: [ISSUER],
  seen,
  // D1 hears 204 after this, and comes again when it throws or the process dies: booking twice has to be harmless.
  onAuthorisation: (authorisation) => bookings.book(authorisation),
  onError: (error) => app.log.error(error),
})

const app = fastify({ logger: { level: 'warn' } })

/** What the app of the bank sends when somebody wants a card. */
interface Order {
  cardId: string
  holder: string
}
const order = {
  type: 'object',
  properties: { cardId: { type: 'string' }, holder: { type: 'string' } },
  required: ['cardId', 'holder'],
}

app.post<{ Body: Order }>('/cards', { schema: { body: order } }, async ({ body }, reply) => {
  await d1.cards.register(cardId(body.cardId), {
    consumerId: consumerId('consumer-1'),
    cardProductId: cardProductId('product-1'),
    name: body.holder,
    // A test number; a real one would come from the vault, and leaves this process encrypted only.
    credentials: { pan: '4000000000000002', exp: '1230' },
  })
  return reply.code(201).send({ cardId: body.cardId })
})

app.get<{ Params: { cardId: string } }>('/cards/:cardId/bookings', async ({ params }) => bookings.of(params.cardId))

app.register(toFastifyPlugin(receiver))

process.once('SIGTERM', async () => {
  await app.close()
  await receiver.settled()
  seen.close()
  bookings.close()
})
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
