/** The small parts of the notifier: time, waiting, queues, verdicts. */
import { describe, expect, it } from 'vitest'
import { createAgenda } from '../../../../mocks/twin/notifier/agenda.ts'
import { askedToWait, waitAfter } from '../../../../mocks/twin/notifier/backoff.ts'
import { createQueue } from '../../../../mocks/twin/notifier/queue.ts'
import { isAboutCaller, type Outcome, verdictOf } from '../../../../mocks/twin/notifier/verdict.ts'
import { createRandom } from '../../../../scripts/lib/sampling/random.ts'
import { createFakeClock } from './bank.ts'

describe('a verdict', () => {
  it.each<[Outcome, string]>([
    [{ status: 204 }, 'done'],
    [{ status: 200 }, 'hold'],
    [{ status: 207 }, 'hold'],
    [{ status: 301 }, 'hold'],
    [{ status: 400 }, 'hold'],
    [{ status: 401 }, 'hold'],
    [{ status: 403 }, 'hold'],
    [{ status: 404 }, 'hold'],
    [{ status: 408 }, 'later'],
    [{ status: 409 }, 'hold'],
    [{ status: 429 }, 'unavailable'],
    [{ status: 500 }, 'later'],
    [{ status: 501 }, 'later'],
    [{ status: 503 }, 'unavailable'],
    [{ failure: 'UNREACHABLE' }, 'unavailable'],
    [{ failure: 'TIMEOUT' }, 'later'],
    [{ failure: 'CLOSED' }, 'later'],
    [{ failure: 'MALFORMED' }, 'later'],
  ])('on %j is %s', (outcome, verdict) => {
    expect(verdictOf(outcome)).toBe(verdict)
  })

  it('knows what is about the caller', () => {
    const about = [401, 403, 204].map((status) => isAboutCaller({ status }))
    expect([...about, isAboutCaller({ failure: 'TIMEOUT' })]).toEqual([true, false, false, false])
  })
})

describe('a wait', () => {
  const backoff = { first: 100, longest: 3000 }

  it.each([
    [1, 50, 100],
    [2, 100, 200],
    [5, 800, 1600],
    [6, 1500, 3000],
    [1e6, 1500, 3000],
  ])('after %i failures is between %i and %i', (failures, least, most) => {
    const waits = Array.from({ length: 200 }, (_, seed) => waitAfter(failures, backoff, createRandom(seed)))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least)
    expect(Math.max(...waits)).toBeLessThanOrEqual(most)
    expect(new Set(waits).size).toBeGreaterThan(20)
  })

  it('is the same for the same seed', () => {
    const wait = () => waitAfter(3, backoff, createRandom(7))
    expect(wait()).toBe(wait())
  })

  it.each<[string | undefined, number]>([
    [undefined, 0],
    ['2', 2000],
    ['0', 0],
    ['120', 120_000],
    ['99999999999', 3_600_000],
    ['-1', 0],
    ['soon', 0],
    ['Mon, 02 Nov 2026 09:30:01 GMT', 1000],
    ['Mon, 02 Nov 2020 09:30:01 GMT', 0],
  ])('that is asked for as %j is %i', (header, ms) => {
    expect(askedToWait(header, new Date('2026-11-02T09:30:00Z'))).toBe(ms)
  })
})

describe('an agenda', () => {
  it('calls in the order of time, once, and sets one timer', () => {
    const clock = createFakeClock()
    const agenda = createAgenda(clock)
    const called: number[] = []
    const random = createRandom(3)
    const times = Array.from({ length: 200 }, () => random.below(1000))
    for (const time of times) agenda.at(time, () => called.push(time))
    for (let step = 0; step < 20; step += 1) clock.pass(50)
    expect(called).toEqual(times.toSorted((a, b) => a - b))
  })

  it('travels, and then goes on as before', () => {
    const clock = createFakeClock()
    const agenda = createAgenda(clock)
    const called: string[] = []
    agenda.at(1000, () => called.push('first'))
    agenda.at(2000, () => called.push('second'))
    agenda.travel(1500)
    expect([called, agenda.now()]).toEqual([['first'], 1500])
    clock.pass(499)
    expect(called).toEqual(['first'])
    clock.pass(1)
    expect(called).toEqual(['first', 'second'])
  })

  it('takes appointments while it calls, and forgets', () => {
    const clock = createFakeClock()
    const agenda = createAgenda(clock)
    const called: string[] = []
    agenda.at(10, () => {
      called.push('outer')
      agenda.at(5, () => called.push('overdue'))
      agenda.at(20, () => called.push('later'))
    })
    clock.pass(10)
    expect(called).toEqual(['outer', 'overdue'])
    agenda.clear()
    clock.pass(100)
    expect(called).toEqual(['outer', 'overdue'])
  })
})

describe('a queue', () => {
  it('gives back in order what it was given, however long it gets', () => {
    const queue = createQueue<number>()
    const taken: number[] = []
    for (let index = 0; index < 5000; index += 1) {
      queue.push(index)
      if (index % 3 === 0) taken.push(queue.shift() ?? -1)
    }
    expect([queue.size, queue.at(0), queue.at(queue.size - 1)]).toEqual([3333, 1667, 4999])
    expect(queue.all().length).toBe(3333)
    while (queue.size > 0) taken.push(queue.shift() ?? -1)
    expect(taken).toEqual(Array.from({ length: 5000 }, (_, index) => index))
    expect([queue.shift(), queue.at(0), queue.all()]).toEqual([undefined, undefined, []])
  })
})
