/**
 * How the states of judgements look: a sign, a word, and a class that adds colour to both.
 * Pure.
 */

import { html, type Markup } from '../../../scripts/lib/html/markup.ts'
import type { Verdict } from '../../result.ts'
import type { State } from '../view/cells.ts'

/** The sign and the words of a state. */
export const STATES: Record<State, { sign: string; words: string }> = {
  must: { sign: '✗', words: 'must failed' },
  should: { sign: '!', words: 'should failed' },
  may: { sign: 'i', words: 'may failed' },
  error: { sign: '?', words: 'error' },
  waived: { sign: '~', words: 'known failure' },
  skip: { sign: '–', words: 'skipped' },
  pass: { sign: '✓', words: 'passed' },
}

/** The sign of a verdict and the state whose colour it wears. */
export const VERDICT_SIGNS: Record<Verdict, { sign: string; state: State }> = {
  conforms: { sign: '✓', state: 'pass' },
  violates: { sign: '✗', state: 'must' },
  'could-not-judge': { sign: '?', state: 'error' },
}

/** A state as a small label. */
export function badge(state: State): Markup {
  const { sign, words } = STATES[state]
  return html`<span class="badge ${state}"><span aria-hidden="true">${sign}</span> ${words}</span>`
}
