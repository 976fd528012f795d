/**
 * Every reason to decline that the page of the bank documents, with each of its details: asked of a running twin as a
 * user would, and what the bank is told held to what it documents.
 */
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compactDecrypt } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSchemas } from '../../../../mocks/schemas.ts'
import { type RunningTwin, startTwin } from '../../../../mocks/twin/twin.ts'
import { isObject, type JsonObject } from '../../../../scripts/lib/json.ts'
import { load } from '../../load.ts'

const [inbound, outbound] = [
  await load('specs/canonical/d1-inbound-card.yaml'),
  await load('specs/canonical/d1-outbound-card.yaml'),
]
const schemas = createSchemas(outbound.table)
const [notify] = outbound.table.operations
/** Often, and for as long as a busy machine needs. */
const EAGER = { interval: 2, timeout: 20_000 }
const reader = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** The pairs of the table, and what the enums name beside it. */
function documented(): string[] {
  const pairs = (notify?.constraints ?? []).flatMap((one) => (one.kind === 'pairs' ? Object.entries(one.pairs) : []))
  const enumOf = (name: string): unknown[] => {
    const schema = outbound.table.components.schemas['authorisationCard-details']
    const property = isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined
    return isObject(property) && Array.isArray(property.enum) ? property.enum : []
  }
  const tabled = new Set<unknown>(pairs.flatMap(([reason, details]) => [reason, ...details]))
  const left = (name: string): unknown[] => enumOf(name).filter((value) => !tabled.has(value))
  const others = left('declinedReason').flatMap((reason) => left('declinedDetails').map((detail) => [reason, detail]))
  return [...pairs.flatMap(([reason, details]) => details.map((detail) => [reason, detail])), ...others]
    .map((pair) => pair.join(' '))
    .sort()
}

let twin: RunningTwin
const told: JsonObject[] = []
const bank = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    told.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead(204).end()
  })
})

