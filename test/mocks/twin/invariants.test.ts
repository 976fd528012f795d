/** What is true after any sequence of operations, purchases and journeys in time. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorise } from '../../../mocks/twin/decision/authorise.ts'
import { limitsAt } from '../../../mocks/twin/decision/limits.ts'
import type { Purchase } from '../../../mocks/twin/decision/purchase.ts'
import type { AuthorisationEvent } from '../../../mocks/twin/events.ts'
import { hasExpired } from '../../../mocks/twin/expiry.ts'
import { SEEDED, seedStore } from '../../../mocks/twin/seed.ts'
import type { Card, Store } from '../../../mocks/twin/store.ts'
import { prepareTwin } from '../../../mocks/twin/twin.ts'
import { askAll, TOKEN } from '../faults/ask.ts'
import { create, operation, register } from '../faults/bodies.ts'
import { load } from '../load.ts'
import { purchase } from './decision/asking.ts'

const twin = prepareTwin(await load('specs/canonical/d1-inbound-card.yaml'))

/** Ids that operations choose from; some of them no card has at first. */
const CARDS = ['card-0001', 'card-0002', 'card-0004', 'card-0005', 'card-0006', 'card-d1-0006', 'new-1', 'new-2']
const REASONS = ['CARD_LOST', 'CARD_FOUND', 'CARD_STOLEN', 'FRAUD', 'USER_DECISION', 'ISSUER_DECISION']

const cardId = fc.constantFrom(...CARDS)
const reason = fc.constantFrom(...REASONS)

/** A call to the API. */
const call = fc.oneof(
  fc.constant(create()),
  cardId.map((id) => register(id)),
  fc
    .tuple(fc.constantFrom('suspend', 'resume', 'delete'), reason, cardId)
    .map(([name, stateReason, id]) => operation(name, { stateReason }, id)),
  fc
    .tuple(cardId, fc.option(fc.constantFrom('new-1', 'new-2'), { nil: undefined }))
    .map(([id, newCardId]) => operation('replace', { reason: 'x', stateReason: 'CARD_LOST', newCardId }, id)),
  fc
    .tuple(cardId, fc.constantFrom('1230', '0126', undefined))
    .map(([id, newExp]) => operation('renew', { newExp }, id)),
  fc
    .tuple(cardId, fc.constantFrom('purchaseDaily', 'purchaseMonthly', 'withdrawalWeekly'), fc.nat({ max: 200 }))
    .map(([id, name, limit]) => `PATCH @/${id}/limits ${JSON.stringify({ limits: { [name]: { limit } } })}`),
  fc.tuple(cardId, fc.boolean()).map(([id, onlinePayment]) => {
    return `PATCH @/${id}/controls ${JSON.stringify({ controls: { onlinePayment } })}`
  }),
)

const asked: fc.Arbitrary<Partial<Purchase>> = fc.record(
  {
    operation: fc.constantFrom('PURCHASE', 'WITHDRAWAL', 'REFUND', 'PAYMENT'),
    amount: fc.nat({ max: 30_000 }),
    entryMode: fc.constantFrom('CHIP', 'ONLINE'),
    failedCheck: fc.constantFrom('PIN', 'CVV2'),
    digitalCardId: fc.constant('digital-1'),
  },
  { requiredKeys: ['operation', 'amount', 'entryMode'] },
)

/** One thing that happens. */
const step = fc.oneof(
  call.map((line) => ({ line })),
  fc.tuple(cardId, asked).map(([id, what]) => ({ id, what })),
  fc.integer({ min: 1, max: 40 * 24 }).map((hours) => ({ hours })),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What a card was like before it was asked for money. */
type Before = Pick<Card, 'state' | 'exp'>

function cardsIn(store: Store): Map<string, Card> {
  return store.issuers.get(SEEDED.issuerId) ?? new Map()
}

/** What is wrong with a decision. */
function wrongWith({ authorisation: { row } }: AuthorisationEvent, before: Before, card: Card, store: Store): string[] {
  if (row.status !== 'APPROVED') return []
  const isDigital = JSON.stringify(row).includes('digitalCard')
  const mayPay = before.state === 'ACTIVE' || (before.state === 'SUSPENDED' && isDigital)
  const now = store.now()
  const counted = row.operation === 'WITHDRAWAL' ? 'withdrawal' : 'purchase'
  const limits = row.operation === 'REFUND' ? [] : limitsAt(card, now).filter(({ kind }) => kind === counted)
  const over = limits.filter(({ allowed, spent }) => allowed !== undefined && spent > allowed)
  return [
    ...(mayPay ? [] : [`approved in the state ${before.state}`]),
    ...(hasExpired(before.exp, now) ? ['approved after the card had expired'] : []),
    ...over.map(({ name }) => `beyond ${name}`),
  ]
}

/** What is wrong with the lists of all cards. */
function wrongLists(store: Store): string[] {
  return [...cardsIn(store).values()].flatMap(({ cardId, authorisations }) => {
    const rows = authorisations.page({ offset: 0, limit: authorisations.total })
    const times = rows.map(({ startTime }) => Date.parse(String(startTime)))
    const isOrdered = times.every((time, index) => time <= (times[index - 1] ?? time))
    const isUnique = new Set(rows.map(({ operationId }) => operationId)).size === rows.length
    const own = rows.every((row) => row.cardId === cardId)
    return [isOrdered ? '' : 'order', isUnique ? '' : 'ids', own ? '' : 'rows of another card'].filter(Boolean)
  })
}

/** Lets everything happen; what was wrong on the way. */
async function happen(steps: readonly Step[]): Promise<string[]> {
  const store = seedStore({ rows: 20 })
  const respond = twin({ tokens: [TOKEN], store })
  const events: AuthorisationEvent[] = []
  const wrong: string[] = []
  for (const one of steps) {
    if ('line' in one) wrong.push(...(await askAll(respond, [one.line])).flatMap(({ status }) => failed(status)))
    else if ('hours' in one) store.clock.travel(one.hours * 3_600_000)
    else {
      const card = cardsIn(store).get(one.id)
      if (card === undefined) continue
      const before = { state: card.state, exp: card.exp }
      const event = await authorise(card, purchase(one.what), store)
      events.push(event)
      wrong.push(...wrongWith(event, before, card, store))
    }
  }
  const ids = events.map(({ authorisation }) => authorisation.id)
  const sequences = events.map(({ sequence }) => sequence)
  if (new Set(ids).size < ids.length) wrong.push('an id given twice')
  if (sequences.some((sequence, index) => sequence <= (sequences[index - 1] ?? 0))) wrong.push('a number given twice')
  return [...wrong, ...wrongLists(store)]
}

function failed(status: string): string[] {
  return /^[24]\d\d$/.test(status) ? [] : [`answered ${status}`]
}

describe('whatever happens', () => {
  it('only cards that may pay do, within their limits; lists stay in order and ids unique', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        expect(await happen(steps)).toEqual([])
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  it('the same happens again', async () => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: 60, maxLength: 60 }), { seed: 2, numRuns: 1 })
    const stores = [seedStore(), seedStore()]
    const heard = stores.map((store) =>
      askAll(
        twin({ tokens: [TOKEN], store }),
        steps.flatMap((one) => ('line' in one ? [one.line] : [])),
      ),
    )
    const [first, second] = await Promise.all(heard)
    expect(first).toEqual(second)
  })
})
