import { describe, expect, it } from 'vitest'
import { combinedIndex, htmlReport } from '../../../contracts/reporters/html.ts'
import { cleanResult, HOSTILE, sampleResult } from './sample-result.ts'

/** The page without its own style and script. */
const markup = (document: string) => document.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')

/** Values of an attribute, in order. */
const values = (document: string, attribute: string) =>
  [...markup(document).matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '')

/** Elements opened and not closed in order. */
function unbalanced(document: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, close, name = ''] of markup(document).matchAll(/<(\/?)([a-z][a-z0-9]*)(?=[\s>])[^>]*>/g)) {
    if (['meta', 'br', 'input'].includes(name)) continue
    if (!close) open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}

const pages = [
  ['one result', htmlReport(sampleResult)],
  ['a clean result', htmlReport(cleanResult)],
  ['two results', combinedIndex([sampleResult, cleanResult])],
  ['two results of one API', combinedIndex([sampleResult, sampleResult])],
] as const

describe.each(pages)('the page of %s', (_, document) => {
  it('closes what it opens', () => {
    expect(unbalanced(document)).toEqual([])
  })

  it('has each anchor once and leads only to anchors it has', () => {
    const ids = values(document, 'id')
    expect(ids.length).toBe(new Set(ids).size)
    const targets = [
      ...values(document, 'href')
        .filter((href) => href.startsWith('#'))
        .map((href) => href.slice(1)),
      ...values(document, 'aria-labelledby'),
    ]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('has one heading of the first level and skips no level', () => {
    const levels = [...markup(document).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  })

  it('names no handler, no style and no address it would load', () => {
    const tags = markup(document).match(/<[a-z][^>]*>/g) ?? []
    expect(
      tags
        .join('')
        .replace(/"[^"]*"/g, '""')
        .match(/ (?:on[a-z]+|style|src)=/g),
    ).toBeNull()
    expect(values(document, 'href').filter((href) => !/^(#|https?:)/.test(href))).toEqual([])
  })

  it('gives every header cell a scope', () => {
    expect(markup(document).match(/<th(?: (?!scope)[^>]*)?>/g)).toBeNull()
  })
})

describe('htmlReport', () => {
  const document = markup(htmlReport(sampleResult))

  it('shows hostile texts as text', () => {
    expect(document).not.toContain('<script>alert')
    expect(document).not.toContain('<img')
    expect(document).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;')
    expect(document).toContain('abc\\u202egnp.exe\\u202c')
    expect(document).toContain(`${'x'.repeat(1200)}… (5000 characters)`)
  })

  it('shows a failure with its evidence', () => {
    const start = document.indexOf('<details')
    expect(document.slice(start, document.indexOf('</details>', start))).toMatchInlineSnapshot(`
      "<details class="finding" data-state="must" data-text="listCardAuthorisations offset-multiple-of-limit Refuses an offset that is not a multiple of limit query parameter \`offset\` is 9, not a multiple of \`limit\` 10 0123456789ab" open>
      <summary><strong>listCardAuthorisations</strong> <span dir="auto">query parameter <code>offset</code> is 9, not a multiple of <code>limit</code> 10</span> <small>3 judgements</small></summary>
      <div id="finding-0123456789ab">
      <dl class="evidence">
      <div><dt>Request</dt><dd><span dir="auto">query parameter <code>offset</code> is 9, not a multiple of <code>limit</code> 10</span></dd></div>
      <div><dt>Sent</dt><dd><code dir="auto">9</code></dd></div>
      <div><dt>Instead of</dt><dd><code dir="auto">10</code></dd></div>
      <div><dt>Expected</dt><dd><span dir="auto">status 400, errorCode FIELD_INVALID_VALUE</span></dd></div>
      <div><dt>Actual</dt><dd><span dir="auto">status 200, a page of 10 items</span></dd></div>
      <div><dt>Documented</dt><dd><a href="https://docs.example.test/card-api?a=1&amp;b=2" rel="noreferrer">inbound-card-api.ja:214, fact offset-alignment (derived)</a></dd></div>
      <div><dt>Rule</dt><dd><code dir="auto">/paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0</code></dd></div>
      </dl>
      <figure class="curl"><figcaption>Reproduce</figcaption><pre tabindex="0"><code>curl -sS -H &quot;Authorization: Bearer $D1_TOKEN&quot; &#39;https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&amp;offset=9&#39;</code></pre></figure>
      <p class="fingerprint">Fingerprint <code>0123456789ab</code></p>
      </div>
      "
    `)
  })

  it('shows a cell of the matrix with its sign, its words and the way to the finding', () => {
    expect(document).toContain(
      '<td class="must" data-state="must" title="must failed: 6 passed, 3 failed"><a href="#finding-0123456789ab"><span aria-hidden="true">✗<small>3</small></span><span class="heard">must failed: 6 passed, 3 failed</span></a></td>',
    )
  })

  it('has no section without content', () => {
    const clean = markup(htmlReport(cleanResult))
    expect([...clean.matchAll(/<h2 id="([^"]*)">/g)].map(([, id]) => id)).toEqual([
      'conformance',
      'operations',
      'checks',
    ])
  })

  it('says the verdict in its title', () => {
    expect(document).toContain('<title>violates: D1 Inbound Card API 2.0 on https://api.example.test/banking</title>')
  })
})

describe('combinedIndex', () => {
  it('leads to every result', () => {
    const document = combinedIndex([sampleResult, cleanResult])
    expect(document).toContain('<h1>D1 Inbound Card API and D1 Outbound Card API</h1>')
    expect(document).toContain('<a href="#result-2">D1 Outbound Card API 2.0</a>')
    expect(document).toContain('id="result-1-finding-0123456789ab"')
  })
})

it('names the hostile link only as text', () => {
  expect(values(htmlReport(sampleResult), 'href')).not.toContain(HOSTILE.link)
})
