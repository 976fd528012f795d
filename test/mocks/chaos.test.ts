/** Trouble on purpose: how it is asked for, and that the same run meets the same. */
import { describe, expect, it } from 'vitest'
import { type Chaos, chaotic, readChaos } from '../../mocks/chaos.ts'
import type { Refusal, Reply } from '../../mocks/exchange.ts'
import { call } from './calls.ts'

describe('expressions', () => {
  it.each<[string, Chaos]>([
    ['latency=50', { latency: [50, 50], drop: 0, status503: 0 }],
    ['latency=50..200,drop=0.01,status503=.05', { latency: [50, 200], drop: 0.01, status503: 0.05 }],
    ['status503=1', { latency: [0, 0], drop: 0, status503: 1 }],
  ])('%s', (expression, want) => {
    expect(readChaos(expression)).toEqual(want)
  })

  const NONE = 'is none of `latency=MS`, `latency=MS..MS`, `drop=P` and `status503=P`'
  const LATENCY = 'must be milliseconds up to 600000, the lower first'
  it.each([
    ['', '', NONE],
    ['drop', 'drop', NONE],
    ['drop=', 'drop=', NONE],
    ['latency=1,,drop=1', '', NONE],
    ['__proto__=1', '__proto__=1', NONE],
    ['drop=0.1,drop=0.2', 'drop=0.2', 'sets `drop` a second time'],
    ['drop=2', 'drop=2', 'must be a share from 0 to 1'],
    ['status503=10%', 'status503=10%', 'must be a share from 0 to 1'],
    ['latency=200..50', 'latency=200..50', LATENCY],
    ['latency=9999999', 'latency=9999999', LATENCY],
    [`x${'y'.repeat(99)}`, `x${'y'.repeat(39)}…`, NONE],
  ])('%s is refused', (expression, part, rule) => {
    const example = 'latency=50..200,drop=0.01,status503=0.05'
    expect(() => readChaos(expression)).toThrow(
      expect.objectContaining({
        code: 'ARGUMENTS',
        message: `The part ${JSON.stringify(part)} of \`--chaos\` ${rule}; write \`${example}\`.`,
      }),
    )
  })
})

describe('servers', () => {
  const ok: Reply = { status: 200, headers: {} }
  const errorOf = ({ statuses, headers = {} }: Refusal): Reply => ({ status: statuses[0], headers: { ...headers } })

  /** What some requests one after the other come to: a status, or that the connection was closed. */
  async function heard(expression: string, seed: number, requests = 40): Promise<string> {
    const respond = chaotic(async () => ok, readChaos(expression), seed, errorOf)
    const answers: string[] = []
    for (let request = 0; request < requests; request += 1) {
      answers.push(
        await respond(call('/')).then(
          ({ status }) => String(status),
          () => 'closed',
        ),
      )
    }
    return answers.join(' ')
  }

  it('give the same trouble to the same requests, and other trouble for another seed', async () => {
    const first = await heard('drop=0.2,status503=0.3', 1)
    expect(await heard('drop=0.2,status503=0.3', 1)).toBe(first)
    expect(await heard('drop=0.2,status503=0.3', 2)).not.toBe(first)
    expect(new Set(first.split(' '))).toEqual(new Set(['200', '503', 'closed']))
  })

  it.each([
    ['drop=0', '200 200'],
    ['drop=1', 'closed closed'],
    ['status503=1', '503 503'],
    ['drop=1,status503=1', 'closed closed'],
  ])('with %s come to %s', async (expression, want) => {
    expect(await heard(expression, 1, 2)).toBe(want)
  })

  it('say when to try again', async () => {
    const respond = chaotic(async () => ok, readChaos('status503=1'), 1, errorOf)
    expect(await respond(call('/'))).toEqual({ status: 503, headers: { 'retry-after': '1' } })
  })

  it('keep an answer back for as long as they are told', async () => {
    const begun = performance.now()
    await heard('latency=30..40', 1, 1)
    // A timer may fire a moment early, never late enough to be a fault.
    expect(performance.now() - begun).toBeGreaterThan(25)
  })
})
