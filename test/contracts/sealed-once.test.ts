/**
 * Numbers of cards that have ended, sealed and given to others: a server that refuses them raises no alarm, one that takes
 * them is found for each way it does, and no number is told anywhere.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import type { Target } from '../../contracts/target.ts'
import { isRefusal } from '../../mocks/exchange.ts'
import { doing } from '../../mocks/faults/edits/cards.ts'
import { defineFault } from '../../mocks/faults/fault.ts'
import type { Handler, Handlers, Outcome } from '../../mocks/twin/handlers.ts'
import { publicJwks } from '../../mocks/twin/keys.ts'
import { SEEDED } from '../../mocks/twin/seed.ts'
import { cardsOf } from '../../mocks/twin/store.ts'
import { type RunningTwin, startTwin } from '../../mocks/twin/twin.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import { publicKeyOf } from '../../scripts/lib/public-keys.ts'
import { load } from '../mocks/load.ts'
import { cover } from './foreseeing/cover.ts'

const loaded = await load('specs/canonical/d1-inbound-card.yaml')
const TOKEN = 'token-of-the-numbers'
const only = ['content-not-again']

let twin: RunningTwin | undefined
afterEach(() => twin?.close())

/** A target, which breaks something on purpose where `handlers` are given. */
async function serving(handlers?: (handlers: Handlers) => Handlers): Promise<Target> {
  const about = { id: 'x', api: 'inbound', family: 'life-cycle', title: '', evidence: 'stated' } as const
  const fault = handlers && defineFault({ ...about, handlers })
  twin = await startTwin({ ...loaded, fault, tokens: [TOKEN], port: 0, host: '127.0.0.1' })
  return {
    ...{ baseUrl: twin.url, bearer: { token: TOKEN, name: 'D1_TOKEN' }, data: SEEDED, timeoutMs: 20_000 },
    recipientKey: publicKeyOf(JSON.stringify(publicJwks(1).keys[0]), 'key', { file: 'keys of the twin' }),
    capabilities: { writes: true, stateful: true },
  }
}

const certified = (target: Target): Promise<Result> =>
  certifyTarget({ table: loaded.table, target, only, operations: ['registerCard', 'replaceCard'] })

/** What was found, by what was sent. */
const found = ({ findings }: Result): string[] =>
  findings
    .map(({ check, severity, operation, fault }) => `${severity} ${check} ${operation} ${fault?.keyword}`)
    .toSorted()

/** How often it was judged that content does not come again. */
const judged = ({ checks }: Result): number =>
  checks.filter(({ id }) => only.includes(id)).reduce((sum, { tally }) => sum + tally.pass + tally.fail, 0)

/** Answers what is refused for its number as if nothing were wrong with it. */
const forgiving =
  (reply: (...call: Parameters<Handler>) => Outcome | undefined) =>
  (next: Handler): Handler =>
  async (request, store) => {
    const outcome = await next(request, store)
    const isOfNumber = isRefusal(outcome) && outcome.subject === 'encrypted card number'
    return (isOfNumber ? reply(request, store) : undefined) ?? outcome
  }

describe('a server that refuses the number of a card that has ended', () => {
  it('raises no alarm, and is asked what was planned', async () => {
    const target = await serving()
    const told = await cover({ table: loaded.table, target, seed: 7, only })
    expect(told).toMatchObject({ unforeseen: [], missing: [], verdict: 'conforms' })
    const result = await certified(target)
    expect(found(result)).toEqual([])
    expect(judged(result)).toBe(6)
  })

  it('is not asked without a key, which is told: nobody could read the number', async () => {
    const { recipientKey: _, ...target } = await serving()
    const result = await certified(target)
    expect(judged(result)).toBe(0)
    const left = result.coverage
      .filter(({ kind }) => kind === 'left-out')
      .map(({ operation, message }) => [operation, message])
    const why = 'Encrypted content of another card is not given again without `recipientKey`.'
    expect(left).toEqual(['registerCard', 'replaceCard'].map((operation) => [operation, why]))
  })
})

describe('a server that takes the number of a card that has ended', () => {
  const refusedAs = 'must content-not-again'
  const done: Outcome = { status: 204 }
  it.each<[string, (handlers: Handlers) => Handlers, string[]]>([
    [
      'for any card that is registered',
      doing(
        'registerCard',
        forgiving(() => done),
      ),
      [
        `${refusedAs} registerCard spent-delete`,
        `${refusedAs} registerCard spent-own-delete`,
        `${refusedAs} registerCard spent-own-replace`,
        `${refusedAs} registerCard spent-replace`,
      ],
    ],
    [
      'under another id than that one had',
      doing(
        'registerCard',
        forgiving((request, store) => {
          const cards = cardsOf(request, store)
          const isKnown = !isRefusal(cards) && cards.has(String(request.values.path.get('cardId')))
          return isKnown ? undefined : done
        }),
      ),
      [`${refusedAs} registerCard spent-delete`, `${refusedAs} registerCard spent-replace`],
    ],
    [
      'for what takes the place of another',
      doing(
        'replaceCard',
        forgiving(() => ({ status: 200, body: { cardId: 'next', state: 'INACTIVE' } })),
      ),
      [`${refusedAs} replaceCard passed-on-delete`, `${refusedAs} replaceCard passed-on-replace`],
    ],
  ])('%s', async (_, handlers, want) => {
    const result = await certified(await serving(handlers))
    expect(found(result)).toEqual(want)
    expect(JSON.stringify(result)).not.toMatch(/400000\d{10}/)
  })

  it('is not judged where nothing can be registered any more', async () => {
    let isOver = false
    const refusing = doing('registerCard', (next) => (request, store) => {
      return isOver
        ? { refused: true, statuses: [403], subject: 'card', rule: 'is one too many' }
        : next(request, store)
    })
    const ending = doing('deleteCard', (next) => (request, store) => {
      isOver = true
      return next(request, store)
    })
    const target = await serving((handlers) => ending(refusing(handlers)))
    const result = await certified(target)
    expect([isOver, found(result), judged(result)]).toEqual([true, [], 0])
  })
})
