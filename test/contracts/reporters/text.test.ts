import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../contracts/reporters/text/layout.ts'
import { textReport } from '../../../contracts/reporters/text.ts'
import { brokenFinding, cleanResult, completeFinding, sampleResult } from './sample-result.ts'

/** Everything before the findings, of which each part has a test of its own. */
const top = (report: string) => report.slice(0, report.indexOf('Failures'))

describe('textReport', () => {
  const report = textReport(sampleResult, false)

  it('begins with what was judged and the tables', () => {
    expect(top(report)).toMatchInlineSnapshot(`
      "D1 Inbound Card API 2.0
      target    https://api.example.test/banking (staging)
      contract  d1-inbound-card, sha256 abababababab
      run       315 requests in 12.3 s, seed 20260101, d1-contracts 0.1.0

      operation               sent  2xx  pass  must  should  may  skip  error
      createCard               210   34   125     1       2    ·     ·      ·
      getCardDetails            44    8    50     1       ·    ·     ·      2
      listCardAuthorisations    61   40    22     3       ·    ·     ·      ·
      suspendCard                ·    ·     ·     ·       ·    ·    16      ·

      judgements  pass  fail  skip  error
      must         196     5    16      2
      should         1     2     ·      ·
      may            ·     1     ·      ·

      "
    `)
  })

  it('ends in the verdict, after a reason that is too long for its line', () => {
    const reason = `${'Something is wrong '.repeat(5)}here.`
    expect(
      textReport({ ...cleanResult, reason }, false)
        .split('\n')
        .slice(-4),
    ).toEqual([
      'Something is wrong Something is wrong Something is wrong Something is wrong',
      'Something is wrong here.',
      'CONFORMS (seed 20260101)',
      '',
    ])
  })

  it('gives no commands to who runs workflows', () => {
    const title = '::stop-commands::x'
    const hostile = textReport({ ...cleanResult, reason: '##[error]x', spec: { ...cleanResult.spec, title } }, false)
    expect(hostile).toMatch(/^\\::stop-commands::x /)
    const broken = { ...brokenFinding, actual: `${'a'.repeat(64)} ::error::x` }
    expect(textReport({ ...sampleResult, findings: [broken] }, false)).toMatch(/\n +\\::error::x\n/)
  })

  it('tells a failure once, with its evidence', () => {
    expect(report.slice(report.indexOf(' 1. '), report.indexOf(' 2. '))).toMatchInlineSnapshot(`
      " 1. must failed: Refuses an offset that is not a multiple of limit
          in          listCardAuthorisations, createCard (4 judgements)
          request     query parameter \`offset\` is 9, not a multiple of \`limit\` 10
          expected    status 400, errorCode FIELD_INVALID_VALUE
          actual      status 200, a page of 10 items
          response    200, application/json: { "authorisations": [ { "id": "(id 1)" }
                      ] }
          documented  inbound-card-api.ja:214, fact offset-alignment (derived)
          rule        /paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0
          check       offset-multiple-of-limit, fingerprint 0123456789ab
          curl -sS -H "Authorization: Bearer $D1_TOKEN" 'https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&offset=9'
          \`$NEW_CARD_ID\` is the \`/cardId\` that request 1 answers.

      "
    `)
  })

  it('names some of the other places with the same cause', () => {
    const other = (name: string) => ({
      ...brokenFinding,
      fault: { ...brokenFinding.fault, name, sentence: `query parameter \`${name}\` is wrong` },
    })
    const findings = [brokenFinding, ...['a', 'a', 'b', 'c', 'd', 'e'].map(other)]
    expect(textReport({ ...sampleResult, findings }, false)).toContain(`
    in          listCardAuthorisations (21 judgements)
    request     query parameter \`offset\` is 9, not a multiple of \`limit\` 10
    also        query parameter \`a\` is wrong; query parameter \`b\` is wrong;
                query parameter \`c\` is wrong; 2 more
    expected    status 400, errorCode FIELD_INVALID_VALUE
`)
  })

  it('tells known failures, and why a run ended early', () => {
    const stale = { fingerprint: '8123456789ab', state: 'fixed' as const, message: 'It fails no longer.' }
    const waivers = [{ ...stale, reason: 'r', expires: '2026-12-31' }]
    const findings = [completeFinding]
    const text = textReport(
      { ...cleanResult, findings, waivers, stopped: 'The time is over.', failOn: 'should' },
      false,
    )
    expect(text).toContain(
      '\nrun       315 requests in 12.3 s, seed 20260101, fails on should, d1-contracts\n          0.1.0\n',
    )
    expect(text).toContain('\nended     early: The time is over.\n')
    expect(text).toContain(`
Known failures

  ! It fails no longer.
  - 0123456789ab offset-multiple-of-limit of listCardAuthorisations, allowed
    until 2026-12-31 (Cards team): The gateway rounds offsets until its next
    release.
`)
  })

  it('counts causes that are too many', () => {
    const findings = Array.from({ length: 33 }, (_, index) => ({ ...brokenFinding, check: `check-${index}` }))
    expect(textReport({ ...sampleResult, findings }, false)).toContain(
      '\n    3 more causes: in the json and html reports\n',
    )
  })

  it('ends with errors, skips, gaps, pages and the verdict', () => {
    expect(report.slice(report.indexOf('Errors'))).toMatchInlineSnapshot(`
      "Errors

       5. error: Answers with the documented shape
          </code></style></script><script>alert('x')</script><img src=x
          onerror="alert(1)">
          in          getCardDetails (2 judgements)
          reason      The answer did not come within 10000 ms.
          rule        /paths/~1v2~1cards~1{cardId}/get
          check       response-schema, fingerprint 4123456789ab

      Not covered

        - suspendCard: No request was sent: the target may not be written to.
        - createCard: Status 409 is documented and never came.
        - listCardAuthorisations: Status 403
          </code></style></script><script>alert('x')</script><img src=x
          onerror="alert(1)">

      Skipped

          12  the target may not be written to (\`capabilities.writes\` is false):
              accepted-request in suspendCard
           4  the pages document no response: documented-status in suspendCard

      Documentation

        inbound-card-api.ja  https://docs.example.test/card-api?a=1&b=2
        inbound-card-api.ja  javascript:alert(1)

      VIOLATES: 5 judgements of weight \`must\` failed. (seed 20260101)
      "
    `)
  })

  it('is short when there is nothing to tell', () => {
    expect(textReport(cleanResult, false)).toMatchInlineSnapshot(`
      "D1 Outbound Card API 2.0
      target    https://api.example.test/banking (staging)
      contract  d1-outbound-card, sha256 abababababab
      run       315 requests in 12.3 s, seed 20260101, d1-contracts 0.1.0

      operation   sent  2xx  pass  must  should  may  skip  error
      createCard   210   34    80     ·       ·    ·     ·      ·

      judgements  pass  fail  skip  error
      must          76     ·     ·      ·
      should         4     ·     ·      ·
      may            ·     ·     ·      ·

      CONFORMS: All 80 judgements passed. (seed 20260101)
      "
    `)
  })

  it('keeps to 80 columns but for commands and addresses', () => {
    const wide = report.split('\n').filter((line) => displayWidth(line) > 80)
    expect(wide.map((line) => line.trim().split(' ')[0])).toEqual(['curl', 'curl'])
  })

  it('lets nothing of a target act on the terminal', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/)
  })

  it('says the same with colour', () => {
    const colored = textReport(sampleResult, true)
    expect(colored).not.toBe(report)
    expect(stripVTControlCharacters(colored)).toBe(report)
  })

  it.each([
    ['conforms', 'CONFORMS: why (seed 20260101)'],
    ['violates', 'VIOLATES: why (seed 20260101)'],
    ['could-not-judge', 'COULD NOT JUDGE: why (seed 20260101)'],
  ] as const)('has the verdict %s on its last line', (verdict, want) => {
    const lines = textReport({ ...sampleResult, verdict, reason: 'why' }, false).split('\n')
    expect(lines.slice(-2)).toEqual([want, ''])
  })
})
