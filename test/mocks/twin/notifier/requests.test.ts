/** What the notifier sends, held to the outbound spec: by what is generated from it, and by the reference receiver. */
import { createServer } from 'node:http'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { validators } from '../../../../generated/d1-outbound-card/validators.js'
import { startReceiver } from '../../../../mocks/receiver.ts'
import { attach } from '../../../../mocks/twin/attach.ts'
import { authorise } from '../../../../mocks/twin/decision/authorise.ts'
import type { Purchase } from '../../../../mocks/twin/decision/purchase.ts'
import { ALSO_SEEDED, seedStore } from '../../../../mocks/twin/seed.ts'
import { load } from '../../load.ts'

/** What came over the wire. */
interface Seen {
  line: string
  headers: Record<string, string | string[] | undefined>
  body: string
  status: number
}

const loaded = await load('specs/canonical/d1-outbound-card.yaml')
const receiver = await startReceiver({ ...loaded, port: 0, host: '127.0.0.1', tokens: ['d1-twin'] })
const seen: Seen[] = []
const tap = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const [line, body] = [`${request.method} ${request.url}`, Buffer.concat(chunks).toString()]
  const { authorization = '', 'content-type': type = '', 'x-correlation-id': id = '' } = request.headers
  const headers = { authorization, 'content-type': type, 'x-correlation-id': String(id) }
  const { status } = await fetch(receiver.url + request.url, { method: 'POST', headers, body })
  seen.push({ line, headers: request.headers, body, status })
  response.writeHead(status).end()
})
await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve))
afterAll(async () => {
  tap.close()
  await receiver.close()
})

const name = (longest: number) =>
  fc.stringMatching(/^[A-Z][A-Z ]*$/, { size: 'small' }).map((text) => text.slice(0, longest))

const purchases: fc.Arbitrary<Purchase> = fc.record(
  {
    operation: fc.constantFrom('PURCHASE', 'WITHDRAWAL', 'REFUND', 'PAYMENT', 'OTHER'),
    amount: fc.oneof(fc.constantFrom(0, 1, 99_999_999, 999_999_999_999), fc.integer({ min: 0, max: 200_000 })),
    currencyCode: fc.constantFrom('EUR', 'USD', 'JPY', 'XTS'),
    entryMode: fc.constantFrom('CHIP', 'CONTACTLESS', 'MAGSTRIPE', 'ONLINE'),
    merchant: fc.record({
      merchantId: fc.stringMatching(/^[A-Z0-9]{1,15}$/),
      merchantName: name(24),
      city: name(13),
      countryCode: fc.constantFrom('DE', 'FR', 'US', 'KP'),
      merchantType: fc.constantFrom('5942', '6011', '7995', '0000'),
    }),
    billingAmount: fc.integer({ min: 0, max: 5000 }),
    billingCurrencyCode: fc.constant('EUR'),
    conversionRate: fc.constantFrom(0, 0.854167, 9_999_999),
    expiryDate: fc.constantFrom('1029', '0120'),
    failedCheck: fc.constantFrom('PIN', 'CVV2', 'EMV'),
    digitalCardId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  },
  { requiredKeys: ['operation', 'amount', 'currencyCode', 'entryMode', 'merchant'] },
)

it('keeps to the spec whatever is bought', async () => {
  const address = tap.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const store = seedStore()
  const { notifier, close } = attach(store, { notify: { url } })
  const cards = [...(store.issuers.get(ALSO_SEEDED.issuerId)?.values() ?? [])]
  for (const [index, purchase] of fc.sample(purchases, { numRuns: 300, seed: 9 }).entries()) {
    const card = cards[index % cards.length]
    if (card) await authorise(card, purchase, store)
  }
  while ((notifier?.undelivered ?? 0) > 0) {
    expect(notifier?.deliveries({ state: 'HELD' })).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await close()

  const { parameters, requestBody } = validators.notifyCardAuthorisations
  for (const { line, headers, body, status } of seen) {
    expect(line).toBe('POST /notifications/d1/v2/issuers/BANK_EX-01/authorisations')
    expect(status).toBe(204)
    expect(headers.authorization).toBe('Bearer d1-twin')
    expect(headers['content-type']).toBe('application/json')
    expect(parameters.header(headers) || parameters.header.errors).toBe(true)
    const judge = requestBody['application/json']
    expect(judge(JSON.parse(body)) || judge.errors).toBe(true)
  }
  const operations: { status: string; message?: object }[] = seen.flatMap(({ body }) => JSON.parse(body).operations)
  expect(operations.length).toBe(300)
  expect(new Set(operations.map(({ status }) => status))).toEqual(new Set(['APPROVED', 'DECLINED']))
  expect(operations.every(({ message }) => message !== undefined)).toBe(true)
})
