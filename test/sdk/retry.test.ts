/** What is tried again, and after how long. */
import { describe, expect, it } from 'vitest'
import { D1Error } from '../../sdk/errors.ts'
import { cardProductId, consumerId } from '../../sdk/inbound.ts'
import { pauseBefore, retryAfterOf } from '../../sdk/retry.ts'
import { answers, broken, CARD, clientOf, empty, errorOf, json, type Server } from './given.ts'

const NEW = { consumerId: consumerId('c'), cardProductId: cardProductId('p'), name: '' }
const AT_ONCE = { 'retry-after': '0' }
const made = json({ cardId: 'card-1' }, 201)

/** How often a server is asked for a card, and to create one. */
async function tries(server: () => Server, retries = 2): Promise<[number, number]> {
  const read = clientOf(server(), { retries })
  await read.d1.cards.get(CARD).catch(() => {})
  const write = clientOf(server(), { retries })
  await write.d1.cards.create(NEW).catch(() => {})
  return [read.asked.length, write.asked.length]
}

describe('tries', () => {
  it.each<[string, () => Server, [number, number]]>([
    ['no answer', () => broken(), [3, 1]],
    ['500', () => empty(500), [3, 1]],
    ['502', () => empty(502), [3, 1]],
    ['504', () => empty(504), [3, 1]],
    ['503', () => empty(503), [3, 1]],
    ['429', () => empty(429), [3, 1]],
    ['503 that says when', () => empty(503, AT_ONCE), [3, 3]],
    ['429 that says when', () => empty(429, AT_ONCE), [3, 3]],
    ['500 that says when', () => empty(500, AT_ONCE), [3, 1]],
    ['503 that says much later', () => empty(503, { 'retry-after': '3600' }), [1, 1]],
    ['400', () => empty(400), [1, 1]],
    ['404', () => empty(404, AT_ONCE), [1, 1]],
    ['409', () => empty(409), [1, 1]],
    ['501', () => empty(501), [1, 1]],
  ])('after %s: read, create', async (_, server, expected) => {
    expect(await tries(server)).toEqual(expected)
  })

  it('end with the first success', async () => {
    const { asked, d1 } = clientOf(answers(empty(503, AT_ONCE), made))
    expect(await d1.cards.create(NEW)).toEqual({ cardId: 'card-1' })
    expect(asked).toHaveLength(2)
    expect(asked[1]).toEqual(asked[0])
  })

  it('are as many as is said', async () => {
    expect(await tries(() => empty(503, AT_ONCE), 0)).toEqual([1, 1])
    expect(await tries(() => empty(503, AT_ONCE), 5)).toEqual([6, 6])
  })

  it('tell the caller what they did not wait for', async () => {
    const { d1 } = clientOf(empty(503, { 'retry-after': '3600' }))
    const { retryable, retryAfter } = await errorOf(d1.cards.create(NEW))
    expect([retryable, retryAfter]).toEqual([true, 3_600_000])
  })
})

describe('pauseBefore', () => {
  const error = (retryAfter?: number) => new D1Error('HTTP', '', { retryable: true, retryAfter })

  it('is any part of a bound that doubles, up to a limit', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 60].map((retry) => pauseBefore(retry, error(), () => 1))
    expect(longest).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000])
    expect(pauseBefore(3, error(), () => 0.25)).toBe(500)
    expect(pauseBefore(3, error(), () => 0)).toBe(0)
  })

  it('is what D1 asks for, within bounds', () => {
    expect([0, 60_000, 60_001].map((ms) => pauseBefore(0, error(ms), () => 1))).toEqual([0, 60_000, undefined])
  })

  it('is none for what is not to be tried again', () => {
    expect(pauseBefore(0, new D1Error('HTTP', '', { retryAfter: 0 }), () => 1)).toBeUndefined()
  })
})

describe('retryAfterOf', () => {
  const now = Date.UTC(2026, 0, 1, 12)
  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['2027', 2_027_000],
    ['9'.repeat(40), undefined],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Thu, 99 Jan 2026 11:00:00 GMT', undefined],
  ])('%j', (value, expected) => {
    expect(retryAfterOf(new Headers(value === undefined ? {} : { 'retry-after': value }), now)).toBe(expected)
  })

  it('is by the clock of who says it, however wrong this one is', () => {
    const headers = { 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT', date: 'Thu, 01 Jan 2026 12:00:20 GMT' }
    expect([now - 3_600_000, now + 3_600_000].map((here) => retryAfterOf(new Headers(headers), here))).toEqual([
      10_000, 10_000,
    ])
  })
})
