import { describe, expect, it } from 'vitest'
import { markdownReport } from '../../../contracts/reporters/markdown.ts'
import { brokenFinding, cleanResult, completeFinding, HOSTILE, sampleResult } from './sample-result.ts'

/** Without fenced blocks and code, where everything is as it is. */
const read = (document: string) => document.replace(/^(`{3,})\w*\n[\s\S]*?^\1$/gm, '').replace(/(?<!\\)`[^`\n]*`/g, '')

describe('markdownReport', () => {
  it('tells a result', () => {
    expect(markdownReport({ ...sampleResult, findings: [brokenFinding], coverage: [] })).toMatchInlineSnapshot(`
      "## ❌ VIOLATES: D1 Inbound Card API 2.0

      5 judgements of weight \`must\` failed.

      Target https\\://api.example\\.test/banking (staging), contract d1-inbound-card sha256 abababababab, 315 requests in 12.3 s, seed 20260101, d1-contracts 0.1.0.

      | operation | sent | 2xx | pass | must | should | may | skip | error |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | createCard | 210 | 34 | 125 | 0 | 0 | 0 | 0 | 0 |
      | getCardDetails | 44 | 8 | 50 | 0 | 0 | 0 | 0 | 2 |
      | listCardAuthorisations | 61 | 40 | 22 | 3 | 0 | 0 | 0 | 0 |
      | suspendCard | 0 | 0 | 0 | 0 | 0 | 0 | 16 | 0 |

      ### Failures

      #### must failed: Refuses an offset that is not a multiple of limit

      - in: listCardAuthorisations (3 judgements)
      - request: query parameter \`offset\` is 9, not a multiple of \`limit\` 10
      - expected: status 400, errorCode FIELD\\_INVALID\\_VALUE
      - actual: status 200, a page of 10 items
      - documented: [inbound-card-api.ja:214, fact offset-alignment \\(derived\\)](<https://docs.example.test/card-api?a=1&b=2>)
      - check: offset-multiple-of-limit, fingerprint \`0123456789ab\`

      <details><summary>Request, response, curl</summary>

      \`\`\`http
      GET /v2/cards/card-1/authorisations?limit=10&offset=9
      accept: application/json
      authorization: Bearer $D1_TOKEN
      \`\`\`
      \`\`\`http
      HTTP 200
      content-type: application/json
      date: (varies)

      {
        "authorisations": [
          { "id": "(id 1)" }
        ]
      }
      \`\`\`
      \`\`\`sh
      curl -sS -H "Authorization: Bearer $D1_TOKEN" 'https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&offset=9'
      \`\`\`

      </details>


      "
    `)
  })

  it('is short when there is nothing to tell', () => {
    expect(markdownReport(cleanResult).match(/^#+ .*/gm)).toEqual(['## ✅ CONFORMS: D1 Outbound Card API 2.0'])
  })

  it('tells known failures, gaps, skips, and why a run ended early', () => {
    const stale = { fingerprint: '8123456789ab', state: 'fixed' as const, reason: 'r', expires: '2026-01-01' }
    const document = markdownReport({
      ...sampleResult,
      findings: [completeFinding, ...sampleResult.findings.slice(-1)],
      waivers: [{ ...stale, message: 'It fails no longer.' }],
      stopped: 'The time is over.',
    })
    expect(document.match(/^#+ .*/gm)).toEqual([
      '## ❌ VIOLATES: D1 Inbound Card API 2.0',
      '### Known failures',
      '#### known failure: Refuses an offset that is not a multiple of limit',
      '### Not covered',
      '### Skipped',
    ])
    expect(document).toContain('\nThe run ended early: The time is over.\n')
    expect(document).toContain('\n**Known failure:** It fails no longer.\n')
    expect(document).toContain('\n- allowed: until 2026-12-31: The gateway rounds offsets until its next release.\n')
    expect(document).toContain('\n- suspendCard: No request was sent: the target may not be written to.\n')
    expect(document).toContain('\n- 4 × the pages document no response (documented-status)\n')
  })

  it('lets nothing of a target become markup', () => {
    const findings = Object.values(HOSTILE).map((text, index) => {
      const hostile = `${text}\n# a\n|x|\n\`\`\`\n<b>`
      const evidence = { request: { method: 'GET', target: hostile, headers: [], body: hostile } }
      return {
        ...brokenFinding,
        title: hostile,
        actual: hostile,
        operation: hostile,
        curl: hostile,
        evidence,
        keyword: `r${index}`,
      }
    })
    const operations = sampleResult.operations.map((operation) => ({ ...operation, id: HOSTILE.markup }))
    const document = read(markdownReport({ ...sampleResult, findings, operations, reason: HOSTILE.markup }))
    expect([...new Set(document.match(/(?<!\\)<[^>]*>/g))].sort()).toEqual([
      '</details>',
      '</summary>',
      '<details>',
      '<https://docs.example.test/card-api?a=1&b=2>',
      '<summary>',
    ])
    expect(document.match(/^# .*/gm)).toBeNull()
    expect(document).not.toMatch(/[\u202a-\u202e]/)
  })

  it('is never longer than a step summary may be, and says what is left out', () => {
    const findings = Array.from({ length: 600 }, (_, index) => ({
      ...brokenFinding,
      check: `check-${index}`,
      evidence: { ...brokenFinding.evidence, response: { status: 200, headers: [], body: 'ü'.repeat(2000) } },
    }))
    const document = markdownReport({ ...sampleResult, findings })
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(1024 * 1024)
    expect(document.trimEnd().split('\n').at(-1)).toMatch(
      /^\d+ more parts did not fit here: see the html or json report\.$/,
    )
  })
})
