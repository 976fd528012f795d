import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../scripts/lib/json.ts'
import { difference, withValue } from '../../../../scripts/lib/sampling/edits.ts'

describe('a copy with one place changed', () => {
  it.each<[string, Json, string, Json | undefined, Json]>([
    ['the whole', { a: 1 }, '', 2, 2],
    ['a property, in its place', { a: 1, b: 2 }, '/a', 3, { a: 3, b: 2 }],
    ['a new property, at the end', { a: 1 }, '/b', 2, { a: 1, b: 2 }],
    ['a property less', { a: 1, b: 2 }, '/a', undefined, { b: 2 }],
    ['an item', { list: [1, 2] }, '/list/0', 9, { list: [9, 2] }],
    ['an item less', [1, 2], '/0', undefined, [2]],
    ['a name with signs', { 'a/b~': 1 }, '/a~1b~0', 2, { 'a/b~': 2 }],
    ['deep inside', { a: [{ b: 1 }] }, '/a/0/b', 2, { a: [{ b: 2 }] }],
  ])('%s', (_, instance, pointer, value, want) => {
    const before = structuredClone(instance)
    expect(JSON.stringify(withValue(instance, pointer, value))).toBe(JSON.stringify(want))
    expect(instance).toEqual(before)
  })

  it('a property named __proto__ is one like any other', () => {
    const copy = withValue({ a: 1 }, '/__proto__', { polluted: true })
    expect(Object.hasOwn(Object(copy), '__proto__')).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('the difference of two values', () => {
  const from = { a: 1, b: [1, 2], c: { d: 'x' } }
  it.each<[string, Json, string]>([
    ['none', { c: { d: 'x' }, b: [1, 2], a: 1 }, ''],
    ['a property', { ...from, a: 2 }, '/a=2\n'],
    ['a property less', { b: [1, 2], c: { d: 'x' } }, '/a=\n'],
    ['an item', { ...from, b: [1, 3] }, '/b/1=3\n'],
    ['an item more', { ...from, b: [1, 2, 3] }, '/b=[1,2,3]\n'],
    ['another type', 7, '=7\n'],
  ])('%s', (_, to, want) => {
    expect(difference(from, to)).toBe(want)
  })
})
