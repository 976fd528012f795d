import { describe, expect, it } from 'vitest'
import { isOfOtherAlternative } from '../../../contracts/requests/schema-places.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const a = { type: 'object', required: ['kind'], properties: { kind: { const: 'A' }, x: { type: 'string' } } }
const b = { type: 'object', required: ['kind'], properties: { kind: { const: 'B' }, y: { type: 'string' } } }
const schema = { type: 'object', properties: { note: {}, list: { items: { oneOf: [a, b] } } }, anyOf: [a, b] }

describe('isOfOtherAlternative', () => {
  it.each<[Json, string, boolean]>([
    [{ kind: 'A', x: '' }, '/x', false],
    [{ kind: 'A', y: '' }, '/y', true],
    [{ kind: 'B', y: '' }, '/y', false],
    [{ kind: 'A', note: 1 }, '/note', false],
    [{ kind: 'A', other: 1 }, '/other', false],
    [{ kind: 'A', list: [{ kind: 'B', x: '' }] }, '/list/0/x', true],
    [{ kind: 'A', list: [{ kind: 'B', y: '' }] }, '/list/0/y', false],
    [{ kind: 'A' }, '', false],
  ])('of %j at %s: %s', (value, pointer, want) => {
    expect(isOfOtherAlternative(smallTable({}), schema, value, pointer)).toBe(want)
  })
})
