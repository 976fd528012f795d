import { describe, expect, it } from 'vitest'
import { junitXml } from '../../../contracts/reporters/junit.ts'
import type { Result } from '../../../contracts/result.ts'
import { cleanResult, completeFinding, sampleResult } from './sample-result.ts'

/** Names of elements that are opened and not closed in order, or characters XML 1.0 forbids. */
function malformations(xml: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, close, name = '', attributes = '', empty] of xml.matchAll(
    /<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (close) {
      if (open.pop() !== name) wrong.push(`</${name}>`)
    } else if (!empty) open.push(name)
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(attributes)) wrong.push(attributes)
  }
  const text = xml.replace(/<\?xml[^?]*\?>/, '').replace(/<\/?[a-z-]+(?:\s+[a-z]+="[^"<]*")*\/?>/g, '')
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) wrong.push('a bare character of markup')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u.test(xml)) wrong.push('a forbidden character')
  return [...wrong, ...open]
}

/** Every start tag of a name. */
const tags = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>`, 'g'))].map(([tag]) => tag)

describe('junitXml', () => {
  const xml = junitXml(sampleResult)

  it.each([
    ['the sample', sampleResult],
    ['the clean sample', cleanResult],
    ['a run without operations', { ...cleanResult, operations: [], checks: [] }],
  ])('is well-formed for %s', (_, result) => {
    expect(malformations(junitXml(result))).toEqual([])
  })

  it('counts cases', () => {
    expect([...tags(xml, 'testsuites'), ...tags(xml, 'testsuite')]).toEqual([
      '<testsuites name="D1 Inbound Card API 2.0 on https://api.example.test/banking, seed 20260101" tests="13" failures="3" errors="0" skipped="2" time="12.345">',
      '<testsuite name="createCard" tests="5" failures="1" errors="0" skipped="0" timestamp="2026-01-02T03:04:05">',
      '<testsuite name="getCardDetails" tests="2" failures="1" errors="0" skipped="0" timestamp="2026-01-02T03:04:05">',
      '<testsuite name="listCardAuthorisations" tests="2" failures="1" errors="0" skipped="0" timestamp="2026-01-02T03:04:05">',
      '<testsuite name="suspendCard" tests="2" failures="0" errors="0" skipped="2" timestamp="2026-01-02T03:04:05">',
      '<testsuite name="whole target" tests="2" failures="0" errors="0" skipped="0" timestamp="2026-01-02T03:04:05">',
    ])
  })

  it('says with every failure what happened and how to see it again', () => {
    expect(
      xml,
    ).toContain(`    <testcase classname="d1-inbound-card.listCardAuthorisations" name="offset-multiple-of-limit: Refuses an offset that is not a multiple of limit">
      <failure message="query parameter \`offset\` is 9, not a multiple of \`limit\` 10" type="offset-multiple-of-limit">must: Refuses an offset that is not a multiple of limit
request: query parameter \`offset\` is 9, not a multiple of \`limit\` 10
expected: status 400, errorCode FIELD_INVALID_VALUE
actual: status 200, a page of 10 items
response: 200, application/json: { &quot;authorisations&quot;: [ { &quot;id&quot;: &quot;(id 1)&quot; } ] }
documented: inbound-card-api.ja:214, fact offset-alignment (derived) https://docs.example.test/card-api?a=1&amp;b=2
rule: /paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0
curl -sS -H &quot;Authorization: Bearer $D1_TOKEN&quot; &apos;https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&amp;offset=9&apos;
\`$NEW_CARD_ID\` is the \`/cardId\` that request 1 answers.
fingerprint: 0123456789ab (3 judgements)
</failure>
    </testcase>`)
  })

  it('passes a broken `should` with a warning', () => {
    expect(xml).toContain(`name="challenge-header: Names the scheme when it refuses credentials">
      <system-out>should: Names the scheme when it refuses credentials
request: no credentials are sent
expected: header \`WWW-Authenticate\``)
  })

  it('fails on a broken `should` where it fails the run', () => {
    expect(tags(junitXml({ ...sampleResult, failOn: 'should' }), 'failure').at(1)).toBe(
      '<failure message="no credentials are sent" type="challenge-header">',
    )
  })

  it('skips a known failure with its reason', () => {
    const report = junitXml({ ...sampleResult, findings: [completeFinding], verdict: 'conforms' })
    expect(tags(report, 'failure')).toEqual([])
    expect(tags(report, 'skipped')[0]).toBe(
      '<skipped message="known failure, allowed until 2026-12-31: The gateway rounds offsets until its next release."/>',
    )
  })

  it('fails the case of the verdict when no finding shows why the run fails', () => {
    const result: Result = { ...cleanResult, verdict: 'violates', reason: 'A known failure has expired.' }
    expect(tags(junitXml(result), 'failure')).toEqual([
      '<failure message="A known failure has expired." type="verdict">',
    ])
  })

  it('skips with the reason', () => {
    expect(tags(xml, 'skipped')).toEqual([
      '<skipped message="the pages document no response"/>',
      '<skipped message="the target may not be written to (`capabilities.writes` is false)"/>',
    ])
  })

  it('has an error of its own for a run without a verdict', () => {
    const result: Result = {
      ...cleanResult,
      operations: [],
      verdict: 'could-not-judge',
      reason: 'The target is "down".',
    }
    expect(junitXml(result).split('\n').slice(1)).toEqual([
      '<testsuites name="D1 Outbound Card API 2.0 on https://api.example.test/banking, seed 20260101" tests="1" failures="0" errors="1" skipped="0" time="12.345">',
      '  <testsuite name="whole target" tests="1" failures="0" errors="1" skipped="0" timestamp="2026-01-02T03:04:05">',
      '    <testcase classname="d1-outbound-card.whole target" name="verdict">',
      '      <error message="The target is &quot;down&quot;." type="verdict">The target is &quot;down&quot;.</error>',
      '    </testcase>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ])
  })

  it('counts errors of the judge as errors', () => {
    const findings = sampleResult.findings.filter(({ outcome }) => outcome === 'error')
    const report = junitXml({ ...sampleResult, findings })
    expect(tags(report, 'error')).toEqual([
      '<error message="The answer did not come within 10000 ms." type="response-schema">',
    ])
  })
})
