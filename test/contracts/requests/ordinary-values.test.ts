/** Ordinary values: valid ones, no two alike. */
import { describe, expect, it } from 'vitest'
import { ordinaryValues } from '../../../contracts/requests/ordinary-values.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { specFile } from '../../../scripts/lib/apis.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'

const table = operationsTable(await loadSpec(await specFile('d1-outbound-card')))
const seeds = Array.from({ length: 20 }, (_, seed) => seed)

describe('ordinary values', () => {
  it('are no two alike, whatever the seed', () => {
    const schema = { enum: ['A', 'B', 'C', 'D', 'E'] }
    for (const seed of seeds) {
      const values = ordinaryValues(table, schema, { seed, place: '/kind', count: 2 })
      expect(new Set(values).size).toBe(2)
    }
  })

  it('are fewer where there are no more', () => {
    expect(ordinaryValues(table, { const: 'A' }, { seed: 1, place: '/kind', count: 3 })).toEqual(['A'])
    expect(ordinaryValues(table, { not: {} }, { seed: 1, place: '/kind', count: 3 })).toEqual([])
  })

  it('are the same for the same seed', () => {
    const ask = () => ordinaryValues(table, { type: 'string', maxLength: 9 }, { seed: 7, place: '/name', count: 3 })
    expect(ask()).toEqual(ask())
  })

  it.each([
    ['consumer-1', /^[a-z]{8}-[0-9]$/],
    ['CARD 0042', /^[A-Z]{4} [0-9]{4}$/],
    ['é-abc123', /^é-[a-z]{3}[0-9]{3}$/],
  ])('begin with one that has the kinds of characters of %s', (like, shape) => {
    const [first, second] = ordinaryValues(table, { type: 'string' }, { seed: 1, place: '/id', count: 2, like })
    expect(first).toMatch(shape)
    expect([like, second]).not.toContain(first)
  })

  it.each([
    ['a text that could name another thing', 'no-17', { type: 'string' }],
    ['what the schema forbids', 'consumer-1', { const: 'A' }],
    ['a number', 4711, { type: ['string', 'number'] }],
  ])('are not like %s', (_, like, schema) => {
    const options = { seed: 1, place: '/id', count: 2 }
    expect(ordinaryValues(table, schema, { ...options, like })).toEqual(ordinaryValues(table, schema, options))
  })
})
