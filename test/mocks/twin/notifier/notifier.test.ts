import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../../mocks/twin/notifier/verdict.ts'
import { createRandom } from '../../../../scripts/lib/sampling/random.ts'
import { createBank, notification } from './bank.ts'

const OK: Outcome = { status: 204 }

describe('a notifier', () => {
  it('sends what comes in one go in full batches, each card in order, each issuer apart', async () => {
    const bank = createBank(() => OK)
    const notifier = bank.notifier()
    for (const [id, card] of ['a', 'a', 'b', 'a', 'c'].entries()) notifier.accept(notification(id + 1, card))
    notifier.accept(notification(6, 'a', 'ABCDE_FG-1'))
    await bank.settle()
    expect(bank.received.map(({ issuerId, operationIds }) => [issuerId, ...operationIds])).toEqual([
      ['BANK_EX-01', 'op-1', 'op-2', 'op-4'],
      ['ABCDE_FG-1', 'op-6'],
      ['BANK_EX-01', 'op-3', 'op-5'],
    ])
    expect(notifier.undelivered).toBe(0)
    expect(notifier.deliveries({ cardId: 'b' })).toEqual([
      {
        id: 3,
        issuerId: 'BANK_EX-01',
        cardId: 'b',
        operationId: 'op-3',
        state: 'DELIVERED',
        attempts: 1,
        lastStatus: 204,
      },
    ])
  })

  it('does not send the next one of a card before the first one is answered', async () => {
    const answers: ((outcome: Outcome) => void)[] = []
    const bank = createBank(() => new Promise((resolve) => answers.push(resolve)))
    const notifier = bank.notifier()
    notifier.accept(notification(1, 'a'))
    await bank.settle()
    notifier.accept(notification(2, 'a'))
    notifier.accept(notification(3, 'b'))
    await bank.settle()
    expect(notifier.deliveries().map(({ operationId, state }) => `${operationId} ${state}`)).toEqual([
      'op-3 SENDING',
      'op-2 PENDING',
      'op-1 SENDING',
    ])
    answers[1]?.(OK)
    await bank.settle()
    answers[0]?.(OK)
    await bank.settle()
    answers[2]?.(OK)
    await bank.settle()
    expect(bank.told()).toEqual(['op-3: 204', 'op-1: 204', 'op-2: 204'])
  })

  it('holds what is refused and what is behind it until it is released, and no other card', async () => {
    let isResolved = false
    const bank = createBank((ids) => (ids.includes('op-2') && !isResolved ? { status: 400 } : OK))
    const notifier = bank.notifier()
    for (const [id, card] of ['a', 'b', 'c', 'b'].entries()) notifier.accept(notification(id + 1, card))
    await bank.settle()
    expect(bank.told()).toEqual(['op-1 op-2 op-4: 400', 'op-3: 204', 'op-1: 204', 'op-2: 400'])
    bank.clock.pass(100_000)
    await bank.settle()
    expect(notifier.deliveries({ state: 'HELD' })).toEqual([
      { id: 4, issuerId: 'BANK_EX-01', cardId: 'b', operationId: 'op-4', state: 'HELD', attempts: 1, lastStatus: 400 },
      { id: 2, issuerId: 'BANK_EX-01', cardId: 'b', operationId: 'op-2', state: 'HELD', attempts: 2, lastStatus: 400 },
    ])
    isResolved = true
    expect([notifier.release({ cardId: 'a' }), notifier.release({ cardId: 'b' }), notifier.release()]).toEqual([
      0, 2, 0,
    ])
    await bank.settle()
    expect(bank.told().slice(4)).toEqual(['op-2: 204', 'op-4: 204'])
  })

  it('holds at once what is refused because of the caller', async () => {
    const bank = createBank(() => ({ status: 401 }))
    const notifier = bank.notifier()
    for (const [id, card] of ['a', 'b', 'c'].entries()) notifier.accept(notification(id + 1, card))
    await bank.settle()
    expect(bank.told()).toEqual(['op-1 op-2 op-3: 401'])
    expect(notifier.deliveries().map(({ state }) => state)).toEqual(['HELD', 'HELD', 'HELD'])
  })

  it('sends again what failed, alone and later each time, and lets the others pass', async () => {
    const bank = createBank((ids) => (ids.includes('op-1') && bank.received.length < 5 ? { status: 500 } : OK))
    const notifier = bank.notifier()
    notifier.accept(notification(1, 'a'))
    notifier.accept(notification(2, 'b'))
    await bank.settle()
    expect(bank.told()).toEqual(['op-1 op-2: 500'])
    const [second, first] = notifier.deliveries()
    expect([first?.nextAttemptIn, second?.nextAttemptIn]).toEqual([expect.any(Number), expect.any(Number)])
    for (const _ of Array.from({ length: 10 })) {
      bank.clock.pass(50)
      await bank.settle()
    }
    expect(bank.told().slice(0, 4).toSorted()).toEqual(['op-1 op-2: 500', 'op-1: 500', 'op-1: 500', 'op-2: 204'])
    notifier.travel(60_000)
    await bank.settle()
    notifier.travel(60_000)
    await bank.settle()
    expect(notifier.deliveries({ cardId: 'a' })).toMatchObject([{ state: 'DELIVERED', lastStatus: 204 }])
  })

  it('asks once at a time whether an outage is over, and then sends everything', async () => {
    let isDown = true
    const bank = createBank(() => (isDown ? { failure: 'UNREACHABLE' } : OK))
    const notifier = bank.notifier()
    for (let id = 1; id <= 12; id += 1) notifier.accept(notification(id, `card-${id}`))
    await bank.settle()
    expect(bank.received.length).toBe(2)
    expect(notifier.deliveries({ limit: 1 })).toMatchObject([{ state: 'PENDING', nextAttemptIn: expect.any(Number) }])
    for (const expected of [3, 4, 5]) {
      bank.clock.pass(1000)
      await bank.settle()
      expect(bank.received.length).toBe(expected)
    }
    isDown = false
    bank.clock.pass(1000)
    await bank.settle()
    expect(notifier.undelivered).toBe(0)
  })

  it('waits as long as it is asked to, within bounds', async () => {
    const bank = createBank(() => (bank.received.length === 0 ? { status: 503, retryAfter: '1' } : OK))
    const notifier = bank.notifier()
    notifier.accept(notification(1, 'a'))
    await bank.settle()
    expect(notifier.deliveries()).toMatchObject([{ lastStatus: 503, nextAttemptIn: 1000 }])
    bank.clock.pass(999)
    await bank.settle()
    expect(bank.received.length).toBe(1)
    bank.clock.pass(1)
    await bank.settle()
    expect(bank.told()).toEqual(['op-1: 503', 'op-1: 204'])
  })

  it('does not wait long at the end for a bank that does not answer', async () => {
    let giveUp = (_: Outcome): void => {}
    const failed: unknown[] = []
    const bank = createBank(() => OK)
    const sender = {
      send: () => new Promise<Outcome>((resolve) => (giveUp = resolve)),
      close: async () => giveUp({ failure: 'CLOSED' }),
    }
    const ledger = {
      delivered() {},
      released() {},
      failed: (entries: readonly { id: number }[]) => failed.push(entries[0]?.id),
    }
    const notifier = bank.notifier({ sender, ledger })
    notifier.accept(notification(1, 'a'))
    await bank.settle()
    let isClosed = false
    const closed = notifier.close().then(() => {
      isClosed = true
    })
    bank.clock.pass(2999)
    await bank.settle()
    expect(isClosed).toBe(false)
    bank.clock.pass(1)
    await closed
    expect([failed, notifier.undelivered]).toEqual([[1], 1])
  })

  it('says when it has enough, forgets everything at a reset, and sends nothing once it is closed', async () => {
    const bank = createBank(() => ({ status: 403 }))
    const notifier = bank.notifier({ capacity: 2 })
    notifier.accept(notification(1, 'a'))
    expect(notifier.isFull).toBe(false)
    notifier.accept(notification(2, 'b'))
    expect(notifier.isFull).toBe(true)
    await bank.settle()
    notifier.reset()
    expect([notifier.isFull, notifier.undelivered, notifier.deliveries()]).toEqual([false, 0, []])
    await notifier.close()
    const sent = bank.received.length
    notifier.accept(notification(1, 'a'))
    await bank.settle()
    expect(bank.received.length).toBe(sent)
  })

  it('goes on with what an earlier life left behind', async () => {
    const bank = createBank(() => OK)
    const notifier = bank.notifier()
    notifier.accept(notification(7, 'a'), { attempts: 2, lastStatus: 404, isHeld: true })
    notifier.accept(notification(8, 'a'))
    notifier.accept(notification(9, 'b'), { attempts: 1, lastFailure: 'TIMEOUT', isHeld: false })
    await bank.settle()
    expect(bank.told()).toEqual(['op-9: 204'])
    expect(notifier.deliveries().map(({ state, attempts }) => [state, attempts])).toEqual([
      ['DELIVERED', 2],
      ['HELD', 0],
      ['HELD', 2],
    ])
    expect(notifier.release()).toBe(2)
    await bank.settle()
    expect(bank.told()).toEqual(['op-9: 204', 'op-7: 204', 'op-8: 204'])
  })
})

