/** Parameters that are refused alone: a broken promise, unless their description names another one beside them. */
import { describe, expect, it } from 'vitest'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const tableOf = (description: string) =>
  smallTable({
    '/rows': {
      get: {
        operationId: 'listRows',
        parameters: [
          { name: 'least', in: 'query', description, schema: { type: 'integer', minimum: 1, maximum: 9 } },
          { name: 'unit', in: 'query', schema: { type: 'string', enum: ['EUR', 'USD'] } },
        ],
        responses: { '200': { description: '' }, '400': { description: '' } },
      },
    },
  })

describe('a parameter that is taken beside another one only', () => {
  it.each<[description: string, want: string[]]>([
    ['At least this.', ['must valid-request-accepted listRows']],
    ['At least this. Needs `unit`.', ['should valid-request-accepted listRows']],
  ])('weighs what its description leaves it: %s', async (description, want) => {
    const result = await runSmall(
      tableOf(description),
      ({ query }) => ({ status: query.has('least') && !query.has('unit') ? 400 : 200 }),
      { only: ['valid-request-accepted'] },
    )
    expect(broken(result)).toEqual(want)
  })
})
