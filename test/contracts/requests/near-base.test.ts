/** A varied body differs from the base in one property. */
import { describe, expect, it } from 'vitest'
import { differsElsewhere, nearBase } from '../../../contracts/requests/near-base.ts'

describe('nearBase', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: 2, c: 3 }, '/b', { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }, '/b', { a: 1 }],
    [{ a: 1 }, { a: 1, b: { c: [0] }, d: 4 }, '/b/c/0', { a: 1, b: { c: [0] } }],
    [{ a: 1 }, { b: 2 }, '', { b: 2 }],
    [[1], [1, 2], '/1', [1, 2]],
    [{ a: 1 }, { a: 1, '~': 2, c: 3 }, '/~0', { a: 1, '~': 2 }],
  ])('%j and %j at %j', (base, varied, pointer, want) => expect(nearBase(base, varied, pointer)).toEqual(want))

  it('keeps a prototype key as data', () => {
    const varied = JSON.parse('{"__proto__":{"x":1}}')
    expect(JSON.stringify(nearBase({}, varied, '/__proto__'))).toBe('{"__proto__":{"x":1}}')
  })
})

describe('differsElsewhere', () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 3 }, '/a', false],
    [{ a: 1 }, { a: 1, b: 2 }, '/b', false],
    [{ a: 1, b: 2 }, { a: 3, b: 4 }, '/a', true],
    [{ a: 1 }, { a: 1, b: { c: 1, d: 2 } }, '/b/c', true],
    [[1, 2], [3, 2], '/0', false],
    [1, 2, '', false],
  ])('%j and %j beside %j: %j', (body, instance, pointer, want) =>
    expect(differsElsewhere(body, instance, pointer)).toBe(want),
  )
})
