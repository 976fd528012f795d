import { describe, expect, it } from 'vitest'
import type { Case } from '../../../contracts/probes/probe.ts'
import { isVaried, kindOf, movedRequests, ordinaryRequests, placeOf } from '../../../contracts/requests/varied.ts'
import type { Request } from '../../../contracts/transport/exchange.ts'

const request: Request = { method: 'GET', target: '/', headers: [] }
const fault = { location: 'query', name: 'limit', keyword: 'maximum', sentence: '' }
const plain: Case = { intent: 'valid', aims: { valid: { fromData: false } }, request, secrets: [], rule: '' }

describe('a case', () => {
  const cases: [name: string, one: Case, want: boolean][] = [
    ['the plain request', plain, false],
    ['a valid one with another value', { ...plain, fault }, true],
    ['one with a wrong value', { ...plain, intent: 'fault', aims: { violation: { fault } }, fault }, false],
  ]
  it.each(cases)('of %s', (_, one, want) => {
    expect(isVaried(one)).toBe(want)
  })

  it('is told by its place', () => {
    expect(placeOf({ ...plain, rule: '/r', fault })).toBe('query limit')
    expect(placeOf({ ...plain, rule: '/r', fault, strayed: true })).toBe('query limit /r')
  })

  it('is told by its probe, location and keyword where others like it hang', () => {
    expect(kindOf('boundary-values', { ...plain, fault })).toBe('boundary-values query maximum')
  })

  it('is asked for with others beside it four times at most', () => {
    expect(movedRequests(plain)).toEqual([])
    expect(movedRequests({ ...plain, moved: () => Array.from({ length: 5 }, () => request) })).toHaveLength(4)
  })

  it('is compared with three others at most', () => {
    expect(ordinaryRequests(plain)).toEqual([])
    expect(ordinaryRequests({ ...plain, ordinary: () => Array.from({ length: 5 }, () => request) })).toHaveLength(3)
  })
})
