/** Rows that come in the order they were asked for in, and such that do not. */
import { describe, expect, it } from 'vitest'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const row = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, size: { type: 'integer' } } }
const tableOf = (more = {}) =>
  smallTable({
    '/rows': {
      get: {
        operationId: 'listRows',
        parameters: [{ name: 'sort', in: 'query', schema: { type: 'string', enum: ['size', '-size'], ...more } }],
        responses: {
          '200': { description: '', content: { 'application/json': { schema: { type: 'array', items: row } } } },
        },
      },
    },
  })
const ROWS = [5, 9, 2, 11, 7].map((size, id) => ({ id: `r${id}`, size }))

describe('a list that is asked for in an order', () => {
  it.each<[what: string, compare: (a: number, b: number, isDown: boolean) => number, want: string[]]>([
    ['comes in it', (a, b, isDown) => (isDown ? b - a : a - b), []],
    ['comes in the other one', (a, b) => a - b, ['should rows-sorted listRows']],
    [
      'comes in that of texts',
      (a, b, isDown) => (isDown ? -1 : 1) * (String(a) < String(b) ? -1 : 1),
      ['should rows-sorted listRows'],
    ],
    ['comes in none', () => 0, ['should rows-sorted listRows']],
  ])('%s', async (_, compare, want) => {
    const result = await runSmall(
      tableOf(),
      ({ query }) => {
        const sort = query.get('sort')
        if (sort !== null && !['size', '-size'].includes(sort)) return { status: 400 }
        const rows = sort === null ? ROWS : ROWS.toSorted((a, b) => compare(a.size, b.size, sort === '-size'))
        return { status: 200, body: rows }
      },
      { only: ['rows-sorted'] },
    )
    expect(broken(result)).toEqual(want)
  })

  it.each<[usual: string, want: string[]]>([
    ['-size', []],
    ['size', ['should rows-sorted listRows']],
  ])('comes from the greatest one down by itself, where %s is the default', async (usual, want) => {
    const result = await runSmall(
      tableOf({ default: usual }),
      ({ query }) => {
        const down = ROWS.toSorted((a, b) => b.size - a.size)
        return { status: 200, body: query.get('sort') === 'size' ? down.toReversed() : down }
      },
      { only: ['rows-sorted'] },
    )
    expect(broken(result)).toEqual(want)
  })
})
