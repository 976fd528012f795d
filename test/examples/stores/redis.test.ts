/** Remembering in Redis, on a client that knows the two commands. */
import { describe, expect, it } from 'vitest'
import { type RedisClient, redisStore } from '../../../examples/stores/redis.ts'

/** A server, a clock that is moved by hand in seconds, and how often it was asked. */
function server() {
  const ends = new Map<string, number>()
  const clock = { now: 0 }
  const asked: string[] = []
  const isThere = (key: string) => (ends.get(key) ?? 0) > clock.now
  const client: RedisClient = {
    async exists(key) {
      asked.push('EXISTS')
      return isThere(key) ? 1 : 0
    },
    async set(key, _, { EX }) {
      asked.push('SET')
      if (isThere(key)) return null
      ends.set(key, clock.now + EX)
      return 'OK'
    },
  }
  return { client, ends, clock, asked }
}

describe('a store in Redis', () => {
  it('knows what was added, by whichever process', async () => {
    const { client, ends } = server()
    const [one, other] = [redisStore(client), redisStore(client)]
    expect(await one.has('a')).toBe(false)
    await one.add('a')
    await other.add('a')
    expect([await one.has('a'), await other.has('a'), await one.has('b')]).toEqual([true, true, false])
    expect([...ends.keys()]).toEqual(['d1:seen:a'])
  })

  it('adds by one command that sets the end as well', async () => {
    const { client, asked, ends } = server()
    await redisStore(client, { keepDays: 1 }).add('a')
    expect([asked, [...ends.values()]]).toEqual([['SET'], [86_400]])
  })

  it('keeps a key as long as it is told to, and no longer', async () => {
    const { client, clock } = server()
    const store = redisStore(client, { keepDays: 2 })
    await store.add('a')
    clock.now = 2 * 86_400 - 1
    await store.add('a')
    expect(await store.has('a')).toBe(true)
    clock.now = 2 * 86_400
    expect(await store.has('a')).toBe(false)
    await store.add('a')
    expect(await store.has('a')).toBe(true)
  })

  it('tells the receiver when the server is gone', async () => {
    const gone = () => Promise.reject(new Error('gone'))
    const store = redisStore({ exists: gone, set: gone })
    await expect(store.has('a')).rejects.toThrow('gone')
    await expect(store.add('a')).rejects.toThrow('gone')
  })
})
