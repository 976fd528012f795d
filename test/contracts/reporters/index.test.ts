import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../../contracts/reporters/index.ts'
import { sampleResult } from './sample-result.ts'

describe('the registry', () => {
  it('has a file for every reporter and a reporter for every file', () => {
    const folder = new URL('../../../contracts/reporters/', import.meta.url)
    const files = readdirSync(folder).filter(
      (name) => name.endsWith('.ts') && !['index.ts', 'reporter.ts'].includes(name),
    )
    expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual(reporters.map(({ id }) => id).sort())
  })

  it('keeps ids and file names', () => {
    expect(reporters.map(({ id, file }) => [id, file])).toEqual([
      ['text', undefined],
      ['json', 'result.json'],
      ['junit', 'junit.xml'],
      ['html', 'index.html'],
      ['markdown', 'summary.md'],
      ['github', undefined],
      ['badge', 'badge.svg'],
    ])
  })

  it.each(reporters.map((reporter) => [reporter.id, reporter] as const))(
    '%s has a document only of a run that ended',
    (_, reporter) => {
      const report = reporter.start({ color: false })
      report.on({ type: 'start', api: 'a', baseUrl: 'http://a.test', seed: 1, operations: 1, checks: 1 })
      expect(report.end()).toBeUndefined()
      report.on({ type: 'end', result: sampleResult })
      expect(report.end()).toMatch(/[^\n]\n$/)
      expect(report.end()).toBe(report.end())
    },
  )
})
