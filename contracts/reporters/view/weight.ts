/**
 * Which findings decide: what fails a run, as its result says.
 * Pure.
 */
import type { Finding, Result, Waiver } from '../../result.ts'
import { SEVERITIES } from './words.ts'

/** Whether a finding fails the run: heavy enough, and not allowed for a while. */
export function failsRun({ failOn = 'must' }: Result, { outcome, severity, waived }: Finding): boolean {
  return outcome === 'fail' && !waived && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn)
}

/** Known failures that fail the run: their time is over, or they fail no longer. */
export function staleWaivers({ waivers = [] }: Result): Waiver[] {
  return waivers.filter(({ state }) => state === 'expired' || state === 'fixed')
}
