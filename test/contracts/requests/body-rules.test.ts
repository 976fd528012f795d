/** The rules between properties of a body: put right around what is under test, which stays. */
import { describe, expect, it } from 'vitest'
import { type BodyKind, keepsConditions, keepsPairs, settledBody } from '../../../contracts/requests/body-rules.ts'
import type { Constraint } from '../../../scripts/lib/constraints.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'

const own = { in: 'body' as const, statement: 's' }
const pairs: Constraint = {
  ...{ ...own, id: 'pairs', kind: 'pairs', param: '/kind', with: '/why' },
  pairs: { A: ['a', 'aa'], B: ['b'], C: [] },
}
const out: Constraint = { ...own, id: 'out', kind: 'onlyWith', param: '/kind', with: '/state', values: ['OUT', 'GONE'] }
const reason: Constraint = { ...own, id: 'reason', kind: 'onlyWith', param: '/why', with: '/kind' }
const unless: Constraint = { ...own, id: 'unless', kind: 'onlyWith', param: '/shop', with: '/state', except: ['GONE'] }
const rows = [out, unless].map(
  (one): Constraint => ({ ...one, param: `/rows/*${one.param}`, with: `/rows/*${one.with}` }),
)

const properties: JsonObject = {
  kind: { enum: ['A', 'B', 'C', 'D'] },
  why: { type: 'string' },
  state: { enum: ['GONE', 'IN', 'OUT'] },
  shop: { type: 'object' },
}

/** What a body is that has some rules, and has to have some properties. */
function kindOf(constraints: Constraint[], required: string[] = []): BodyKind {
  const described = { id: 'o', method: 'post' as const, path: '/o', pointer: '/paths/~1o/post' }
  const operation = { ...described, parameters: [], responses: {}, security: [], constraints }
  return {
    table: { ...{ operations: [operation], servers: [], components: { schemas: {} } } } as unknown as BodyKind['table'],
    operation,
    schema: { type: 'object', required, properties: { ...properties, rows: { type: 'array', items: { properties } } } },
  }
}

describe('a body with pairs', () => {
  it.each<[body: Json, varied: string[], want: Json]>([
    [{ kind: 'A', why: 'aa' }, [], { kind: 'A', why: 'aa' }],
    [{ kind: 'A', why: 'b' }, [], { kind: 'A', why: 'a' }],
    [{ kind: 'A', why: 'b' }, ['/kind'], { kind: 'A', why: 'a' }],
    [{ kind: 'A', why: 'b' }, ['/why'], { kind: 'B', why: 'b' }],
    [{ kind: 'A', why: 'z' }, ['/why'], { kind: 'C', why: 'z' }],
    [{ kind: 'A', why: 'z' }, ['/kind'], { kind: 'A', why: 'a' }],
    [{ kind: 'C', why: 'b' }, [], { kind: 'C' }],
    [{ kind: 'D', why: 'b' }, [], { kind: 'D' }],
    [{ why: 'b' }, [], { why: 'b' }],
  ])('%j, of which %j stays, becomes %j', (body, varied, want) => {
    expect(settledBody(kindOf([pairs]), body, varied)).toEqual(want)
  })

  it('takes a value no pair speaks of for what goes with none, and knows that nobody says so', () => {
    const kind = kindOf([{ ...pairs, pairs: { A: ['a'], B: ['b'] } }])
    const body = settledBody(kind, { kind: 'A', why: 'z' }, ['/why'])
    expect(body).toEqual({ kind: 'C', why: 'z' })
    expect(keepsPairs(kind, body)).toBe(false)
    expect(keepsPairs(kind, { kind: 'B', why: 'b' })).toBe(true)
  })

  it('leaves a value that no list has yet where it is', () => {
    const kind = {
      ...kindOf([{ ...pairs, param: '/why', with: '/kind', pairs: { a: ['A'], b: ['B'] } }]),
      accepts: () => true,
    }
    expect(settledBody(kind, { kind: 'NEW', why: 'a' }, ['/kind'])).toEqual({ kind: 'NEW', why: 'a' })
  })

  it('stays as it is where it needs both', () => {
    expect(settledBody(kindOf([pairs], ['why']), { kind: 'D', why: 'b' })).toEqual({ kind: 'D', why: 'b' })
  })
})

describe('a body with properties that come only in some cases', () => {
  const all = [pairs, reason, out, unless]
  it.each<[what: string, body: Json, varied: string[], want: Json]>([
    ['stays where it keeps them', { kind: 'A', why: 'a', state: 'OUT' }, [], { kind: 'A', why: 'a', state: 'OUT' }],
    ['loses what comes in other cases', { kind: 'A', why: 'a', state: 'IN', shop: {} }, [], { state: 'IN', shop: {} }],
    ['loses it where nothing decides', { kind: 'A', why: 'a' }, [], {}],
    ['keeps what is varied', { kind: 'B', state: 'IN' }, ['/kind'], { kind: 'B', state: 'OUT' }],
    ['says what decides', { kind: 'B' }, ['/kind'], { kind: 'B', state: 'OUT' }],
    ['does so in a row', { why: 'b' }, ['/why'], { why: 'b', kind: 'B', state: 'OUT' }],
    [
      'loses what a varied case rules out',
      { shop: {}, kind: 'A', state: 'GONE' },
      ['/state'],
      { kind: 'A', state: 'GONE' },
    ],
    ['is in another case for what is varied', { shop: {}, state: 'GONE' }, ['/shop/name'], { shop: {}, state: 'IN' }],
    ['keeps what comes where nothing decides', { shop: {} }, [], { shop: {} }],
    ['loses the second, when the first is varied away', { why: 'a', state: 'OUT' }, ['/kind'], { state: 'OUT' }],
    ['loses part of what is varied as a whole', { kind: 'A', state: 'IN' }, [''], { state: 'IN' }],
  ])('%s: %j', (_, body, varied, want) => {
    const kind = kindOf(all)
    const settled = settledBody(kind, body, varied)
    expect(settled).toEqual(want)
    expect(keepsConditions(kind, settled)).toBe(true)
  })

  it('is put right item by item', () => {
    const body = {
      rows: [
        { kind: 'A', state: 'IN' },
        { kind: 'A', state: 'OUT' },
        { shop: {}, state: 'GONE' },
      ],
    }
    expect(settledBody(kindOf(rows), body, ['/rows/0/kind'])).toEqual({
      rows: [{ kind: 'A', state: 'OUT' }, { kind: 'A', state: 'OUT' }, { state: 'GONE' }],
    })
  })

  it.each<[required: string[], body: Json, varied: string[], want: Json, keeps: boolean]>([
    [['kind'], { kind: 'A', state: 'IN' }, [], { kind: 'A', state: 'OUT' }, true],
    [['kind'], { kind: 'A', state: 'IN' }, ['/state'], { kind: 'A', state: 'IN' }, false],
  ])('that needs %j cannot always keep them: %j, of which %j stays', (required, body, varied, want, keeps) => {
    const kind = kindOf(all, required)
    const settled = settledBody(kind, body, varied)
    expect([settled, keepsConditions(kind, settled)]).toEqual([want, keeps])
  })

  it('is the same one where there are no rules', () => {
    const body = { kind: 'A', state: 'IN' }
    expect(settledBody(kindOf([]), body)).toBe(body)
  })
})
