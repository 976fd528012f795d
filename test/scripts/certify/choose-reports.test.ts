import { describe, expect, it } from 'vitest'
import { chooseReports } from '../../../scripts/certify/choose-reports.ts'
import { PipelineError } from '../../../scripts/lib/errors.ts'

/** The choice as text: which reporter goes where. */
const chosen = (list: string, out?: string) =>
  chooseReports(list, out).map(({ reporter, to }) => `${reporter.id} ${typeof to === 'string' ? to : to.file}`)

describe('chooseReports', () => {
  it.each([
    ['text', undefined, ['text stdout']],
    ['json', undefined, ['json stdout']],
    ['text,json', undefined, ['text stderr', 'json stdout']],
    ['json, text, json', undefined, ['json stdout', 'text stderr']],
    ['text', 'reports', ['text stdout', 'json result.json', 'junit junit.xml', 'html index.html']],
    ['text,html', 'reports', ['text stdout', 'html index.html']],
    ['json,junit,html', 'reports', ['json result.json', 'junit junit.xml', 'html index.html']],
  ])('sends %s to the folder %s', (list, out, want) => {
    expect(chosen(list, out)).toEqual(want)
  })

  it.each([
    ['xml', 'The reporter `xml` is unknown, known are text, json, junit, html.'],
    ['text,jsn', 'The reporter `jsn` is unknown, known are text, json, junit, html; did you mean `json`?'],
    ['', 'No reporter is named; known are text, json, junit, html.'],
    [' , ', 'No reporter is named; known are text, json, junit, html.'],
    ['json,html', 'Only one report can go to stdout, these are json, html; add `--out DIR`.'],
  ])('refuses %j', (list, want) => {
    expect(() => chosen(list)).toThrow(new PipelineError('ARGUMENTS', want))
  })
})
