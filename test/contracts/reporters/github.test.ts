import { describe, expect, it } from 'vitest'
import { githubCommands } from '../../../contracts/reporters/github.ts'
import { brokenFinding, cleanResult, completeFinding, HOSTILE, sampleResult } from './sample-result.ts'

const locate = () => ({ file: 'specs/sources/a,b:c.txt', line: 214 })
const lines = (result: Parameters<typeof githubCommands>[0]) =>
  githubCommands(result, { color: false, locate }).trimEnd().split('\n')

describe('githubCommands', () => {
  it('says the verdict and every cause once, at the line of the rule', () => {
    expect(lines({ ...sampleResult, findings: [brokenFinding] }).slice(0, 2)).toEqual([
      '::error title=VIOLATES%3A D1 Inbound Card API 2.0::5 judgements of weight `must` failed.',
      '::error file=specs/sources/a%2Cb%3Ac.txt,line=214,title=must failed%3A Refuses an offset that is not a multiple of limit::listCardAuthorisations: query parameter `offset` is 9, not a multiple of `limit` 10; expected status 400, errorCode FIELD_INVALID_VALUE, got status 200, a page of 10 items. Documented: inbound-card-api.ja:214, fact offset-alignment (derived) https://docs.example.test/card-api?a=1&b=2. (offset-multiple-of-limit 0123456789ab)',
    ])
  })

  it('is a notice for a target that conforms', () => {
    expect(lines(cleanResult)).toEqual([
      '::notice title=CONFORMS%3A D1 Outbound Card API 2.0::All 80 judgements passed.',
    ])
  })

  it('sorts by what fails the run', () => {
    const levels = (result: Parameters<typeof githubCommands>[0]) =>
      lines(result).map((line) => line.slice(2, line.indexOf(' ')))
    expect(levels(sampleResult)).toEqual([
      ...['error', 'error', 'error'],
      ...['warning', 'warning'],
      ...['notice', 'notice', 'notice', 'notice'],
    ])
    expect(levels({ ...cleanResult, findings: [completeFinding] })).toEqual(['notice', 'notice'])
    expect(
      levels({ ...sampleResult, failOn: 'should', coverage: [] }).filter((level) => level === 'error'),
    ).toHaveLength(4)
  })

  it('tells known failures that are none any more', () => {
    const waiver = { fingerprint: '0123456789ab', reason: 'r', expires: '2026-01-01', message: 'It has expired.' }
    const waivers = [{ ...waiver, state: 'expired' as const }]
    expect(lines({ ...cleanResult, verdict: 'violates', reason: 'Why.', waivers })).toEqual([
      '::error title=VIOLATES%3A D1 Outbound Card API 2.0::Why.',
      '::error title=known failure expired::It has expired.',
    ])
  })

  it('counts what GitHub would not show', () => {
    const findings = Array.from({ length: 25 }, (_, index) => ({ ...brokenFinding, check: `check-${index}` }))
    const errors = lines({ ...sampleResult, findings }).filter((line) => line.startsWith('::error'))
    expect(errors).toHaveLength(10)
    expect(errors.at(-1)).toBe('::error title=17 more errors::17 more errors: in the html and json reports.')
  })

  it('lets nothing of a target become a command', () => {
    const findings = Object.values(HOSTILE).map((text, index) => ({
      ...brokenFinding,
      title: `${text}\n::set-output name=x::y`,
      actual: `100%0A::error::${text}\r\n::stop-commands::z`,
      check: `check-${index}`,
    }))
    const all = lines({ ...sampleResult, findings, reason: '\n::add-mask::x' })
    expect(all.every((line) => /^::(error|warning|notice) (file=|title=)[^\r\n]*$/.test(line))).toBe(true)
    expect(all[0]).toBe('::error title=VIOLATES%3A D1 Inbound Card API 2.0::\\n::add-mask::x')
    expect(all[1]).toContain('got 100%250A::error::')
  })
})
