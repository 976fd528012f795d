/** Other values for a place whose own value does not come there. */
import { describe, expect, it } from 'vitest'
import { otherValues } from '../../../contracts/requests/other-values.ts'
import type { OnlyWithConstraint } from '../../../scripts/lib/constraints.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'

const rule = (id: string, more: Partial<OnlyWithConstraint>): OnlyWithConstraint => ({
  ...{ id, kind: 'onlyWith', in: 'body', param: '/code', with: '/state', statement: 's', ...more },
})
const own = rule('own', { of: ['00'], except: ['OUT'] })
const place = { param: '/code', with: '/state' }
const schema: JsonObject = { properties: { code: { enum: ['00', '21', '31', '41'] }, state: { type: 'string' } } }

/** The values there are where nothing but these examples and rules say something. */
function found(examples: Json[], body: Json, rules: OnlyWithConstraint[] = [own], schemaOfExamples = schema): Json[] {
  const named = Object.fromEntries(examples.map((example, index) => [`e${index}`, example]))
  const content = { 'application/json': { schema: schemaOfExamples, examples: named, pointer: '' } }
  const described = { id: 'o', method: 'post' as const, path: '/o', pointer: '/paths/~1o/post' }
  const operation: Operation = {
    ...{ ...described, parameters: [], responses: {}, security: [], constraints: rules },
    requestBody: { required: true, content, pointer: '' },
  }
  const table = { operations: [operation], servers: [], components: { schemas: {} } } as unknown as OperationsTable
  return otherValues({ table, operation, schema }, body, own, place, ['00'])
}

describe('other values', () => {
  const out = { code: '00', state: 'OUT' }
  it.each<[what: string, examples: Json[], body: Json, want: Json[]]>([
    [
      'an example of the same case',
      [
        { code: '31', state: 'BACK' },
        { code: '21', state: 'OUT' },
      ],
      out,
      ['21', '31'],
    ],
    ['one of another case', [{ code: '31', state: 'BACK' }], out, ['31']],
    ['one where nothing decides', [{ code: '31', state: 'BACK' }], { code: '00' }, ['31']],
    ['never the unwanted one', [{ code: '00', state: 'OUT' }, { code: '41' }, { state: 'OUT' }], out, ['41']],
  ])('begin with %s', (_, examples, body, want) => {
    const values = found(examples, body)
    expect(values.slice(0, want.length)).toEqual(want)
    expect(values).not.toContain('00')
    expect(new Set(values).size).toBe(values.length)
  })

  it('are those that rules of the same two places name, before examples of other cases', () => {
    const others = [
      rule('like', { of: ['41'], except: ['BACK'] }),
      rule('apart', { of: ['31'], with: '/kind' }),
      rule('all', {}),
    ]
    expect(found([{ code: '21', state: 'BACK' }], out, [own, ...others]).slice(0, 2)).toEqual(['41', '21'])
  })

  it('are drawn from the schema where no example of its bodies has one, the same ones each time', () => {
    const values = found([{ code: '99', state: 'OUT' }], out, [own], { type: 'object' })
    expect(['21', '31', '41']).toEqual(expect.arrayContaining(values))
    expect(values.length).toBeGreaterThan(0)
    expect(found([], out)).toEqual(values)
  })
})
