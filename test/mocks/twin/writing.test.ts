/** Answers as text: judged before they are sent, rows that cannot change only once. */
import { describe, expect, it } from 'vitest'
import { createSchemas } from '../../../mocks/schemas.ts'
import { createWriter, documentedJudge, type Judge } from '../../../mocks/twin/writing.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { operationOf, tableWith } from '../calls.ts'

const schema = {
  type: 'object',
  required: ['rows'],
  properties: { rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } } },
}
const content = { 'application/json': { schema, pointer: '', examples: {} } }
const table = tableWith({ responses: { '200': { description: '', pointer: '', headers: {}, content } } })
const operation = operationOf(table, 'test')
const judge = documentedJudge(createSchemas(table))

/** A value that cannot be changed. */
function kept<Value extends Json>(value: Value): Value {
  Object.freeze(value)
  return value
}

describe('writing', () => {
  it.each<[string, Json]>([
    ['an object', { rows: [], 'a"b': [1, { x: null }], c: { d: 'e' }, f: false }],
    ['rows', { rows: [{ id: 'a' }, Object.freeze({ id: 'b' })] }],
    ['a name of prototypes', JSON.parse('{"rows":[],"__proto__":{"x":1},"constructor":[2]}')],
  ])('is that of JSON for %s, the second time as well', (_, body) => {
    const write = createWriter(judge)
    expect([write(operation, 200, body), write(operation, 200, body)]).toEqual(Array(2).fill(JSON.stringify(body)))
  })

  it.each<[string, Json]>([
    ['without its rows', {}],
    ['with a wrong row', { rows: [Object.freeze({ id: 'a' }), Object.freeze({ id: 1 })] }],
    ['that is a list', []],
  ])('refuses an answer %s, each time', (_, body) => {
    const write = createWriter(judge)
    expect([write(operation, 200, body), write(operation, 200, body)]).toEqual([undefined, undefined])
  })

  it('does not judge what is not documented, nor anything without a judge', () => {
    expect([createWriter(judge)(operation, 404, {}), createWriter()(operation, 200, {})]).toEqual(['{}', '{}'])
  })

  it('judges a frozen row once and any other each time', () => {
    const judged: Json[] = []
    const note: Judge = (_, __, body) => {
      judged.push(body)
      return true
    }
    const write = createWriter(note)
    const [frozen, changing] = [Object.freeze({ id: 'a' }), { id: 'b' }]
    write(operation, 200, { rows: [frozen, changing] })
    changing.id = 'c'
    expect(write(operation, 200, { rows: [frozen, changing] })).toBe('{"rows":[{"id":"a"},{"id":"c"}]}')
    expect(judged.at(-1)).toEqual({ rows: [{ id: 'c' }] })
  })

  it.each<[string, Json, number]>([
    ['nothing in which can change once', kept({ rows: kept([kept({ id: 'a' })]) }), 1],
    ['with a list that can change each time', kept({ rows: [kept({ id: 'a' })] }), 2],
    ['with a row that can change each time', kept({ rows: kept([{ id: 'a' }]) }), 2],
    ['to which something can be added each time', { rows: kept([kept({ id: 'a' })]) }, 2],
  ])('judges an answer %s', (_, body, times) => {
    let judged = 0
    const write = createWriter(() => {
      judged += 1
      return true
    })
    expect([write(operation, 200, body), write(operation, 200, body)]).toEqual(Array(2).fill('{"rows":[{"id":"a"}]}'))
    expect(judged).toBe(times)
  })

  it('judges an answer anew for another status', () => {
    const write = createWriter((_, status) => status === 200)
    const body = kept({ rows: kept([]) })
    expect([200, 404, 200].map((status) => write(operation, status, body))).toEqual([
      '{"rows":[]}',
      undefined,
      '{"rows":[]}',
    ])
  })
})
