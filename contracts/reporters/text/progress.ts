/**
 * One line that says how far a run is, renewed while it goes on.
 * Pure: told the time, it returns the line; who owns the terminal draws it.
 */
import type { RunEvent } from '../../event.ts'
import { printable } from '../view/printable.ts'
import { counted, duration } from '../view/words.ts'
import { displayWidth, WIDTH, wrap } from './layout.ts'

/** How far a run is. */
export interface Progress {
  /** Takes in one event at a time in milliseconds; returns the line as it stands now. */
  on(event: RunEvent, now: number): string
}

/** Columns a name may take beside the figures. */
const NAME = 24

/** Cuts a text to fewer than so many columns. */
function shortened(text: string, columns: number): string {
  if (displayWidth(text) < columns) return text
  const [first = ''] = wrap(text.replaceAll(' ', '\u00a0'), columns - 2)
  return `${first.replaceAll('\u00a0', ' ')}…`
}

/** Begins at nothing. */
export function progress(): Progress {
  let begun: number | undefined
  let checks = ''
  let place = ''
  let done = 0
  let requests = 0
  let broken = 0
  /** What is left, as far as operations take alike. */
  const left = (elapsed: number) =>
    done === 0 || done >= 1 ? '' : `, about ${duration((elapsed / done) * (1 - done))} left`
  return {
    on(event, now) {
      begun ??= now
      if (event.type === 'start') checks = ` × ${counted(event.checks, 'check')}`
      if (event.type === 'operation') {
        place = `${event.index + 1}/${event.of} ${shortened(printable(event.operation), NAME)}`
        done = event.index / event.of
      }
      if (event.type === 'exchange') requests += 1
      if (event.type === 'judgement' && event.outcome === 'fail' && event.severity === 'must') broken += 1
      const elapsed = now - begun
      const rate = elapsed > 0 ? `, ${Math.round((requests / elapsed) * 1000)}/s` : ''
      return shortened(
        `${place}${checks}: ${counted(requests, 'request')}${rate}, ${broken} failed${left(elapsed)}`,
        WIDTH,
      )
    },
  }
}
