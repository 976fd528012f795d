import { describe, expect, it } from 'vitest'
import { badgeSvg } from '../../../contracts/reporters/badge.ts'
import type { Result } from '../../../contracts/result.ts'
import { cleanResult, HOSTILE, sampleResult } from './sample-result.ts'

const title = (result: Result) => /<title>(.*)<\/title>/.exec(badgeSvg(result))?.[1]

describe('badgeSvg', () => {
  it('is a picture that needs nothing else', () => {
    expect(badgeSvg(cleanResult)).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="183" height="20" viewBox="0 0 183 20" role="img" aria-label="d1-outbound-card: conforms, 2026-01-02">
      <title>d1-outbound-card: conforms, 2026-01-02</title>
      <rect width="183" height="20" rx="3" fill="#3b3f46"/>
      <path fill="#1c6638" d="M118 0h62a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H118z"/>
      <g fill="#fff" text-anchor="middle" font-family="Verdana, 'DejaVu Sans', Geneva, sans-serif" font-size="11">
      <text x="59" y="14" textLength="106" lengthAdjust="spacingAndGlyphs">d1-outbound-card</text>
      <text x="151" y="14" textLength="53" lengthAdjust="spacingAndGlyphs">conforms</text>
      </g>
      </svg>
      "
    `)
  })

  it.each<[result: Result, want: string]>([
    [cleanResult, 'd1-outbound-card: conforms, 2026-01-02'],
    [sampleResult, 'd1-inbound-card: violates 3 rules, 2026-01-02'],
    [{ ...cleanResult, verdict: 'violates' }, 'd1-outbound-card: violates, 2026-01-02'],
    [{ ...cleanResult, verdict: 'could-not-judge' }, 'd1-outbound-card: could not judge, 2026-01-02'],
  ])('has its words as a title', (result, want) => {
    expect(title(result)).toBe(want)
  })

  it('shows a hostile name as text', () => {
    const svg = badgeSvg({ ...cleanResult, spec: { ...cleanResult.spec, api: `"/>${HOSTILE.markup}${HOSTILE.bidi}` } })
    expect(svg.match(/<(?!\/?(?:svg|title|rect|path|g|text)[ >])[^>]*>/g)).toBeNull()
    expect(svg).toContain('aria-label="&quot;/&gt;&lt;/code&gt;&lt;/style&gt;')
  })
})
