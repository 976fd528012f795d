/** Formats: hostile names and values stay text in each of them, and versions follow from what changed. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../scripts/gate/change.ts'
import { formats } from '../../../scripts/gate/formats/index.ts'
import { nextVersion } from '../../../scripts/gate/formats/next-version.ts'
import type { Verdict } from '../../../scripts/gate/verdict.ts'

/** A verdict with one change. */
function verdict(change: Partial<Change> = {}, version = '1.2.3'): Verdict {
  const hostile = 'GET /a|b<script>`\n::error::%0A\u0000'
  const whole: Change = {
    rule: 'enum-narrowed',
    effect: 'narrower',
    before: ['<b>'],
    pointers: { base: '/a' },
    from: 'consumer',
    level: 'breaking',
    because: 'Gone.',
    breaks: { wire: true, source: true },
    uses: [{ operation: hostile, position: 'request', from: 'consumer', place: 'body' }],
    fingerprint: '0123456789ab',
    ...change,
  }
  const side = { name: 'a.yaml', version }
  return {
    base: side,
    head: side,
    policy: 'strict',
    today: '2026-06-15',
    verdict: 'breaking',
    changes: [whole],
    faults: [],
  }
}

const shown = (id: string, one = verdict()) => formats.find((format) => format.id === id)?.show(one) ?? ''

describe('a hostile name', () => {
  it('breaks no row of a Markdown table', () => {
    const row = shown('markdown')
      .split('\n')
      .find((line) => line.startsWith('| enum'))
    expect(row?.split('|').length).toBe(7)
    expect(row).not.toContain('<')
  })

  it('starts no command of GitHub', () => {
    expect(
      shown('github')
        .split('\n')
        .filter((line) => line.startsWith('::')),
    ).toHaveLength(1)
    expect(shown('github')).toContain('%250A')
  })

  it('leaves JUnit well-formed', () => {
    const text = shown('junit')
    const tags = [...text.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)].filter(([, , , lone]) => lone === '')
    const open: string[] = []
    for (const [, closing, name = ''] of tags) {
      if (closing === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
    expect(text).not.toMatch(/<script|\0/)
  })
})

describe('the version that follows', () => {
  it.each([
    ['1.2.3', 'breaking', '2.0.0'],
    ['1.2.3', 'compatible', '1.3.0'],
    ['0.2.3', 'breaking', '0.3.0'],
    ['0.2.3', 'compatible', '0.2.4'],
    ['v1.2', 'notice', '1.3.0'],
    ['2026-01', 'breaking', undefined],
  ] as const)('%s that is %s', (version, level, want) => {
    expect(nextVersion(verdict({ level }, version))).toBe(want)
  })

  it('is the same when nothing changed', () => {
    expect(nextVersion({ ...verdict(), changes: [] })).toBe('1.2.3')
  })
})
