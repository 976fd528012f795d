/**
 * A result in short: what decided the verdict, each cause in one line that leads to it.
 * Pure.
 */

import { html, type Markup, prose } from '../../../scripts/lib/html/markup.ts'
import { excerpt } from '../../../scripts/lib/printable.ts'
import type { Result } from '../../result.ts'
import { stateOf } from '../view/cells.ts'
import { causes } from '../view/groups.ts'
import { listed, seen } from '../view/sentences.ts'
import { failsRun, staleWaivers } from '../view/weight.ts'
import { counted } from '../view/words.ts'
import type { Ids } from './ids.ts'
import { badge } from './states.ts'

/** Most causes that are shown. */
const MOST = 6
/** Most operations that are named with one. */
const MOST_NAMES = 3

/** What decided: broken rules, else what could not be judged; `undefined` when nothing stands against the target. */
export function inShort(result: Result, ids: Ids): Markup | undefined {
  const failing = causes(result.findings, 'fail').filter(({ first }) => failsRun(result, first))
  const decisive = failing.length > 0 ? failing : causes(result.findings, 'error')
  const rows = decisive.slice(0, MOST).map(
    ({
      first,
      operations,
    }) => html`<li>${badge(stateOf(first))} <a href="#${ids.finding(first)}">${prose(excerpt(first.title, 200))}</a> <small>${listed(operations, MOST_NAMES)}</small><br><small>${prose(excerpt(seen(first), 300))}</small></li>
`,
  )
  const stale = staleWaivers(result).map(
    ({ message }) => html`<li>${badge('waived')} ${prose(excerpt(message, 300))}</li>
`,
  )
  const more =
    decisive.length > MOST
      ? html`<li><a href="#${ids.part(failing.length > 0 ? 'fail' : 'error')}">${counted(decisive.length - MOST, 'more cause')}</a></li>
`
      : ''
  if (rows.length + stale.length === 0) return undefined
  return html`<ul class="short" aria-label="In short">
${rows}${more}${stale}</ul>`
}
