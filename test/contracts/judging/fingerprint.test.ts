/** Fingerprints: the same for the same fault, whatever the words, the values and the address. */
import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../contracts/judging/fingerprint.ts'
import type { Judgement } from '../../../contracts/judging/judging.ts'

const fault = { location: 'query', name: 'limit', keyword: 'maximum', sentence: 'it is 51' }
const talk = { operation: { id: 'list' }, outcome: { failure: { kind: 'timeout', sentence: '' } } }
const judged = (more: Partial<Judgement>) =>
  fingerprintOf({
    ...{ check: { id: 'some-check' }, talk, outcome: 'fail', severity: 'must', pointer: '/p', keyword: 'k' },
    ...{ fault, expected: '4xx', actual: '200' },
    ...more,
  } as Judgement)

describe('the fingerprint of a failure', () => {
  it('says nothing of words and values', () => {
    expect(judged({ expected: 'a refusal', actual: '204', fault: { ...fault, sentence: 'it is 52' } })).toBe(judged({}))
  })

  it.each<[string, Partial<Judgement>]>([
    ['place', { fault: { ...fault, name: 'offset' } }],
    ['rule', { pointer: '/q' }],
    ['kind of rule', { keyword: 'minimum' }],
  ])('tells another %s', (_, more) => {
    expect(judged(more)).not.toBe(judged({}))
  })
})

describe('the fingerprint of what could not be judged', () => {
  const unjudged = (expected: string, name = 'limit') =>
    judged({ outcome: 'error', expected, fault: { ...fault, name } })

  it('is one for all places, at whatever address', () => {
    const one = unjudged('The target gave no whole answer within 100 ms. (http://127.0.0.1:4000/v2)')
    expect(unjudged('The target gave no whole answer within 100 ms. (http://127.0.0.1:5000/v2)', 'offset')).toBe(one)
    expect(unjudged('The target hung up. (http://127.0.0.1:4000/v2)')).not.toBe(one)
  })
})
