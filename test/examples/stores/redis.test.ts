/** Remembering in Redis: a real one, where it is installed, and one that is gone everywhere. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { redisStore } from '../../../examples/stores/redis.ts'
import { redisServer } from './redis-server.ts'

const server = await redisServer()
if (!server) process.stderr.write('Left out: `redis-server` is not installed, so the store in Redis was not tried.\n')
afterAll(() => server?.stop())

it('is tried only where it is installed', async () => {
  expect(await redisServer('no-such-redis-server')).toBeUndefined()
})

describe.runIf(server)('a store in Redis', () => {
  const { ask, client } = server ?? { ask: async () => '', client: { exists: async () => 0, set: async () => null } }
  beforeEach(() => ask('FLUSHALL'))

  it('knows what was added, by whichever process', async () => {
    const [one, other] = [redisStore(client), redisStore(client)]
    expect(await one.has('a')).toBe(false)
    await one.add('a')
    await other.add('a')
    expect([await one.has('a'), await other.has('a'), await one.has('b')]).toEqual([true, true, false])
  })

  it.each([
    'a\r\nFLUSHALL',
    JSON.stringify(['BANK_EX-01', 'card-0001', '123456789012', 'PURCHASE', 'APPROVED', '2026-01-01T00:00:00.000Z']),
    '💳 ключ',
  ])('keeps the key %j as it is', async (key) => {
    const store = redisStore(client)
    await store.add(key)
    expect([await store.has(key), await ask('EXISTS', `d1:seen:${key}`)]).toEqual([true, '1'])
  })

  it('gives a key its end with the command that adds it', async () => {
    await redisStore(client, { keepDays: 2 }).add('a')
    expect(Number(await ask('TTL', 'd1:seen:a'))).toBeGreaterThan(86_400)
  })

  it('keeps a key as long as it was told first, and no longer', async () => {
    const store = redisStore(client, { keepDays: 2 })
    await store.add('a')
    await ask('EXPIRE', 'd1:seen:a', 1000)
    await store.add('a')
    expect(Number(await ask('TTL', 'd1:seen:a'))).toBeLessThanOrEqual(1000)
    await ask('PEXPIREAT', 'd1:seen:a', 1)
    expect(await store.has('a')).toBe(false)
  })
})

describe('a store in a Redis that is gone', () => {
  it('tells the receiver', async () => {
    const gone = () => Promise.reject(new Error('gone'))
    const store = redisStore({ exists: gone, set: gone })
    await expect(store.has('a')).rejects.toThrow('gone')
    await expect(store.add('a')).rejects.toThrow('gone')
  })
})
