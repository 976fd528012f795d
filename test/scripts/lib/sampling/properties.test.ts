import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaries } from '../../../../scripts/lib/sampling/boundaries.ts'
import { sample } from '../../../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'
import { matching, matchingOfLength } from '../../../../scripts/lib/sampling/pattern.ts'
import { violations } from '../../../../scripts/lib/sampling/violations.ts'
import { arbitrarySchema, satisfiableSchema } from './schema-grammar.ts'

const RUNS = { seed: 20_260_101, numRuns: 30 }

describe('for any schema', () => {
  it('a sample is valid, or there is none; boundaries are valid; violations have one fault', () => {
    fc.assert(
      fc.property(arbitrarySchema, fc.nat(1000), (schema, seed) => {
        const context = { schema, root: schema }
        const judge = createJudge(schema)
        const valid = sample(context, { seed })
        if (valid === undefined) return
        expect(judge.faults(schema, valid)).toEqual([])
        for (const { instance } of boundaries(context, valid)) expect(judge.accepts(schema, instance)).toBe(true)
        for (const { instance, pointer } of violations(context, valid)) {
          expect(new Set(judge.faults(schema, instance).map((fault) => fault.pointer))).toEqual(new Set([pointer]))
        }
      }),
      RUNS,
    )
  })

  it('the same seed gives the same', () => {
    fc.assert(
      fc.property(arbitrarySchema, fc.nat(1000), (schema, seed) => {
        const twin = structuredClone(schema)
        expect(sample({ schema: twin, root: twin }, { seed })).toEqual(sample({ schema, root: schema }, { seed }))
      }),
      RUNS,
    )
  })
})

it('a schema drawn around a value has a sample', () => {
  const schemas = fc.sample(satisfiableSchema, { ...RUNS, numRuns: 100 })
  const without = schemas.filter((schema) => sample({ schema, root: schema }, { seed: 1 }) === undefined)
  expect(without).toEqual([])
})

/** Patterns of classes, groups, alternatives, counts. */
const arbitraryPattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', '[a-z]', '\\d', '[^x]', '.', '-', '\\p{L}', '[A-Z_]'),
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')),
    fc.tuple(tie('node'), tie('node')).map((parts) => `(?:${parts.join('|')})`),
    fc
      .tuple(tie('node'), fc.constantFrom('?', '*', '+', '{2}', '{1,3}', '{0,9}', '{2,}'))
      .map(([node, count]) => `(${node})${count}`),
  ),
})).node

it('a text written for any pattern is taken by it, and has the length that was asked for', () => {
  fc.assert(
    fc.property(arbitraryPattern, fc.nat(40), fc.nat(1000), (body, length, seed) => {
      const pattern = `^${body}$`
      const regex = new RegExp(pattern, 'u')
      const exact = matchingOfLength(pattern, length, seed)
      if (exact !== undefined) expect([regex.test(exact), [...exact].length]).toEqual([true, length])
      expect(matching(pattern, { min: 0, max: 200 }, seed)).toSatisfy((text: string) => regex.test(text))
    }),
    { ...RUNS, numRuns: 100 },
  )
})
