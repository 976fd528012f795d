/** JSON Pointers. */
import { describe, expect, it } from 'vitest'
import {
  escapeStep,
  follow,
  joinPointer,
  parentPointer,
  refPointer,
  splitPointer,
} from '../../../scripts/lib/pointer.ts'

describe('joinPointer and splitPointer', () => {
  it.each([
    ['', ['paths', '/cards', 'get'], '/paths/~1cards/get'],
    ['/a', ['~', 0], '/a/~0/0'],
    ['', [''], '/'],
    ['', ['~1'], '/~01'],
  ])('join %j and %j', (base, steps, pointer) => {
    expect(joinPointer(base, ...steps)).toBe(pointer)
    expect(splitPointer(pointer)).toEqual([...splitPointer(base), ...steps.map(String)])
  })

  it('has no steps at the root', () => expect(splitPointer('')).toEqual([]))
  it('escapes the tilde before the slash', () => expect(escapeStep('~/')).toBe('~0~1'))
})

describe('parentPointer', () => {
  it.each([
    ['', undefined],
    ['/a', ''],
    ['/a/b~1c', '/a'],
  ])('of %j is %j', (pointer, parent) => expect(parentPointer(pointer)).toBe(parent))
})

describe('follow', () => {
  const document = { a: [{ 'b/c': null }], '': 1 }
  it.each([
    ['', document],
    ['/a/0/b~1c', null],
    ['/', 1],
    ['/a/1', undefined],
    ['/a/0/b~1c/d', undefined],
    ['/__proto__', undefined],
    ['/a/length/constructor', undefined],
  ])('%j', (pointer, value) => expect(follow(document, pointer)).toEqual(value))
})

describe('refPointer', () => {
  it.each([
    ['#/components/schemas/A%20B', '/components/schemas/A B'],
    ['#', ''],
    ['other.yaml#/a', undefined],
    ['#/%ZZ', undefined],
  ])('%j', (ref, pointer) => expect(refPointer(ref)).toBe(pointer))
})
