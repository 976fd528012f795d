/** What is broken in each part of a pattern, and where the parts lie. */
import { describe, expect, it } from 'vitest'
import { atomsOf, spotOf } from '../../../../scripts/lib/sampling/pattern-atoms.ts'
import { mutations } from '../../../../scripts/lib/sampling/pattern-mutations.ts'
import { compilePattern, type Tester } from '../../../../scripts/lib/sampling/regex.ts'

const DATE_TIME =
  '^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))' +
  'T([0-1][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{3}Z|\\.[0-9]{2}([\\+\\-](0[1-9]|1[0-2])):00)$'

function testerOf(pattern: string): Tester {
  const tester = compilePattern(pattern)
  if (!tester) throw new Error(`The pattern ${pattern} does not compile.`)
  return tester
}

/** The mutations of a pattern that it refuses. */
function refusedOf(pattern: string, ...texts: string[]): string[] {
  const tester = testerOf(pattern)
  return [...mutations(tester, texts)].map(({ value }) => value).filter((value) => !tester.test(value))
}

describe('each part of a pattern is broken in turn', () => {
  const valid = ['2024-05-17T09:30:00.000Z', '2024-12-31T20:30:00.00+11:00', '2024-05-01T09:30:00.00-01:00']

  it.each<[misses: string, shapes: RegExp[]]>([
    ['second 60', [/^2024-05-17T09:30:60\.000Z$/]],
    ['minute 60', [/^2024-05-17T09:60:00\.000Z$/]],
    ['hour 24', [/T24:30:00/]],
    ['month 13 and month 0', [/^2024-13-31T/, /^2024-00-17T/]],
    ['day 0, day 32', [/-00T/, /-32T/]],
    ['no whole hour', [/\+11:30$/, /\+11:01$/]],
    ['13 hours ahead, and none', [/\+13:00$/, /-00:00$/]],
    ['small t and z', [/^2024-05-17t09:30:00\.000Z$/, /^2024-05-17T09:30:00\.000z$/]],
    ['a comma, a slash', [/^2024-05-17T09:30:00,000Z$/, /^2024\/05-17T09:30:00\.000Z$/]],
    ['a fraction too long and too short', [/09:30:00\.0000Z$/, /09:30:00\.00Z$/]],
    ['a digit of another script', [/^202\u0663-05-17T09:30:00\.000Z$/]],
  ])('a date and time: %s', (_, shapes) => {
    const found = refusedOf(DATE_TIME, ...valid)
    for (const shape of shapes) expect(found).toContainEqual(expect.stringMatching(shape))
  })

  it.each<[pattern: string, valid: string, misses: string[]]>([
    ['^[A-C]$', 'B', ['D', '@']],
    ['^[^x]$', 'a', ['x']],
    ['^\\d$', '1', ['٣', '１', 'A']],
    ['^\\D$', 'a', ['7']],
    ['^.$', 'a', ['\n']],
    ['^ab?$', 'ab', ['Ab', 'b', 'aB', 'abb']],
    ['^(?:ab){2}$', 'abab', ['ababab', 'ab', 'abAb', 'abaB', 'abb', 'aba']],
    ['^(?=.*x)x$', 'x', ['X', '']],
    ['^(a)\\1$', 'aa', []],
    ['^(?<at>a)$', 'a', []],
    ['', '', []],
  ])('%s, next to %j', (pattern, valid, misses) => {
    expect(refusedOf(pattern, valid).toSorted()).toEqual(misses.toSorted())
  })
})

describe('a part of a pattern', () => {
  it('lies where the text has it, the last time', () => {
    const tester = testerOf('^[a-z]{2}(?:-[0-9])+$')
    const spots = atomsOf(tester).map((atom) => [atom.raw, spotOf(tester, atom, ['ab-1-2'])])
    expect(spots).toEqual([
      ['[a-z]{2}', { text: 'ab-1-2', start: 0, end: 2 }],
      ['[a-z]', { text: 'ab-1-2', start: 1, end: 2 }],
      ['(?:-[0-9])+', { text: 'ab-1-2', start: 2, end: 6 }],
      ['-', { text: 'ab-1-2', start: 4, end: 5 }],
      ['[0-9]', { text: 'ab-1-2', start: 5, end: 6 }],
    ])
  })

  it('lies nowhere in a text that went another way', () => {
    const tester = testerOf('^(?:a|b)$')
    expect(atomsOf(tester).map((atom) => spotOf(tester, atom, ['b'])?.start)).toEqual([undefined, 0])
  })

  it('is not looked for where that could take without end', () => {
    const tester = testerOf('^(([a-z])+.)+[A-Z]([a-z])+$')
    expect([...mutations(tester, ['a'.repeat(4000)])]).toEqual([])
  })
})
