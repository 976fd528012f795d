import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../../contracts/event.ts'
import { displayWidth } from '../../../../contracts/reporters/text/layout.ts'
import { progress } from '../../../../contracts/reporters/text/progress.ts'

const operation = (name: string): RunEvent => ({ type: 'operation', operation: name, index: 2, of: 14 })
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
  it.each([
    ['at the beginning', [operation('createCard')], 'operation 3 of 14 createCard: 0 requests, 0 failed'],
    [
      'later',
      [operation('createCard'), exchange, exchange, failure],
      'operation 3 of 14 createCard: 2 requests, 1/s, 1 failed',
    ],
    ['with a hostile name', [operation('a\u001b[2J')], 'operation 3 of 14 a\\u001b[2J: 0 requests, 0 failed'],
  ])('says how far it is %s', (_, events, want) => {
    expect(lineAfter(...events)).toBe(want)
  })

  it('stays on one line', () => {
    expect(displayWidth(lineAfter(operation('カード'.repeat(40))))).toBe(79)
  })
})
