import { describe, expect, it } from 'vitest'
import { chooseReports } from '../../../scripts/certify/choose-reports.ts'
import { PipelineError } from '../../../scripts/lib/errors.ts'

/** The choice as text: which reporter goes where. */
const chosen = (list: string, out?: string, environment = {}) =>
  chooseReports(list, out, environment).map(
    ({ reporter, to }) => `${reporter.id} ${typeof to === 'string' ? to : Object.entries(to).join(' ')}`,
  )

describe('chooseReports', () => {
  it.each([
    ['text', undefined, ['text stdout']],
    ['json', undefined, ['json stdout']],
    ['text,json', undefined, ['text stderr', 'json stdout']],
    ['json, text, json', undefined, ['json stdout', 'text stderr']],
    ['text,github', undefined, ['text stdout', 'github stdout']],
    ['github,json', undefined, ['github stderr', 'json stdout']],
    ['markdown', undefined, ['markdown stdout']],
    [
      'text',
      'reports',
      [
        'text stdout',
        'json file,result.json',
        'junit file,junit.xml',
        'html file,index.html',
        'markdown file,summary.md',
        'badge file,badge.svg',
      ],
    ],
    ['text,html', 'reports', ['text stdout', 'html file,index.html']],
    ['json,junit,html', 'reports', ['json file,result.json', 'junit file,junit.xml', 'html file,index.html']],
  ])('sends %s to the folder %s', (list, out, want) => {
    expect(chosen(list, out)).toEqual(want)
  })

  it('sends the step summary where the workflow takes it, unless there is a folder', () => {
    const environment = { GITHUB_STEP_SUMMARY: '/run/summary' }
    expect(chosen('markdown', undefined, environment)).toEqual(['markdown append,/run/summary'])
    expect(chosen('text,markdown,json', undefined, environment)).toEqual([
      'text stderr',
      'markdown append,/run/summary',
      'json stdout',
    ])
    expect(chosen('markdown', 'reports', environment)).toEqual(['markdown file,summary.md'])
    expect(chosen('markdown', undefined, { GITHUB_STEP_SUMMARY: '' })).toEqual(['markdown stdout'])
  })

  it.each([
    ['xml', 'The reporter `xml` is unknown, known are text, json, junit, html, markdown, github, badge.'],
    [
      'text,jsn',
      'The reporter `jsn` is unknown, known are text, json, junit, html, markdown, github, badge; did you mean `json`?',
    ],
    ['', 'No reporter is named; known are text, json, junit, html, markdown, github, badge.'],
    [' , ', 'No reporter is named; known are text, json, junit, html, markdown, github, badge.'],
    ['json,html', 'Only one report can go to stdout, these are json, html; add `--out DIR`.'],
  ])('refuses %j', (list, want) => {
    expect(() => chosen(list)).toThrow(new PipelineError('ARGUMENTS', want))
  })
})
