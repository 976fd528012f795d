import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../../contracts/event.ts'
import { displayWidth } from '../../../../contracts/reporters/text/layout.ts'
import { progress } from '../../../../contracts/reporters/text/progress.ts'

const start: RunEvent = { type: 'start', api: 'a', baseUrl: 'http://x', seed: 1, operations: 14, checks: 26 }
const operation = (name: string, index = 2): RunEvent => ({ type: 'operation', operation: name, index, of: 14 })
const exchange: RunEvent = {
  type: 'exchange',
  operation: 'a',
  probe: 'p',
  method: 'GET',
  status: 200,
  durationMs: 1,
}
const failure: RunEvent = { type: 'judgement', operation: 'a', check: 'c', severity: 'must', outcome: 'fail' }

/** The line after these events, half a second apart. */
function lineAfter(...events: RunEvent[]): string {
  const state = progress()
  return events.map((event, index) => state.on(event, index * 500)).at(-1) ?? ''
}

describe('progress', () => {
  it.each<[string, RunEvent[], string]>([
    ['before the first operation', [start], 'begins, 0 requests, 0 failed'],
    [
      'at the beginning',
      [start, operation('createCard', 0)],
      '1/14, 0 requests, 0/s, 0 failed: createCard × 26 checks',
    ],
    [
      'later',
      [start, operation('createCard'), exchange, exchange, failure, { ...failure, severity: 'may' }],
      '3/14, 2 requests, 1/s, 1 failed, about 15 s left: createCard × 26 checks',
    ],
    [
      'where it takes long',
      [start, operation('createCard', 1), ...Array.from({ length: 12 }, () => exchange)],
      '2/14, 12 requests, 2/s, 0 failed, about 1 min 25 s left: createCard × 26 checks',
    ],
    ['with a hostile name', [operation('a\u001b[2J', 0)], '1/14, 0 requests, 0 failed: a\\u001b[2J'],
  ])('says how far it is %s', (_, events, want) => {
    expect(lineAfter(...events)).toBe(want)
  })

  it('stays on one line', () => {
    const events = [start, operation('カード'.repeat(40)), ...Array.from({ length: 300 }, () => exchange)]
    expect(displayWidth(lineAfter(...events))).toBeLessThan(80)
  })
})
