/**
 * What was dealt with, in Redis: for a bank whose receiver runs in several processes.
 * Needs the package `redis`, whose client has the form that is asked for here; writes keys that begin with `d1:seen:`.
 * What Redis loses when it is restarted comes once more, so let it keep its keys on disk (`appendonly yes`).
 */
import type { SeenStore } from 'd1-contracts/outbound'

/** What is used of a client of `redis`. */
export interface RedisClient {
  exists(key: string): Promise<number>
  set(key: string, value: string, options: { NX: true; EX: number }): Promise<unknown>
}

const DAY = 86_400

/**
 * Makes a store of a client that is connected.
 *
 * @example createReceiver({ seen: redisStore(await createClient().connect()), … })
 */
export function redisStore(client: RedisClient, { keepDays = 90 }: { keepDays?: number } = {}): SeenStore {
  const nameOf = (key: string) => `d1:seen:${key}`
  return {
    has: async (key) => (await client.exists(nameOf(key))) > 0,
    async add(key) {
      // One command sets the key and its end, so that none is left without an end.
      await client.set(nameOf(key), '1', { NX: true, EX: keepDays * DAY })
    },
  }
}
