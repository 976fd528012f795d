/** What a line does to a target that limits, and where a run ends. */
import { describe, expect, it } from 'vitest'
import type { Answer, Request } from '../../../contracts/transport/exchange.ts'
import { Line, type LineOptions, type Reply } from '../../../contracts/transport/line.ts'

const REQUEST: Request = { method: 'GET', target: '/', headers: [] }

/** A target that answers these statuses one after the other, the last one for ever. */
function target(statuses: (number | [number, string])[], limits: LineOptions = {}) {
  const times: number[] = []
  const begun = performance.now()
  const line = new Line(
    {
      async send() {
        times.push(performance.now() - begun)
        const next = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200
        const [status, wait] = typeof next === 'number' ? [next, undefined] : next
        const answer: Answer = {
          status,
          headers: wait === undefined ? [] : [['retry-after', wait]],
          body: new Uint8Array(),
        }
        return { ok: true, answer, durationMs: 1 }
      },
      close: async () => {},
    },
    limits,
  )
  return { line, times }
}

const ended = (reply: Reply) => (reply.ok ? reply.answer.status : reply.failure.sentence)

describe('a line', () => {
  it('lets everyone wait when one is told to', async () => {
    const { line, times } = target([[429, '1'], 200])
    const first = line.send(REQUEST, [])
    await new Promise((ready) => setTimeout(ready, 20))
    const [one, other] = await Promise.all([first, line.send(REQUEST, [])])
    expect([ended(one), ended(other), times.length]).toEqual([200, 200, 3])
    expect(times.slice(1).every((time) => time >= 990)).toBe(true)
  })

  it('keeps to its rate', async () => {
    const { line, times } = target([200], { rate: 50 })
    await Promise.all(Array.from({ length: 5 }, () => line.send(REQUEST, [])))
    // From the beginning: a request may be late, the one after it is not late because of that.
    expect(times.every((time, index) => time >= index * 20 - 1)).toBe(true)
  })

  it('comes to its end when it is asked to stay away for long', async () => {
    const { line, times } = target([[503, '3600']])
    const sentence = 'The target asks to be left alone for 3600 s (503); run it again then.'
    expect(ended(await line.send(REQUEST, []))).toBe(sentence)
    expect([line.broken, times.length]).toEqual([{ kind: 'postponed', sentence }, 1])
  })

  it('stops asking again where waiting is in vain', async () => {
    const { line, times } = target([[429, '0']])
    const replies: unknown[] = []
    for (let turn = 0; turn < 5; turn += 1) replies.push(ended(await line.send(REQUEST, [])))
    expect(new Set(replies)).toEqual(new Set(['The target limits the rate of requests (429).']))
    expect(times.length).toBe(3 * 3 + 2)
  })

  it('sends no more requests than the run may', async () => {
    const { line, times } = target([200], { maxRequests: 3 })
    const replies = await Promise.all(Array.from({ length: 5 }, () => line.send(REQUEST, [])))
    const sentence =
      'The run reached its limit of 3 requests; raise it by `--max-requests`, or judge a part by `--only`.'
    expect(replies.map(ended)).toEqual([200, 200, 200, sentence, sentence])
    expect([line.broken, times.length, line.sent]).toEqual([{ kind: 'capped', sentence }, 3, 3])
  })

  it('is not at its end before it would send one too many', async () => {
    const { line } = target([200], { maxRequests: 1 })
    await line.send(REQUEST, [])
    expect(line.broken).toBeUndefined()
  })

  it('takes no more time than the run may, also while it waits', async () => {
    const { line } = target([[429, '50']], { maxTimeMs: 30 })
    const sentence = 'The run reached its limit of 0.03 s; raise it by `--max-time`, or judge a part by `--only`.'
    expect(ended(await line.send(REQUEST, []))).toBe(sentence)
    expect(line.broken).toEqual({ kind: 'capped', sentence })
  })

  it('stops when it is asked to, also while it waits', async () => {
    const stop = new AbortController()
    const { line } = target([[429, '50']], { signal: stop.signal })
    const reply = line.send(REQUEST, [])
    setTimeout(() => stop.abort(), 10)
    expect(ended(await reply)).toBe('The run was interrupted.')
  })

  it('waits only a moment for what is under way when it is asked to stop', async () => {
    const stop = new AbortController()
    const never = { send: () => new Promise<never>(() => {}), close: async () => {} }
    const line = new Line(never, { signal: stop.signal })
    const reply = line.send(REQUEST, [])
    stop.abort()
    expect(ended(await reply)).toBe('The run was interrupted.')
  })

  it('waits only a moment for what is under way when its time is up', async () => {
    const never = { send: () => new Promise<never>(() => {}), close: async () => {} }
    const line = new Line(never, { maxTimeMs: 10 })
    const sentence = 'The run reached its limit of 0.01 s; raise it by `--max-time`, or judge a part by `--only`.'
    expect(ended(await line.send(REQUEST, []))).toBe(sentence)
  })

  it('may last longer than timers do', async () => {
    const { line } = target([200], { maxTimeMs: 40 * 86_400_000 })
    expect(ended(await line.send(REQUEST, []))).toBe(200)
  })

  it('counts what a transport sends beside, and keeps that to its limits', async () => {
    const granted: boolean[] = []
    const line = new Line(
      {
        async send(_, __, leave = async () => true) {
          granted.push(await leave())
          return { ok: true, answer: { status: 200, headers: [], body: new Uint8Array() }, durationMs: 1 }
        },
        close: async () => {},
      },
      { maxRequests: 3 },
    )
    for (let turn = 0; turn < 3; turn += 1) await line.send(REQUEST, [])
    expect([granted, line.sent]).toEqual([[true, false], 3])
  })

  it('is greeted by the first request that is not sent away', async () => {
    const { line, times } = target([503, 429, 404])
    expect(await line.greet([REQUEST, REQUEST, REQUEST, REQUEST])).toBeUndefined()
    expect(times.length).toBe(3)
  })

  it('does not wait for everybody before it has waited in vain for many', async () => {
    const { line, times } = target([404, [503, '0']])
    expect(await line.greet([REQUEST])).toBeUndefined()
    const replies = new Set<unknown>()
    for (let turn = 0; turn < 11; turn += 1) replies.add(ended(await line.send(REQUEST, [])))
    expect([[...replies], times.length, line.broken]).toEqual([[503], 1 + 3 * 3 + 8, undefined])
  })

  it('goes on when others are served again where waiting was in vain', async () => {
    const refusals = Array.from({ length: 3 * 3 + 9 }, (): [number, string] => [503, '0'])
    const { line } = target([404, ...refusals, 404, 200])
    await line.greet([REQUEST])
    const replies: unknown[] = []
    for (let turn = 0; turn < 12; turn += 1) replies.push(ended(await line.send(REQUEST, [])))
    expect(replies).toEqual([...Array.from({ length: 11 }, () => 503), 200])
  })

  it('says no number where it is asked to stay away for ever', async () => {
    const { line } = target([[429, '9'.repeat(400)]])
    expect(ended(await line.send(REQUEST, []))).toBe(
      'The target asks to be left alone for good (429); run it again then.',
    )
  })
})
