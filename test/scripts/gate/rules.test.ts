/** Rules are symmetric: what narrows one way widens the other way, in requests and in answers; each example holds. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../scripts/gate/rules/index.ts'
import { apiOf, changesOf } from './revisions.ts'

/** The other way round. */
const REVERSED = { narrower: 'wider', wider: 'narrower', different: 'different', none: 'none' } as const

/** Rules that take no side when they are swapped, and why. */
const ASYMMETRIC: Record<string, string> = {}

describe('rules', () => {
  it('have ids and keywords of their own, and a file each', () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const files = readdirSync('scripts/gate/rules').map((file) => file.replace('.ts', ''))
    const lone = files.filter((file) => !['index', 'rule', 'bounds'].includes(file))
    expect(lone.filter((file) => !ids.includes(file))).toEqual([])
  })

  it('say why they matter, in a sentence', () => {
    expect(rules.filter(({ rationale }) => !/^[A-Z].*\.$|^An announcement:.*\.$/.test(rationale))).toEqual([])
  })

  it.each(rules)('$id holds its example, and its reverse', async ({ id, example: { base, head, effect } }) => {
    const there = await changesOf(apiOf(base, { received: true }), apiOf(head, { received: true }))
    const back = await changesOf(apiOf(head, { received: true }), apiOf(base, { received: true }))
    const own = (changes: typeof there) => changes.filter(({ rule }) => rule.startsWith(`${id}-`))
    expect(
      own(there)
        .map((change) => [change.from, change.effect])
        .toSorted(),
    ).toEqual([
      ['consumer', effect],
      ['publisher', effect],
    ])
    if (!(id in ASYMMETRIC)) {
      expect(new Set(own(back).map((change) => change.effect))).toEqual(new Set([REVERSED[effect]]))
    }
    const broken = (changes: typeof there) =>
      own(changes)
        .filter(({ level }) => level === 'breaking')
        .map(({ from }) => from)
    if (effect === 'narrower') expect([broken(there), broken(back)]).toEqual([['consumer'], ['publisher']])
    if (effect === 'different') expect(broken(there).toSorted()).toEqual(['consumer', 'publisher'])
  })
})
