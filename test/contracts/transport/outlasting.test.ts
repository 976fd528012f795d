/** How long a target that serves nobody is waited for, and what is said then. */
import { describe, expect, it } from 'vitest'
import { outlast } from '../../../contracts/transport/outlasting.ts'
import type { Sent } from '../../../contracts/transport/transport.ts'

/** A target that answers these statuses one after the other, the last one for ever; 0 is no answer. */
async function waited(...statuses: number[]) {
  const waits: number[] = []
  const ask = async (): Promise<Sent> => {
    const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 0
    if (status === 0) return { ok: false, failure: { kind: 'refused', sentence: 'Gone.' }, durationMs: 1 }
    return { ok: true, answer: { status, headers: [], body: new Uint8Array() }, durationMs: 1 }
  }
  const why = await outlast(ask, (ms) => waits.push(ms))
  return { waits, why }
}

describe('outlast', () => {
  it.each<[string, number[], number[]]>([
    ['waits for nothing where one is served', [200], []],
    ['takes any answer that sends nobody away', [503, 404], [1000]],
    ['leaves it to others to tell that it is gone', [429, 0], [1000]],
    ['waits longer and longer', [429, 429, 503, 200], [1000, 2000, 4000]],
  ])('%s', async (_, statuses, waits) => expect(await waited(...statuses)).toEqual({ waits, why: undefined }))

  it('gives up on a limit after a minute', async () => {
    const { waits, why } = await waited(429)
    expect(waits.reduce((sum, wait) => sum + wait)).toBe(63_000)
    expect(why).toEqual({
      kind: 'postponed',
      sentence: 'The target refuses every request for their number (429); run it again later, or slower by `--rate`.',
    })
  })

  it('gives up sooner on what is unavailable', async () => {
    const { waits, why } = await waited(502)
    expect(waits.reduce((sum, wait) => sum + wait)).toBe(15_000)
    expect(why?.sentence).toBe('The target is unavailable to every request (502); run it again later.')
  })
})
