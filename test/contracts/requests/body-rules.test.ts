/** The rules between properties of a body: put right around what is under test, which stays. */
import { describe, expect, it } from 'vitest'
import {
  type BodyKind,
  besideOthers,
  keepsConditions,
  keepsPairs,
  settledBody,
} from '../../../contracts/requests/body-rules.ts'
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

describe('a body with values that come only in some cases', () => {
  const code = (of: string, except: string[]): Constraint => ({
    ...{ ...own, id: of, kind: 'onlyWith', param: '/rows/*/code', with: '/rows/*/state' },
    ...{ of: [of], except },
  })
  const codes = [code('00', ['OUT', 'PART']), code('02', ['IN', 'OUT'])]
  const item: JsonObject = {
    required: ['code'],
    properties: { code: { type: 'string', pattern: '^\\d{2}$' }, state: { enum: ['IN', 'PART', 'OUT', 'BACK'] } },
  }
  const schema: JsonObject = { type: 'object', properties: { rows: { type: 'array', items: item } } }

  /** A kind of body of which there are examples. */
  function withExamples(rules: Constraint[], ...examples: Json[]): BodyKind {
    const { table, operation } = kindOf(rules)
    const named = Object.fromEntries(examples.map((example, index) => [`e${index}`, example]))
    const content = { 'application/json': { schema, examples: named, pointer: '' } }
    return {
      table,
      operation: { ...operation, requestBody: { required: true, content, pointer: '' } },
      schema,
    }
  }
  const shown = {
    rows: [
      { code: '31', state: 'BACK' },
      { code: '00', state: 'IN' },
      { code: '21', state: 'OUT' },
    ],
  }
  const kind = withExamples(codes, shown)
  const row = (code: string, state?: string): Json => ({ rows: [{ code, ...(state && { state }) }] })

  it.each<[what: string, body: Json, varied: string[], want: Json]>([
    ['stays where it keeps the rules', row('00', 'IN'), ['/rows/0/state'], row('00', 'IN')],
    ['stays where no rule speaks of its value', row('77', 'OUT'), ['/rows/0/state'], row('77', 'OUT')],
    ['stays where nothing decides', row('00'), [], row('00')],
    ['gets what an example shows there', row('00', 'OUT'), ['/rows/0/state'], row('21', 'OUT')],
    ['does so whatever is varied beside it', row('02', 'OUT'), ['/rows/0/state'], row('21', 'OUT')],
    ['does so where nothing is varied', row('00', 'OUT'), [], row('21', 'OUT')],
    ['does so in what is varied as a whole', row('00', 'OUT'), ['/rows/0'], row('21', 'OUT')],
    ['gets what another rule names for the case', row('00', 'PART'), ['/rows/0/state'], row('02', 'PART')],
    ['is in another case where its value is varied', row('02', 'OUT'), ['/rows/0/code'], row('02', 'PART')],
  ])('%s: %j', (_, body, varied, want) => {
    const settled = settledBody(kind, body, varied)
    expect(settled).toEqual(want)
    expect(keepsConditions(kind, settled)).toBe(true)
  })

  it('gets an example of another case where none shows this one', () => {
    const kind = withExamples([code('00', ['OUT'])], {
      rows: [
        { code: '00', state: 'IN' },
        { code: '31', state: 'BACK' },
      ],
    })
    expect(settledBody(kind, row('00', 'OUT'), ['/rows/0/state'])).toEqual(row('31', 'OUT'))
  })

  it('gets a drawn value where no example has one', () => {
    const kind = withExamples([code('00', ['OUT'])])
    const settled = settledBody(kind, row('00', 'OUT'), ['/rows/0/state'])
    expect(settled).toEqual({ rows: [{ code: expect.stringMatching(/^\d\d$/), state: 'OUT' }] })
    expect(settled).not.toEqual(row('00', 'OUT'))
    expect(settledBody(kind, row('00', 'OUT'), ['/rows/0/state'])).toEqual(settled)
  })

  it('is known to break them where both values are varied', () => {
    const settled = settledBody(kind, row('00', 'OUT'), ['/rows/0/code', '/rows/0/state'])
    expect([settled, keepsConditions(kind, settled)]).toEqual([row('00', 'OUT'), false])
  })

  it('has others beside it that differ in the value alone, for what decides about it', () => {
    const others = besideOthers(kind, row('00', 'BACK'), '/rows/0/state')
    expect(others.slice(0, 3)).toEqual([row('31', 'BACK'), row('02', 'BACK'), row('21', 'BACK')])
    expect(others.every((one) => keepsConditions(kind, one))).toBe(true)
    expect(besideOthers(kind, row('00', 'IN'), '/rows/0/code')).toEqual([])
    expect(besideOthers(kindOf([out]), { kind: 'A', state: 'OUT' }, '/state')).toEqual([])
  })
})
