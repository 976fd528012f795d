import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../scripts/compile/facts.ts'
import { applyAction, openSheet } from '../../../scripts/compile/overlay.ts'
import { strongest, type Union, unite, weakest } from '../../../scripts/compile/union.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { makeDraft, makeFact } from './making.ts'

const BASE: JsonObject = { a: { one: 1 }, list: [{ n: 1 }, { n: 2 }, { n: 3 }], parameters: [{ name: 'x' }], empty: {} }

function united(facts: Fact[], base: JsonObject = BASE): Union {
  const readings = facts.map((fact) => {
    const sheet = openSheet(base)
    for (const action of fact.actions) expect(applyAction(sheet, action)).toBeUndefined()
    return { fact, sheet }
  })
  return unite(base, makeDraft(base).provenance.nodes, readings)
}

const adds = (id: string, target: string, update: Json) => makeFact(id, [{ target, update }])
const removes = (id: string, target: string) => makeFact(id, [{ target, remove: true }])

describe('unite', () => {
  const cases: [name: string, facts: Fact[], want: JsonObject][] = [
    ['returns the pages when nothing is said', [], BASE],
    [
      'brings members of two facts together',
      [adds('f', '$.a', { two: 2 }), adds('g', '$.a', { three: 3 })],
      { ...BASE, a: { one: 1, two: 2, three: 3 } },
    ],
    [
      'merges what two facts put under one new name',
      [adds('f', '$.a', { new: { x: 1 } }), adds('g', '$.a', { new: { y: 2 } })],
      { ...BASE, a: { one: 1, new: { x: 1, y: 2 } } },
    ],
    [
      'takes the same value from two facts once',
      [adds('f', '$.a', { two: 2 }), adds('g', '$.a', { two: 2 })],
      { ...BASE, a: { one: 1, two: 2 } },
    ],
    [
      'appends parameters of two facts',
      [adds('f', '$.parameters', { name: 'y' }), adds('g', '$.parameters', { name: 'z' })],
      { ...BASE, parameters: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] },
    ],
    [
      'takes the same appended item once',
      [adds('f', '$.parameters', { name: 'y' }), adds('g', '$.parameters', { name: 'y' })],
      { ...BASE, parameters: [{ name: 'x' }, { name: 'y' }] },
    ],
    [
      'removes an item while another fact changes a later one',
      [removes('f', '$.list[0]'), adds('g', '$.list[2]', { on: true })],
      { ...BASE, list: [{ n: 2 }, { n: 3, on: true }] },
    ],
    ['lets two facts remove the same', [removes('f', '$.a.one'), removes('g', '$.a.one')], { ...BASE, a: {} }],
  ]
  it.each(cases)('%s', (_, facts, want) => {
    const { spec, conflicts } = united(facts)
    expect(conflicts).toEqual([])
    expect(spec).toEqual(want)
  })

  const conflicts: [name: string, facts: Fact[], pointer: string][] = [
    ['two values for one member', [adds('f', '$.a', { two: 2 }), adds('g', '$.a', { two: 3 })], '/a/two'],
    [
      'two values instead of the one on the page',
      [adds('f', '$.a', { one: 2 }), adds('g', '$.a', { one: 3 })],
      '/a/one',
    ],
    ['a removal and a change', [removes('f', '$.list[1]'), adds('g', '$.list[1]', { on: true })], '/list/1'],
    ['an object and a text', [adds('f', '$.a', { new: {} }), adds('g', '$.a', { new: 'x' })], '/a/new'],
    ['two lists of values', [adds('f', '$.a', { enum: ['A'] }), adds('g', '$.a', { enum: ['B'] })], '/a/enum'],
    ['two examples', [adds('f', '$.a', { example: { x: 1 } }), adds('g', '$.a', { example: { y: 1 } })], '/a/example'],
    [
      'items appended to a list whose order counts',
      [adds('f', '$.list', { n: 4 }), adds('g', '$.list', { n: 5 })],
      '/list',
    ],
  ]
  it.each(conflicts)('finds the conflict of %s', (_, facts, pointer) => {
    const found = united(facts).conflicts
    expect(found.map((conflict) => [conflict.pointer, conflict.facts.map(({ id }) => id)])).toEqual([
      [pointer, ['f', 'g']],
    ])
  })

  it('records for every node the page line or the fact', () => {
    const { nodes, moves, removed } = united([removes('f', '$.list[0]'), adds('g', '$.list[2]', { on: true })])
    const before = makeDraft(BASE).provenance.nodes
    expect(nodes['/list/0/n']).toBe(before['/list/1/n'])
    expect(nodes['/list/1']).toBe(before['/list/2'])
    expect(nodes['/list/1/on']).toBe('fact:g')
    expect([...moves]).toEqual([
      ['/list/1', '/list/0'],
      ['/list/2', '/list/1'],
    ])
    expect([...removed].map(([pointer, facts]) => [pointer, facts.map(({ id }) => id)])).toEqual([['/list/0', ['f']]])
  })

  it('gives an empty container of the pages to the facts that fill it', () => {
    expect(united([adds('f', '$.empty', { x: 1 })]).nodes['/empty']).toBe('fact:f')
    expect(united([adds('f', '$.a', { x: 1 })]).nodes['/a']).toBe(makeDraft(BASE).provenance.nodes['/a'])
  })

  it('does not depend on the order of the facts', () => {
    const member = fc.record({
      target: fc.constantFrom('$.a', '$.empty', '$.list[1]', '$.parameters[0]'),
      update: fc.dictionary(
        fc.constantFrom('p', 'q', 'r'),
        fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant({ s: 1 })),
        { minKeys: 1 },
      ),
    })
    fc.assert(
      fc.property(fc.array(member, { minLength: 2, maxLength: 5 }), (actions) => {
        const facts = actions.map(({ target, update }, index) => adds(`f${index}`, target, update))
        const one = united(facts)
        const other = united([...facts].reverse())
        fc.pre(one.conflicts.length === 0)
        expect(other.conflicts).toEqual([])
        expect(other.spec).toEqual(one.spec)
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})

describe('evidence', () => {
  const facts = (['assumed', 'stated', 'derived'] as const).map((kind) => makeFact(kind, [], { kind }))

  it('finds the strongest fact', () => {
    expect(strongest(facts)?.id).toBe('stated')
    expect(strongest([])).toBeUndefined()
  })

  it('finds the weakest kind', () => {
    expect(weakest(['stated', 'assumed', 'derived'])).toBe('assumed')
    expect(weakest([])).toBeUndefined()
  })
})
