import { describe, expect, it } from 'vitest'
import { combinedIndex, htmlReport } from '../../../contracts/reporters/html.ts'
import { cleanResult, completeFinding, HOSTILE, sampleResult } from './sample-result.ts'

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
      "<details class="finding" data-state="must" data-operation="listCardAuthorisations" data-check="offset-multiple-of-limit" data-text="listCardAuthorisations offset-multiple-of-limit Refuses an offset that is not a multiple of limit query parameter \`offset\` is 9, not a multiple of \`limit\` 10 0123456789ab" open>
      <summary><strong>listCardAuthorisations</strong> <span dir="auto">query parameter <code>offset</code> is 9, not a multiple of <code>limit</code> 10</span> <small>3 judgements</small></summary>
      <div id="finding-0123456789ab">
      <dl class="evidence">
      <div><dt>Sent</dt><dd><code dir="auto">9</code></dd></div>
      <div><dt>Instead of</dt><dd><code dir="auto">10</code></dd></div>
      <div><dt>Expected</dt><dd><span dir="auto">status 400, errorCode FIELD_INVALID_VALUE</span></dd></div>
      <div><dt>Actual</dt><dd><span dir="auto">status 200, a page of 10 items</span></dd></div>
      <div><dt>Documented</dt><dd><a href="https://docs.example.test/card-api?a=1&amp;b=2" rel="noreferrer">inbound-card-api.ja:214, fact offset-alignment (derived)</a></dd></div>
      <div><dt>Rule</dt><dd><code dir="auto">/paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0</code></dd></div>
      </dl>
      <div class="exchange">
      <figure class="message"><figcaption>Request</figcaption><pre><code dir="ltr"><b>GET /v2/cards/card-1/authorisations?limit=10&amp;offset=9</b>
      accept: application/json
      authorization: Bearer $D1_TOKEN</code></pre></figure>
      <figure class="message"><figcaption>Response</figcaption><pre><code dir="ltr"><b>HTTP 200</b>
      content-type: application/json
      date: (varies)

      {
        &quot;authorisations&quot;: [
          { &quot;id&quot;: &quot;(id 1)&quot; }
        ]
      }</code></pre></figure>
      </div>
      <details class="compared"><summary>Compared with</summary>
      <div class="exchange">
      <figure class="message"><figcaption>Request</figcaption><pre><code dir="ltr"><b>GET /v2/cards/card-1/authorisations?limit=10&amp;offset=10</b></code></pre></figure>
      <figure class="message"><figcaption>Response</figcaption><pre><code dir="ltr"><b>HTTP 200</b>

      {&quot;note&quot;:&quot;&lt;/code&gt;&lt;/style&gt;&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&quot;}</code></pre></figure>
      </div>
      "
    `)
  })

  it('shows a cell of the matrix with its sign, its words and the way to the finding', () => {
    expect(document).toContain(
      '<td class="must" data-state="must" title="must failed: 6 passed, 3 failed"><a href="#finding-0123456789ab"><span aria-hidden="true">✗<small>3</small></span><span class="heard">must failed: 6 passed, 3 failed</span></a></td>',
    )
  })

  it('begins with what decided the verdict', () => {
    const [first = ''] = document.slice(document.indexOf('<ul class="short"')).match(/<li>.*<\/li>/) ?? []
    expect(first.replace(/<[^>]*>/g, '')).toBe(
      '✗ must failed Refuses an offset that is not a multiple of limit listCardAuthorisations, createCardquery parameter offset is 9, not a multiple of limit 10; expected status 400, errorCode FIELD_INVALID_VALUE, got status 200, a page of 10 items',
    )
  })

  it('offers every operation, check and outcome that is there to the filter', () => {
    const options = [...document.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value)
    expect(options).toEqual([...sampleResult.operations, ...sampleResult.checks].map(({ id }) => id))
    const boxes = [...document.matchAll(/type="checkbox" value="([^"]+)"/g)].map(([, value]) => value)
    expect(boxes).toEqual(['must', 'should', 'may', 'error', 'skip', 'pass'])
  })

  it('tells known failures from broken rules', () => {
    const waiver = { fingerprint: '0123456789ab', state: 'expired' as const, message: 'It has expired.' }
    const waivers = [{ ...waiver, reason: 'Slow gateway.', expires: '2026-01-01', owner: 'Cards' }]
    const page = markup(htmlReport({ ...cleanResult, findings: [completeFinding], waivers, stopped: 'Out of time.' }))
    expect(page).toContain('<h2 id="waived">Known failures (1 cause)</h2>')
    expect(page).toContain('until 2026-12-31, Cards team: The gateway rounds offsets until its next release.')
    expect(page).toContain('It has expired.</span><br><small>Slow gateway.</small>')
    expect(page).toContain('The run ended early: <span dir="auto">Out of time.</span>')
  })

  it('lists checks that met nothing beside the matrix', () => {
    const checks = cleanResult.checks.flatMap((check) => [check, { ...check, id: `idle-${check.id}` }])
    expect(markup(htmlReport({ ...cleanResult, checks }))).toContain(
      '<p class="note">Nothing to judge for <a href="#check-idle-documented-status">idle-documented-status</a>, <a href="#check-idle-accepted-request">idle-accepted-request</a>.</p>',
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