beforeAll(async () => {
  await once(bank.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(bank.address() as AddressInfo).port}`
  twin = await startTwin({
    ...inbound,
    ...{ port: 0, host: '127.0.0.1', tokens: [], control: { port: 0, host: '127.0.0.1' } },
    credentialsKey: { kid: 'bank', publicKey: reader.publicKey },
    attached: { notify: { url } },
  })
})
afterAll(async () => {
  await twin.close()
  bank.close()
})

async function ask(method: string, url: string, body?: object): Promise<JsonObject> {
  const headers = { authorization: 'Bearer t0ken', ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  expect(answer.ok, `${method} ${url}: ${text}`).toBe(true)
  return text === '' ? {} : JSON.parse(text)
}

/** A new card and what can be done with it. */
async function newCard(cardProductId = 'product-1') {
  const cards = `${twin.url}/v2/issuers/ABCDE_FG-1/cards`
  const { cardId } = await ask('POST', cards, { consumerId: 'consumer-1', cardProductId, name: 'ALEX EXAMPLE' })
  const control = (method: string, path: string, body: object) => ask(method, `${twin.control?.url}/twin${path}`, body)
  return {
    buy: (what: object): Promise<JsonObject> => control('POST', '/authorisations', { cardId, amount: 2100, ...what }),
    account: (what: object) => control('PUT', '/accounts', { cardId, ...what }),
    travel: (advance: string) => control('POST', '/clock', { advance }),
    operation: (name: string, body: object) => ask('POST', `${cards}/${cardId}/operations:${name}`, body),
    set: (what: string, value: object) => ask('PATCH', `${cards}/${cardId}/${what}`, { [what]: value }),
    /** The codes that are told when its credentials are read so often. */
    async codes(times: number): Promise<string[]> {
      const codes: string[] = []
      for (let read = 0; read < times; read += 1) {
        const { encryptedData } = await ask('GET', `${cards}/${cardId}/credentials`)
        const { plaintext } = await compactDecrypt(String(encryptedData), reader.privateKey)
        codes.push(JSON.parse(new TextDecoder().decode(plaintext)).cvv)
      }
      return codes
    },
  }
}
type Made = Awaited<ReturnType<typeof newCard>>

const VIRTUAL = 'product-virtual'
/** A code that is none of some. */
const otherThan = (codes: string[]): string =>
  ['000', '001', '002', '003', '004'].find((code) => !codes.includes(code)) ?? ''
const thrice = async (card: Made, what: object): Promise<object> => {
  for (const _ of [1, 2, 3]) await card.buy(what)
  return {}
}
const after = async (step: Promise<unknown>): Promise<object> => {
  await step
  return {}
}

/** What is done to a new card before it is asked for 21.00 EUR, and what is special about that. */
const HOW: Record<string, (card: Made) => object | Promise<object>> = {
  'INVALID_CARD_DATA INVALID_CVV2': () => ({ failedCheck: 'CVV2' }),
  'INVALID_CARD_DATA INVALID_EXPIRY_DATE': () => ({ expiryDate: '0101' }),
  'INVALID_CARD_DATA INVALID_DCVV2': async (card) => ({ cvv: otherThan(await card.codes(5)), entryMode: 'ONLINE' }),
  'INVALID_CARD_DATA INVALID_RETRYABLE_DCVV2': async (card) => {
    const [cvv] = await card.codes(2)
    expect(await card.buy({ cvv, entryMode: 'ONLINE' })).toMatchObject({ status: 'APPROVED' })
    return { cvv, entryMode: 'ONLINE' }
  },
  'INVALID_CARD_DATA NO_ACTIVE_DCVV2': () => ({ cvv: '123', entryMode: 'ONLINE' }),
  'INVALID_CARD_STATE CARD_DELETED': (card) => after(card.operation('delete', { stateReason: 'CLOSED_CARD' })),
  'INVALID_CARD_STATE CARD_EXPIRED': (card) => after(card.travel('1500d')),
  'INVALID_CARD_STATE CARD_REPLACED': (card) =>
    after(card.operation('replace', { reason: 'lost', stateReason: 'CARD_LOST' })),
  'INVALID_CARD_STATE CARD_SUSPENDED': (card) => after(card.operation('suspend', { stateReason: 'CARD_LOST' })),
  'INVALID_CARD_STATE CONTACTLESS_DISABLED': async (card) => {
    await card.account({ contactless: 'DISABLED' })
    return { entryMode: 'CONTACTLESS' }
  },
  'INVALID_CARD_STATE CVV2_LOCKED': (card) => thrice(card, { failedCheck: 'CVV2' }),
  'INVALID_CARD_STATE EXPIRY_DATE_LOCKED': (card) => thrice(card, { expiryDate: '0101' }),
  'INVALID_CARD_STATE PIN_LOCKED': (card) => thrice(card, { failedCheck: 'PIN' }),
  'DOMAIN_CONTROL_FAIL CONTACTLESS_DISABLED': async (card) => {
    await card.set('controls', { contactless: false })
    return { entryMode: 'CONTACTLESS' }
  },
  'DOMAIN_CONTROL_FAIL COUNTRY_NOT_ALLOWED': () => ({ merchant: { countryCode: 'US' } }),
  'DOMAIN_CONTROL_FAIL CURRENCY_NOT_ALLOWED': () => ({
    ...{ currencyCode: 'XTS', billingAmount: 2100, billingCurrencyCode: 'EUR' },
  }),
  'DOMAIN_CONTROL_FAIL MAGSTRIPE_DISABLED': () => ({ entryMode: 'MAGSTRIPE' }),
  'DOMAIN_CONTROL_FAIL MERCHANT_TYPE_NOT_ALLOWED': () => ({ merchant: { merchantType: '7995' } }),
  'DOMAIN_CONTROL_FAIL ONLINE_PAYMENT_DISABLED': async (card) => {
    await card.set('controls', { onlinePayment: false })
    return { entryMode: 'ONLINE' }
  },
  'DOMAIN_CONTROL_FAIL WITHDRAWAL_DISABLED': async (card) => {
    await card.set('controls', { atmWithdrawal: false })
    return { operation: 'WITHDRAWAL' }
  },
  'CONTROL_FAIL EMV_AUTHORIZATION_VERIFICATION_FAIL': () => ({ failedCheck: 'EMV' }),
  'CONTROL_FAIL INVALID_PIN': () => ({ failedCheck: 'PIN' }),
  'VELOCITY_CHECK_FAIL ABOVE_MAX_AMOUNT': (card) => after(card.account({ maxAmount: 2099 })),
  'VELOCITY_CHECK_FAIL BELOW_MIN_AMOUNT': (card) => after(card.account({ minAmount: 2101 })),
  'VELOCITY_CHECK_FAIL MAX_AMOUNT_LIMIT_REACHED': (card) => after(card.set('limits', { purchaseDaily: { limit: 20 } })),
  'VELOCITY_CHECK_FAIL MAX_TRANSACTION_LIMIT_REACHED': async (card) => {
    await card.account({ maxTransactions: 2 })
    for (const _ of [1, 2]) expect(await card.buy({})).toMatchObject({ status: 'APPROVED' })
    return {}
  },
  'BALANCE_CHECK_FAIL NOT_ENOUGH_FUND': async (card) => {
    await card.account({ balance: 4199 })
    expect(await card.buy({})).toMatchObject({ status: 'APPROVED' })
    return {}
  },
  'FRAUD_DETECTED INVALID_MERCHANT': () => ({ refusal: 'INVALID_MERCHANT' }),
  'FRAUD_DETECTED SUSPECTED_FRAUD': () => ({ refusal: 'SUSPECTED_FRAUD' }),
  'ISSUER_ERROR ACCOUNT_NOT_FOUND': () => ({ refusal: 'ACCOUNT_NOT_FOUND' }),
  'ISSUER_ERROR FUND_CHECK_FAILED': () => ({ refusal: 'FUND_CHECK_FAILED' }),
  'TECHNICAL_ERROR TECHNICAL_ERROR': () => ({ refusal: 'TECHNICAL_ERROR' }),
}

describe('a documented reason to decline', () => {
  it('is known for each pair that the page states', () => {
    expect(Object.keys(HOW).sort()).toEqual(documented())
  })

  it.each(documented())('%s is given, and the bank is told of it as documented', async (pair) => {
    const card = await newCard(pair.endsWith('DCVV2') ? VIRTUAL : undefined)
    const [declinedReason, declinedDetails] = pair.split(' ')
    const what = (await HOW[pair]?.(card)) ?? {}
    const row = await card.buy(what)
    const decline = { status: 'DECLINED', errorCode: declinedReason, details: { declinedReason, declinedDetails } }
    expect(row).toMatchObject(decline)
    const sent = await vi.waitUntil(
      () => told.find(({ operations }) => idsOf(operations).includes(row.operationId)),
      EAGER,
    )
    expect(schemas.faultOf(notify?.requestBody?.content['application/json']?.schema ?? false, sent)).toBeUndefined()
    const own = Array.isArray(sent.operations) ? sent.operations.at(-1) : undefined
    expect(own).toMatchObject({ operationId: row.operationId, ...decline })
  })

  it('does not hold back what it is not about', async () => {
    const card = await newCard(VIRTUAL)
    const codes = await card.codes(3)
    await card.account({ balance: 2100, minAmount: 2100, maxAmount: 2100, maxTransactions: 1, contactless: 'ENABLED' })
    const bought = await card.buy({ cvv: codes[0], entryMode: 'CONTACTLESS' })
    expect(bought).toMatchObject({ status: 'APPROVED' })
  })

  it('leaves a refund alone, which comes back on the balance', async () => {
    const card = await newCard()
    await card.account({ balance: 0, minAmount: 9999, maxTransactions: 0 })
    expect(await card.buy({ operation: 'REFUND' })).toMatchObject({ status: 'APPROVED' })
    expect(await card.buy({ operation: 'OTHER' })).toMatchObject({ status: 'APPROVED' })
    expect(await card.account({ balance: 2100, contactless: 'ENABLED' })).toMatchObject({ balance: 2100 })
  })
})

function idsOf(operations: unknown): unknown[] {
  return Array.isArray(operations) ? operations.map((one) => Object(one).operationId) : []
}
