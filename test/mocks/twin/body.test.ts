/** Reading bodies, and changing what is given only. */
import { describe, expect, it } from 'vitest'
import { members, merge, reasonIn, textIn } from '../../../mocks/twin/body.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { operationOf, requestFor, tableWith } from '../calls.ts'

const request = (body?: Json) => requestFor(operationOf(tableWith({}), 'test'), {}, body)

describe('reading', () => {
  it.each<[Json | undefined, Json]>([
    [undefined, {}],
    [[1], {}],
    [{ a: 1 }, { a: 1 }],
  ])('members of %j are %j', (body, want) => {
    expect(members(request(body))).toEqual(want)
  })

  it.each<[Json | undefined, string, string | undefined]>([
    [{ a: 'x' }, 'a', 'x'],
    [{ a: 1 }, 'a', undefined],
    [{}, 'constructor', undefined],
    [undefined, 'a', undefined],
  ])('text of %j at %s is %j', (body, name, want) => {
    expect(textIn(request(body), name)).toBe(want)
  })

  it.each<[Json | undefined, string]>([
    [{ stateReason: 'CARD_LOST' }, 'CARD_LOST'],
    [undefined, 'ISSUER_DECISION'],
  ])('the reason in %j is %s', (body, want) => {
    expect(reasonIn(request(body))).toBe(want)
  })
})

describe('merging', () => {
  it.each<[JsonObject, JsonObject, JsonObject]>([
    [{ a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
    [{ a: { x: 1, y: 2 } }, { a: { y: 3 } }, { a: { x: 1, y: 3 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: { x: 1 } }, { a: 7 }, { a: 7 }],
    [{}, { a: { x: 1 } }, { a: { x: 1 } }],
  ])('%j and %j give %j', (kept, given, want) => {
    expect(merge(kept, given)).toEqual(want)
  })

  it('keeps what looks like a prototype a member', () => {
    const given: JsonObject = JSON.parse('{"__proto__":{"polluted":true}}')
    expect(JSON.stringify(merge({}, given))).toBe('{"__proto__":{"polluted":true}}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
