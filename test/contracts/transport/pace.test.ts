/** How fast requests follow each other, by a clock that only moves when somebody sleeps. */
import { describe, expect, it } from 'vitest'
import { type Clock, Pace } from '../../../contracts/transport/pace.ts'

/** A clock and what was slept. */
function clockwork(): Clock & { slept: number[]; pass(ms: number): void } {
  let time = 1000
  const slept: number[] = []
  return {
    slept,
    pass: (ms) => {
      time += ms
    },
    now: () => time,
    sleep: async (ms, signal) => {
      if (signal?.aborted) return
      slept.push(ms)
      time += ms
    },
  }
}

/** When each of some requests got its turn. */
async function turns(pace: Pace, clock: Clock, count: number): Promise<number[]> {
  const begun = clock.now()
  return Promise.all(Array.from({ length: count }, () => Promise.resolve(pace.turn()).then(() => clock.now() - begun)))
}

describe('a pace', () => {
  it('is as fast as one can without a rate', async () => {
    const clock = clockwork()
    expect(await turns(new Pace({ clock }), clock, 4)).toEqual([0, 0, 0, 0])
  })

  it.each([
    [10, [0, 100, 200, 300]],
    [0.5, [0, 2000, 4000, 6000]],
    [3, [0, 334, 668, 1002]],
  ])('of %s a second is never faster, however many ask at once', async (rate, want) => {
    const clock = clockwork()
    expect(await turns(new Pace({ rate, clock }), clock, 4)).toEqual(want)
  })

  it('saves up no turns for later', async () => {
    const clock = clockwork()
    const pace = new Pace({ rate: 10, clock })
    await pace.turn()
    clock.pass(5000)
    expect(await turns(pace, clock, 3)).toEqual([0, 100, 200])
  })

  it('holds everyone when one is told to wait, also those who wait already', async () => {
    const clock = clockwork()
    const pace = new Pace({ clock })
    pace.hold(1000)
    const waiting = turns(pace, clock, 3)
    pace.hold(300)
    expect(await waiting).toEqual([1000, 1000, 1000])
  })

  it('gets slower with every refusal and faster with every answer', async () => {
    const clock = clockwork()
    const pace = new Pace({ clock })
    for (let refusal = 0; refusal < 3; refusal += 1) pace.slow()
    expect(await turns(pace, clock, 3)).toEqual([0, 100, 200])
    for (let refusal = 0; refusal < 9; refusal += 1) pace.slow()
    clock.pass(1000)
    expect(await turns(pace, clock, 2)).toEqual([0, 1000])
    for (let answer = 0; answer < 200; answer += 1) pace.ease()
    clock.pass(1000)
    expect(await turns(pace, clock, 2)).toEqual([0, 0])
  })

  it('keeps nobody waiting who is to stop', async () => {
    const stop = new AbortController()
    const pace = new Pace({ signal: stop.signal })
    pace.hold(60_000)
    const waiting = pace.turn()
    stop.abort()
    await expect(waiting).resolves.toBeUndefined()
  })
})
