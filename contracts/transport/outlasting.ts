/**
 * Waiting for a target that serves nobody just now: it is asked for the same again and again, with longer and longer
 * waits, until it serves that or there is no hope.
 * Pure; what waits and sends is handed in.
 */
import { isMomentary, isUnavailable } from './patience.ts'
import type { Sent } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** Waits between asking, in milliseconds: a limit may count by the minute, what is unavailable is back soon or not. */
const WAITS = { limited: [1_000, 2_000, 4_000, 8_000, 16_000, 32_000], unavailable: [1_000, 2_000, 4_000, 8_000] }

/** The status by which an answer sends everybody away for a moment. */
export function momentaryStatus(sent: Sent): number | undefined {
  return sent.ok && isMomentary(sent.answer.status) ? sent.answer.status : undefined
}

/** Asks until something else comes; why the run is to end, when nothing does. `hold` lets the next one wait. */
export async function outlast(ask: () => Promise<Sent>, hold: (ms: number) => void): Promise<Failure | undefined> {
  for (let turn = 0; ; turn += 1) {
    const status = momentaryStatus(await ask())
    if (status === undefined) return undefined
    const wait = WAITS[isUnavailable(status) ? 'unavailable' : 'limited'][turn]
    if (wait === undefined) return { kind: 'postponed', sentence: sentenceOf(status) }
    hold(wait)
  }
}

function sentenceOf(status: number): string {
  if (isUnavailable(status)) return `The target is unavailable to every request (${status}); run it again later.`
  return `The target refuses every request for their number (${status}); run it again later, or slower by \`--rate\`.`
}
