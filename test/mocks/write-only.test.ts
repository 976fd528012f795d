/** What may only be written is not shown. */
import { describe, expect, it } from 'vitest'
import { createShapes } from '../../mocks/schema-shape.ts'
import { withoutWriteOnly } from '../../mocks/write-only.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { serve } from './serve.ts'

const secret: JsonSchema = { type: 'string', writeOnly: true }
const root = { components: { schemas: { Secret: secret, Self: { $ref: '#/components/schemas/Self' } } } }
const object = (pin: JsonSchema): JsonSchema => ({ type: 'object', properties: { name: { type: 'string' }, pin } })
const value = { name: 'a', pin: 'b', other: 'c' }
const hidden = { name: 'a', other: 'c' }

describe('properties', () => {
  it.each<[string, JsonSchema, Json, Json]>([
    ['unmarked', object({ type: 'string' }), value, value],
    ['marked as false', object({ type: 'string', writeOnly: false }), value, value],
    ['marked', object(secret), value, hidden],
    ['marked where a reference leads', object({ $ref: '#/components/schemas/Secret' }), value, hidden],
    ['marked beside a reference', object({ $ref: '#/components/schemas/Self', writeOnly: true }), value, hidden],
    ['marked in a part', object({ allOf: [{ type: 'string' }, secret] }), value, hidden],
    ['that refer to themselves', object({ $ref: '#/components/schemas/Self' }), value, value],
    ['in a list', { type: 'array', items: object(secret) }, [value, value], [hidden, hidden]],
    ['in an alternative', { oneOf: [object(secret), { type: 'string' }] }, value, hidden],
    ['in an object', { type: 'object', properties: { inner: object(secret) } }, { inner: value }, { inner: hidden }],
    ['in nothing', object(secret), null, null],
  ])('%s', (_, schema, given, want) => {
    expect(withoutWriteOnly(root, createShapes(root), schema, given)).toEqual(want)
  })
})

describe('a mock', async () => {
  const { ask } = await serve('files')
  it('shows none, neither in a thing nor in the rows of a list', async () => {
    const { body: own } = await ask('GET /accounts/own')
    expect(own).toEqual({ id: expect.any(String), keys: expect.any(Array) })
    const { body: rows } = await ask('GET /accounts?page=2&size=3')
    expect(rows).toHaveLength(3)
    expect(JSON.stringify([own, rows])).not.toMatch(/password|pin/)
  })
})
