/** Formats: hostile names and values stay text in each of them, and versions follow from what changed. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../scripts/gate/change.ts'
import { formats } from '../../../scripts/gate/formats/index.ts'
import type { Verdict } from '../../../scripts/gate/verdict.ts'
import { nextVersion, versionFault } from '../../../scripts/gate/versions.ts'
import { apiOf, revisionOf } from './revisions.ts'

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
    blast: { operations: [hostile], types: [], checks: [], knownFailures: [] },
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
    leftOut: [],
  }
}

const revisions = {
  base: await revisionOf(apiOf({ type: 'string' }), 'base.json'),
  head: await revisionOf(apiOf({ type: 'string' }), 'specs/a,b.json'),
}
const shown = (id: string, one = verdict()) => formats.find((format) => format.id === id)?.show(one, revisions) ?? ''

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

describe('whatever the format', () => {
  const whole = verdict({
    after: ['c'],
    because: 'It is gone.',
    blast: {
      operations: ['GET /a'],
      types: ['components["schemas"]["A"]'],
      checks: ['some-check'],
      knownFailures: ['staging:0123456789ab'],
    },
    uses: [{ operation: 'GET /a', position: 'request', from: 'consumer', place: 'body /kind' }],
    witness: { found: true, value: 'b', before: 'valid', after: 'invalid' },
  })
  const waived = { reason: 'Agreed.', owner: 'cards', expires: '2026-12-31' }
  const safe = verdict({ level: 'compatible', tried: { instances: 30, seed: 7 } })
  const leftOut = ['Something was not looked into.']
  const faults = ['A waiver is stale.']

  it.each(['text', 'markdown', 'github', 'junit', 'html'])('%s tells all there is to say', (id) => {
    const said = (one: Verdict) => plain(shown(id, one))
    const told = said({ ...whole, leftOut, faults })
    const facts = [
      ['enum narrowed', '0123456789ab', 'GET /a', 'body /kind', 'It is gone', 'was valid, is invalid now'],
      [
        'sent by the consumer',
        'on the wire and in code',
        'components["schemas"]["A"]',
        'some-check',
        'staging:0123456789ab',
      ],
      [...leftOut, ...faults],
    ].flat()
    expect(facts.filter((fact) => !told.includes(fact))).toEqual([])
    const agreed = said({ ...whole, changes: whole.changes.map((change) => ({ ...change, waiver: waived })) })
    expect(['cards', '2026-12-31', 'Agreed.'].filter((fact) => !agreed.includes(fact))).toEqual([])
  })

  // Annotations are for what asks somebody to do something.
  it.each(['text', 'markdown', 'junit', 'html'])('%s tells what was tried where nobody is hurt', (id) => {
    expect(plain(shown(id, safe))).toContain('None of 30 instances fares worse (seed 7)')
  })

  it.each(['text', 'markdown', 'junit', 'html'])('%s tells the policy and the version that should follow', (id) => {
    const told = plain(shown(id, whole))
    expect([told.includes('strict'), told.includes('2.0.0'), told.includes('1.2.3')]).toEqual([true, true, true])
  })

  /** A text as a reader sees it: on one line, without signs that stand for others. */
  function plain(text: string): string {
    return text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&quot;', '"')
      .replace(/<\/?(?:code|bdi)\b[^>]*>/g, '')
      .replace(/\s+/g, ' ')
  }
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

describe('a version that has to follow', () => {
  const faultOf = (level: Change['level'], before: string, after: string) =>
    versionFault({ ...verdict({ level }, before), head: { name: 'a.yaml', version: after } })

  it.each([
    ['breaking', '1.2.3', '2.0.0'],
    ['breaking', '1.2.3', '3.1.0'],
    ['breaking', '0.2.3', '0.3.0'],
    ['compatible', '1.2', '1.3'],
    ['breaking', '2026-01', '2026-02'],
  ] as const)('%s: %s → %s is enough', (level, before, after) => expect(faultOf(level, before, after)).toBeUndefined())

  it.each([
    [
      'breaking',
      '1.2.3',
      '1.3.0',
      'The version is `1.3.0`; what changed since `1.2.3` asks for 2.0.0 at least. (a.yaml#/info/version)',
    ],
    [
      'compatible',
      '1.2.3',
      '1.2.3',
      'The version is `1.2.3`; what changed since `1.2.3` asks for 1.3.0 at least. (a.yaml#/info/version)',
    ],
    [
      'breaking',
      '2026-01',
      '2026-01',
      'The version is still `2026-01` although the contract changed; give it another one. (a.yaml#/info/version)',
    ],
  ] as const)('%s: %s → %s is not', (level, before, after, message) =>
    expect(faultOf(level, before, after)).toBe(message),
  )

  it('may stay when nothing changed', () => {
    expect(versionFault({ ...verdict(), changes: [] })).toBeUndefined()
  })
})

describe('an annotation', () => {
  const at = (pointers: Change['pointers']) =>
    /^::error ([^:]*?),title=/.exec(shown('github', verdict({ pointers })))?.[1]

  it.each([
    [
      'in the head',
      { base: '/info', head: '/paths/~1things/post/requestBody' },
      'file=specs/a%2Cb.json,line=11,col=24',
    ],
    ['in the base when it is gone', { base: '/paths/~1things' }, 'file=base.json,line=8,col=16'],
    [
      'at what it stands in when it is not written',
      { head: '/info/contact/name' },
      'file=specs/a%2Cb.json,line=3,col=11',
    ],
  ])('stands %s', (_, pointers, want) => expect(at(pointers)).toBe(want))
})
