/** Requests that differ have keys that differ, and the same request has the same. */
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../contracts/requests/draft.ts'
import { withOtherKeys, withOwnKeys } from '../../../contracts/requests/own-keys.ts'
import type { Header } from '../../../contracts/transport/exchange.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const table = bareTable()

function draftOf(name: string, schema: JsonSchema, value: Json | undefined, body: Json): Draft {
  const parameter = {
    name,
    in: 'header' as const,
    required: true,
    style: 'simple',
    explode: false,
    pointer: '',
    schema,
  }
  const operation: Operation = {
    ...{ id: 'o', method: 'post', path: '/o', pointer: '', responses: {}, security: [], constraints: [] },
    parameters: [parameter],
  }
  return { operation, values: new Map(value === undefined ? [] : [[`header:${name}`, value]]), body }
}

const uuid: JsonSchema = { type: 'string', format: 'uuid' }
const keyed = (
  name: string,
  schema: JsonSchema,
  value: Json | undefined,
  body: Json,
  base: Json | undefined = 'k',
  turn?: string,
) =>
  withOwnKeys(table, draftOf(name, schema, value, body), draftOf(name, schema, base, {}), { seed: 1, turn }).values.get(
    `header:${name}`,
  )

describe('a key of a request', () => {
  it('is another one for another body, and the same for the same', () => {
    const [one, other, again] = [{ a: 1 }, { a: 2 }, { a: 1 }].map((body) => keyed('Idempotency-Key', uuid, 'k', body))
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(other).not.toBe(one)
    expect(again).toBe(one)
    const turns = ['first', 'second', 'first'].map((turn) => keyed('Idempotency-Key', uuid, 'k', { a: 1 }, 'k', turn))
    expect(turns[0]).toBe(turns[2])
    expect(new Set([one, ...turns]).size).toBe(3)
  })

  it('keeps to its schema', () => {
    expect(keyed('X-Idempotency', { type: 'string', pattern: '^[A-Z]{12}$' }, 'k', {})).toMatch(/^[A-Z]{12}$/)
  })

  it.each<[name: string, header: string, value: Json | undefined, base: Json]>([
    ['another header', 'X-Trace', 'k', 'k'],
    ['one that is varied', 'Idempotency-Key', 'other', 'k'],
    ['one that is left out', 'Idempotency-Key', undefined, 'k'],
  ])('leaves %s alone', (_, header, value, base) => {
    expect(keyed(header, { type: 'string' }, value, {}, base)).toBe(value)
  })
})

describe('keys of a request that is written otherwise', () => {
  const { operation } = draftOf('Idempotency-Key', uuid, 'k', {})
  const other = (text: string, name = 'idempotency-key') => {
    const headers: Header[] = [
      [name, 'k'],
      ['accept', '*/*'],
    ]
    return withOtherKeys(
      table,
      operation,
      { method: 'POST', target: '/o', headers, body: new TextEncoder().encode(text) },
      1,
    )
  }

  it('are others for other texts, and the same for the same', () => {
    const [one, two, again] = ['{}', '{ }', '{}'].map((text) => other(text).headers[0]?.[1])
    expect(one).toMatch(/^[0-9a-f-]{36}$/)
    expect(two).not.toBe(one)
    expect(again).toBe(one)
  })

  it('leaves other headers alone', () => {
    expect(other('{}').headers[1]).toEqual(['accept', '*/*'])
    expect(other('{}', 'x-trace').headers[0]).toEqual(['x-trace', 'k'])
  })
})
