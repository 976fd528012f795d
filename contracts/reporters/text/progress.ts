/**
 * One line that says how far a run is, renewed while it goes on.
 * Pure: told the time, it returns the line; who owns the terminal draws it.
 */

import { printable } from '../../../scripts/lib/printable.ts'
import type { RunEvent } from '../../event.ts'
import { counted, duration } from '../view/words.ts'
import { displayWidth, WIDTH, wrap } from './layout.ts'

/** How far a run is. */
export interface Progress {
  /** Takes in one event at a time in milliseconds; returns the line as it stands now. */
  on(event: RunEvent, now: number): string
}

/** Cuts a line to fewer columns than a terminal has. */
function oneLine(text: string): string {
  if (displayWidth(text) < WIDTH) return text
  const [first = ''] = wrap(text.replaceAll(' ', '\u00a0'), WIDTH - 2)
  return `${first.replaceAll('\u00a0', ' ')}…`
}

/** A time that is only reckoned, in whole seconds. */
function about(milliseconds: number): string {
  return milliseconds < 60_000 ? `${Math.max(1, Math.round(milliseconds / 1000))} s` : duration(milliseconds)
}

/** Begins at nothing. */
export function progress(): Progress {
  let begun: number | undefined
  let checks = ''
  let turn = 'begins'
  let place = ''
  let done = 0
  let requests = 0
  let broken = 0
  /** What is left, as far as operations take alike. */
  const left = (elapsed: number) => (done === 0 ? '' : `, about ${about((elapsed / done) * (1 - done))} left`)
  return {
    on(event, now) {
      begun ??= now
      if (event.type === 'start') checks = ` × ${counted(event.checks, 'check')}`
      if (event.type === 'operation') {
        turn = `${event.index + 1}/${event.of}`
        place = `: ${printable(event.operation)}${checks}`
        done = event.index / event.of
      }
      if (event.type === 'exchange') requests += 1
      if (event.type === 'judgement' && event.outcome === 'fail' && event.severity === 'must') broken += 1
      const elapsed = now - begun
      const rate = elapsed > 0 ? `, ${Math.round((requests / elapsed) * 1000)}/s` : ''
      return oneLine(`${turn}, ${counted(requests, 'request')}${rate}, ${broken} failed${left(elapsed)}${place}`)
    },
  }
}
