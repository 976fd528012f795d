/** `rules.ts`. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { rules } from '../../../scripts/emitters/rules.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { specOf } from './given.ts'

/** What the module exports. */
async function exported(members: JsonObject): Promise<Record<'multiples' | 'successes' | 'texts', unknown>> {
  const spec = specOf(members)
  const text = (await rules.emit(spec, operationsTable(spec)))['rules.ts'] ?? ''
  const code = text
    .replace(/^export interface[\s\S]*?^}$/gm, '')
    .replace(/^(export const \w+): [^=]+=/gm, '$1 =')
    .replace(/ satisfies .*/, '')
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}

const ITEMS = {
  get: {
    parameters: [
      { name: 'offset', in: 'query', schema: { type: 'integer' } },
      { name: 'limit', in: 'query', schema: { type: 'integer' } },
      { name: 'itemId', in: 'path', required: true, schema: { type: 'string', minLength: 3 } },
      { name: 'note', in: 'query', schema: { type: 'string' } },
    ],
    operationId: '__proto__',
    responses: { 204: { description: 'None' } },
    'x-constraints': [
      {
        id: 'a',
        kind: 'multipleOf',
        in: 'query',
        param: 'offset',
        of: 'limit',
        defaultOf: 5,
        statement: 'Whole pages.',
      },
      { id: 'b', kind: 'default', in: 'query', param: 'offset', value: 0, statement: 'From the start.' },
    ],
  },
}

describe('rules.ts', () => {
  it('tells the multiples of an operation', async () => {
    const { multiples } = await exported({ paths: { '/items/{itemId}': ITEMS } })
    expect(Object.entries(Object(multiples))).toEqual([
      ['__proto__', [{ in: 'query', param: 'offset', of: 'limit', defaultOf: 5 }]],
    ])
  })

  it('tells the statuses of success', async () => {
    const { successes } = await exported({ paths: { '/items/{itemId}': ITEMS } })
    expect(Object.entries(Object(successes))).toEqual([['__proto__', ['204']]])
  })

  it('tells what named texts look like, in the order of their names', async () => {
    const schemas = { word: { type: 'string', pattern: '^[a-z]+$' }, count: { type: 'integer' }, any: {} }
    const { texts } = await exported({ paths: { '/items/{itemId}': ITEMS }, components: { schemas } })
    expect(Object.entries(Object(texts))).toEqual([
      ['itemId', { minLength: 3 }],
      ['word', { pattern: '^[a-z]+$' }],
    ])
  })

  it('says nothing about a name that means two things', async () => {
    const schemas = { itemId: { type: 'string', maxLength: 9 } }
    const { texts } = await exported({ paths: { '/items/{itemId}': ITEMS }, components: { schemas } })
    expect(texts).toEqual({})
  })
})
