/**
 * What went over the wire, as the blocks of a finding: request beside response, and those it was compared with.
 * Pure.
 */

import { html, type Markup } from '../../../scripts/lib/html/markup.ts'
import type { Evidence, ShownExchange } from '../../result.ts'

/** Columns a line of a block takes about, and lines after which a block scrolls. */
const COLUMNS = 64
const LINES = 18

/** Lines, each escaped for itself: a line break is the only thing in a message that may act. */
export const lines = (all: readonly string[]) => all.map((line, index) => (index === 0 ? line : html`\n${line}`))

/** A message as it would be read off the wire; a long one scrolls, and can be reached to be scrolled by keys. */
function message(name: string, first: string, headers: readonly (readonly [string, string])[], body?: string): Markup {
  const text = [
    ...headers.map(([key, value]) => `${key}: ${value}`),
    ...(body === undefined ? [] : ['', ...body.split('\n')]),
  ]
  const taken = text.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 1)
  const scrolls = taken > LINES ? html` class="long" tabindex="0" role="group" aria-label="${name}"` : ''
  return html`<figure class="message"><figcaption>${name}</figcaption><pre${scrolls}><code dir="ltr"><b>${first}</b>${text.length > 0 ? html`\n${lines(text)}` : ''}</code></pre></figure>
`
}

function exchange({ request, response }: ShownExchange): Markup {
  const { method, target, headers, body } = request
  const answer = response
    ? message('Response', `HTTP ${response.status}`, response.headers, response.body)
    : html`<figure class="message"><figcaption>Response</figcaption><p class="note">No answer came.</p></figure>
`
  return html`<div class="exchange">
${message('Request', `${method} ${target}`, headers, body)}${answer}</div>
`
}

/** What led to it, each request by its number and its answer in what opens. */
function earlierMarkup(earlier: readonly ShownExchange[]): Markup {
  const steps = earlier.map((one) => {
    const { request, response } = one
    const status = response === undefined ? 'no answer kept' : response.status
    return html`<li><details class="step"><summary><code dir="ltr">${request.method} ${request.target}</code> <small>${status}</small></summary>
${exchange(one)}</details></li>
`
  })
  const counted = earlier.length === 1 ? 'The request' : `The ${earlier.length} requests`
  return html`<details class="compared"><summary>${counted} before it</summary>
<ol class="steps">
${steps}</ol></details>
`
}

/** The exchange of a finding. */
export function exchangeMarkup(evidence: Evidence): Markup {
  const { references = [], earlier = [] } = evidence
  const before = earlier.length === 0 ? '' : earlierMarkup(earlier)
  const compared =
    references.length === 0
      ? ''
      : html`<details class="compared"><summary>Compared with</summary>
${references.map(exchange)}</details>
`
  return html`${before}${exchange(evidence)}${compared}`
}
