/**
 * What several reports say of a finding, in the same words.
 * Pure; returns texts as they came, for each report to make safe.
 */
import type { Finding } from '../../result.ts'

/** How heavy a finding is, in two words. */
export function weightOf({ waived, outcome, severity }: Finding): string {
  if (waived) return 'known failure'
  return outcome === 'fail' ? `${severity} failed` : outcome
}

/** What was asked and what came, in one sentence; for an error, why there is nothing to say. */
export function seen({ fault, outcome, expected, actual }: Finding): string {
  if (outcome !== 'fail') return expected
  return `${fault === undefined ? '' : `${fault.sentence}; `}expected ${expected}, got ${actual}`
}

/**
 * Names in a row; a long one ends in a count.
 *
 * @example listed(['a', 'b', 'c'], 2) // => 'a, b and 1 more'
 */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => (name === '*' ? 'whole target' : name))
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ')
}
