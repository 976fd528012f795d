import { describe, expect, it } from 'vitest'
import { refuseHostile } from '../../../scripts/compile/hostile.ts'

describe('refuseHostile', () => {
  it('accepts plain values, `constructor` as a name among them', () => {
    for (const value of [null, 1, 'x', [], { constructor: { prototype: 1 } }]) refuseHostile(value, 'SPEC', 'f')
  })

  it('refuses a cycle as bottomless', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    expect(() => refuseHostile(cycle, 'SPEC', 'f')).toThrow('The document is nested deeper than 400 levels. (f)')
  })

  it('refuses nesting that would exhaust the stack', () => {
    let deep: unknown = 0
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(() => refuseHostile(deep, 'SPEC', 'f')).toThrow('The document is nested deeper than 400 levels. (f)')
  })

  it('refuses a prototype key', () => {
    const value: unknown = JSON.parse('{"a":[{"__proto__":{"polluted":true}}]}')
    expect(() => refuseHostile(value, 'FACT', 'f')).toThrow('The document has a key "__proto__"; remove it. (f#/a/0)')
  })
})
