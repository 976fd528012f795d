/** The requests of a finding that rests on several: by number, none where one tells it all, few of very many. */
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../../../contracts/reporters/html.ts'
import { textReport } from '../../../../contracts/reporters/text.ts'
import { evidence } from '../../../../contracts/reporters/view/evidence.ts'
import { stepsOf } from '../../../../contracts/reporters/view/steps.ts'
import type { Finding, ShownExchange } from '../../../../contracts/result.ts'
import { completeFinding, sampleResult } from '../sample-result.ts'

const { waived: _, ...brokenFinding } = completeFinding

const said = (method: string, target: string, status?: number): ShownExchange => ({
  request: { method, target, headers: [] },
  ...(status === undefined ? {} : { response: { status, headers: [] } }),
})
const long = `/issuers/${'a'.repeat(200)}`

/** A finding with requests before it. */
const walked = (earlier: ShownExchange[]): Finding => ({
  ...brokenFinding,
  curl: ['curl /a', 'curl /b'].join(' &&\n'),
  values: ['`$NEW_CARD_ID` is the `/cardId` that request 1 answers.'],
  evidence: { ...said('GET', '/last', 200), earlier, references: [said('GET', '/beside', 404)] },
})
const found = walked([said('POST', '/cards', 201), said('GET', long)])

describe('the requests of a finding', () => {
  it('are none where there is one', () => {
    expect(stepsOf(brokenFinding)).toEqual([])
  })

  it('are numbered in their order, its own and what it was compared with last', () => {
    expect(stepsOf(found)).toEqual([
      { number: 1, text: '201 POST /cards' },
      { number: 2, text: `--- GET ${long.slice(0, 120)}… (209 characters)` },
      { number: 3, text: '200 GET /last' },
      { number: 4, text: '404 GET /beside' },
    ])
  })

  it('are the first and the last of many', () => {
    const many = walked(Array.from({ length: 50 }, (_, index) => said('GET', `/page-${index + 1}`, 200)))
    const steps = stepsOf(many)
    expect(steps.map(({ number }) => number ?? 0)).toEqual([1, 2, 3, 4, 5, 6, 0, 47, 48, 49, 50, 51, 52])
    expect(steps[6]).toEqual({ text: '40 more' })
  })

  it('stand in plain lines before the shell lines, which stand each on its own', () => {
    const lines = evidence(found)
    expect(lines.slice(lines.indexOf('request 1: 201 POST /cards'), -1)).toEqual([
      'request 1: 201 POST /cards',
      `request 2: --- GET ${long.slice(0, 120)}… (209 characters)`,
      'request 3: 200 GET /last',
      'request 4: 404 GET /beside',
      'curl /a &&',
      'curl /b',
      '`$NEW_CARD_ID` is the `/cardId` that request 1 answers.',
    ])
  })

  it('fit into 80 columns as text', () => {
    const text = textReport({ ...sampleResult, findings: [found] }, false)
    expect(text).toContain('    requests     1. 201 POST /cards\n                 2. --- GET /issuers/aaa')
    const wide = text.split('\n').filter((line) => line.length > 80 && !line.includes('curl'))
    expect(wide).toEqual([])
  })

  it('open one by one on the page', () => {
    const page = htmlReport({ ...sampleResult, findings: [found] })
    expect(page).toContain('<summary>The 2 requests before it</summary>')
    expect(page.match(/<details class="step">/g)).toHaveLength(2)
    expect(page).toMatch(/<ul class="values"><li>.*\$NEW_CARD_ID.* that request 1 answers\.<\/span><\/li><\/ul>/)
  })
})
