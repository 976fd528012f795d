/**
 * One line that says how far a run is, renewed while it goes on.
 * Pure: told the time, it returns the line; who owns the terminal draws it.
 */
import type { RunEvent } from '../../event.ts'
import { printable } from '../view/printable.ts'
import { counted } from '../view/words.ts'
import { displayWidth, WIDTH, wrap } from './layout.ts'

/** How far a run is. */
export interface Progress {
  /** Takes in one event at a time in milliseconds; returns the line as it stands now. */
  on(event: RunEvent, now: number): string
}

/** Keeps a line on one line. */
function oneLine(text: string): string {
  if (displayWidth(text) < WIDTH) return text
  const [first = ''] = wrap(text.replaceAll(' ', '\u00a0'), WIDTH - 2)
  return `${first.replaceAll('\u00a0', ' ')}…`
}

/** Begins at nothing. */
export function progress(): Progress {
  let begun: number | undefined
  let place = ''
  let requests = 0
  let failures = 0
  return {
    on(event, now) {
      begun ??= now
      if (event.type === 'operation') place = `${event.index + 1} of ${event.of} ${printable(event.operation)}`
      if (event.type === 'exchange') requests += 1
      if (event.type === 'judgement' && event.outcome === 'fail') failures += 1
      const seconds = (now - begun) / 1000
      const rate = seconds > 0 ? `, ${Math.round(requests / seconds)}/s` : ''
      return oneLine(`operation ${place}: ${counted(requests, 'request')}${rate}, ${failures} failed`)
    },
  }
}
