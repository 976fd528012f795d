/** What counts as found, and what as an alarm. */
import { describe, expect, it } from 'vitest'
import { type Done, score } from '../../../scripts/lab/scoring.ts'
import { done, failing, fault } from './given.ts'

const killed = (evidence: 'stated' | 'derived' | 'assumed', clean: Done[], faulty: Done) => {
  const { faults } = score([fault('a', evidence)], ['suite', 'dredd'], [...clean, faulty])
  return Object.values(faults[0]?.judges ?? {}).map((kill) => kill.killed)
}

describe('a fault is found', () => {
  it.each<[string, boolean, Parameters<typeof killed>]>([
    ['by what is due', true, ['stated', [], done('suite', 'a', [failing('x', 'must')])]],
    ['by more than is due', true, ['assumed', [], done('suite', 'a', [failing('x', 'should')])]],
    ['not by less', false, ['stated', [], done('suite', 'a', [failing('x', 'should')])]],
    ['not by less, where it is derived', false, ['derived', [], done('suite', 'a', [failing('x', 'may')])]],
    ['not by nothing', false, ['assumed', [], done('suite', 'a', [])]],
    [
      'not by what is said of the clean server as well',
      false,
      ['stated', [done('suite', undefined, [failing('x', 'must')])], done('suite', 'a', [failing('x', 'must')])],
    ],
    [
      'by something else than what is said of the clean server',
      true,
      ['stated', [done('suite', undefined, [failing('x', 'must')])], done('suite', 'a', [failing('y', 'must')])],
    ],
    ['by anything, where the judge does not weigh', true, ['stated', [], done('dredd', 'a', [failing('x')])]],
  ])('%s', (_, expected, given) => {
    expect(killed(...given)).toEqual([expected])
  })
})

describe('a score', () => {
  it('counts by judge', () => {
    const outcomes = [
      done('suite', undefined, []),
      done('dredd', undefined, [failing('noise')]),
      done('suite', 'a', [failing('x', 'must')]),
      done('suite', 'b', [failing('y', 'should')]),
      done('dredd', 'a', [failing('noise')]),
      done('dredd', 'b', [], { judged: 0, problem: 'Dredd ran no transaction.' }),
    ]
    expect(score([fault('a'), fault('b', 'derived')], ['suite', 'dredd'], outcomes).scores).toEqual([
      { judge: 'suite', killed: 2, of: 2, byMust: 1, falseAlarms: 0, unjudged: 0 },
      { judge: 'dredd', killed: 0, of: 2, falseAlarms: 1, unjudged: 1 },
    ])
  })

  it('lists findings the weightiest first, whatever order they came in', () => {
    const found = [failing('b', 'may'), failing('c', 'must'), failing('a', 'may')]
    const { faults } = score([fault('a')], ['suite'], [done('suite', 'a', found)])
    expect(faults[0]?.judges.suite?.by.map(({ key }) => key)).toEqual(['c', 'a', 'b'])
  })
})