const OUTCOMES: readonly Outcome[] = [
  OK,
  OK,
  { status: 500 },
  { status: 503 },
  { status: 400 },
  { status: 302 },
  { failure: 'TIMEOUT' },
  { failure: 'CLOSED' },
  { failure: 'UNREACHABLE' },
]

describe('whatever a bank does', () => {
  it('gets everything, in order, and twice only what it has not acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 8 }), async (seed, cards) => {
        const random = createRandom(seed)
        let isMended = false
        const bank = createBank(() => (isMended ? OK : (random.pick(OUTCOMES) ?? OK)))
        const notifier = bank.notifier({ batch: 1 + random.below(4), connections: 1 + random.below(4) })
        const sent = Array.from({ length: 30 }, (_, index) => ({ id: index + 1, card: `card-${random.below(cards)}` }))
        for (const { id, card } of sent) {
          notifier.accept(notification(id, card))
          if (random.below(4) === 0) bank.clock.pass(random.below(400))
          if (random.below(3) === 0) await bank.settle()
          if (random.below(9) === 0) notifier.release()
        }
        isMended = true
        while (notifier.undelivered > 0) {
          notifier.release()
          bank.clock.pass(1000)
          await bank.settle()
        }
        const acknowledged = new Set<string>()
        const reached = new Map<string, string[]>()
        for (const { operationIds, outcome } of bank.received) {
          for (const operationId of operationIds) {
            expect(acknowledged.has(operationId)).toBe(false)
            const card = sent[Number(operationId.slice(3)) - 1]?.card ?? ''
            const before = sent.filter((one) => one.card === card && one.id < Number(operationId.slice(3)))
            const together = operationIds.slice(0, operationIds.indexOf(operationId))
            const isNext = before.every(({ id }) => acknowledged.has(`op-${id}`) || together.includes(`op-${id}`))
            expect(isNext).toBe(true)
          }
          if (outcome !== OK) continue
          for (const operationId of operationIds) {
            acknowledged.add(operationId)
            const card = sent[Number(operationId.slice(3)) - 1]?.card ?? ''
            reached.set(card, [...(reached.get(card) ?? []), operationId])
          }
        }
        expect(acknowledged.size).toBe(sent.length)
        for (const [card, ids] of reached) {
          expect(ids).toEqual(sent.filter((one) => one.card === card).map(({ id }) => `op-${id}`))
        }
      }),
      { numRuns: 40, seed: 4 },
    )
  })
})
