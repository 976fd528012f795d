/** Parameters whose defaults are named: what is left out means the same, or does not. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../scripts/lib/json.ts'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const ROWS = ['open', 'open', 'closed', 'open'].map((state, at) => ({ id: `r${at}`, state }))
const row = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const tableOf = (schema: Json) =>
  smallTable({
    '/rows': {
      get: {
        operationId: 'listRows',
        parameters: [{ name: 'closed', in: 'query', schema }],
        responses: {
          '200': { description: '', content: { 'application/json': { schema: { type: 'array', items: row } } } },
        },
      },
    },
  })

/** What is served without a value, and whatever is not the default. */
async function failures(schema: Json, left: string): Promise<string[]> {
  const result = await runSmall(
    tableOf(schema),
    ({ query }) => {
      const closed = query.get('closed') ?? left
      return { status: 200, body: closed === 'true' ? ROWS : ROWS.filter(({ state }) => state === 'open') }
    },
    { only: ['default-kept'] },
  )
  return broken(result)
}

describe('a parameter of a list that is left out', () => {
  it.each<[what: string, schema: Json, left: string, want: string[]]>([
    ['means its default', { type: 'boolean', default: false }, 'false', []],
    ['means something else', { type: 'boolean', default: false }, 'true', ['must default-kept listRows']],
    ['means another listed one', { enum: ['true', 'no'], default: 'no' }, 'true', ['must default-kept listRows']],
    ['has a default that may be an example', { type: 'string', default: 'no' }, 'true', []],
    ['has none', { type: 'boolean' }, 'true', []],
  ])('%s', async (_, schema, left, want) => {
    expect(await failures(schema, left)).toEqual(want)
  })
})
