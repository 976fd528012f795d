/** Parameters by location and style, and what is said about each that breaks the contract. */
import { describe, expect, it } from 'vitest'
import { type Call, isRefusal, sentenceOf } from '../../mocks/exchange.ts'
import { createParameterReader } from '../../mocks/parameters.ts'
import { createRouter } from '../../mocks/router.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { load } from './load.ts'

const { table } = await load('parameters')
const router = createRouter(table)
const readParameters = createParameterReader(createSchemas(table))

/** The values of a request, or the sentence of its refusal. */
function read(target: string, headers: Record<string, string[]> = {}): unknown {
  const call: Call = { method: 'GET', target, headers, body: async () => new Uint8Array() }
  const route = router(call)
  if (isRefusal(route)) return sentenceOf(route)
  const values = readParameters(call, route)
  if (isRefusal(values)) return sentenceOf(values)
  return Object.assign({}, ...Object.values(values).map((map) => Object.fromEntries(map)))
}

describe('path', () => {
  const style = 'The path parameter `value` is not written in its documented style.'
  it.each([
    ['/simple/7', { value: 7 }],
    ['/simple/%37', { value: 7 }],
    ['/simple/-0', { value: -0 }],
    ['/simple/7.0', 'The path parameter `value` must be an integer.'],
    ['/simple-array/1,2', { value: [1, 2] }],
    ['/simple-array/1%2C2', { value: [1, 2] }],
    ['/simple-array/1%2Cx', 'The path parameter `value` at `/0` must be an integer.'],
    ['/simple/1%2C2', 'The path parameter `value` must be an integer.'],
    ['/simple-object/R,1,name,a%2Cb', { value: { R: 1, name: 'a,b' } }],
    ['/simple-object/R', style],
    ['/simple-object/R,1,R,2', style],
    ['/simple-object/name,x', 'The path parameter `value` at `/R` is required.'],
    ['/simple-object-exploded/R=1,name=x=y', { value: { R: 1, name: 'x=y' } }],
    ['/simple-object-exploded/R=256', 'The path parameter `value` at `/R` must be at most 255.'],
    ['/simple-object-exploded/R', style],
    ['/label/.a', { value: 'a' }],
    ['/label/a', style],
    ['/label-array/.1,2', { value: [1, 2] }],
    ['/label-array-exploded/.1.2', { value: [1, 2] }],
    ['/label-object-exploded/.R=1.name=x', { value: { R: 1, name: 'x' } }],
    ['/matrix/;value=a', { value: 'a' }],
    ['/matrix/;other=a', style],
    ['/matrix/value=a', style],
    ['/matrix-array/;value=1,2', { value: [1, 2] }],
    ['/matrix-array-exploded/;value=1;value=2', { value: [1, 2] }],
    ['/matrix-array-exploded/;value=1;other=2', style],
    ['/matrix-object/;value=R,1,name,x', { value: { R: 1, name: 'x' } }],
    ['/matrix-object-exploded/;R=1;name=x', { value: { R: 1, name: 'x' } }],
    [
      '/simple-object-exploded/R=1,__proto__=x',
      {
        value: Object.fromEntries([
          ['R', 1],
          ['__proto__', 'x'],
        ]),
      },
    ],
  ])('%s', (target, want) => {
    expect(read(target)).toEqual(want)
  })
})

describe('query', () => {
  const notInteger = 'The query parameter `integer` must be an integer.'
  it.each([
    ['', {}],
    ['unknown=1&unknown=2', {}],
    ['integer=10', { integer: 10 }],
    ['integer=-10', { integer: -10 }],
    ...['1e1', '1.0', '%2B1', '+1', '0x10', '010', '', '%20', 'ten', '1_0', 'Infinity', '9'.repeat(400)].map(
      (text): [string, string] => [`integer=${text}`, notInteger],
    ),
    ['integer', notInteger],
    ['integer=1&integer=1', 'The query parameter `integer` must be given once.'],
    ['number=1e1', { number: 10 }],
    ['number=.5', 'The query parameter `number` must be a number.'],
    ['number=1e999', 'The query parameter `number` must be a number.'],
    ['flag=true', { flag: true }],
    ['flag=True', 'The query parameter `flag` must be a boolean.'],
    ['flag=1', 'The query parameter `flag` must be a boolean.'],
    ['text=1', { text: '1' }],
    ['text=a%2Bb+c', { text: 'a+b c' }],
    ['text=', 'The query parameter `text` must have at least 1 character.'],
    ['anything=7', { anything: '7' }],
    ['either=10', { either: 10 }],
    ['either=ab', { either: 'ab' }],
    ['either=9', 'The query parameter `either` must fit exactly one of the alternatives.'],
    ['nullable=null', { nullable: null }],
    ['nullable=x', 'The query parameter `nullable` must be an integer or null.'],
    ['constant=7', { constant: 7 }],
    ['constant=8', 'The query parameter `constant` must be 7.'],
    ['ids=1&ids=2', { ids: [1, 2] }],
    ['ids=1', { ids: [1] }],
    ['ids=', 'The query parameter `ids` at `/0` must be an integer.'],
    ['ids=1,2', 'The query parameter `ids` at `/0` must be an integer.'],
    ['comma=1,2', { comma: [1, 2] }],
    ['comma=1&comma=2', 'The query parameter `comma` must be given once.'],
    ['comma=1%2c2,3', { comma: [1, 2, 3] }],
    ['words=a%2Cb,c', { words: ['a,b', 'c'] }],
    ['space=1%202+3', { space: [1, 2, 3] }],
    ['pipe=1|2%7C3', { pipe: [1, 2, 3] }],
    ['few=a&few=b', { few: ['a', 'b'] }],
    ['few=a', { few: ['a'] }],
    ['few=a&few=b&few=c', 'The query parameter `few` must fit at least one of the alternatives.'],
    ['sort=up&page=2&other=x', { spread: { sort: 'up', page: 2 } }],
    ['sort=left', 'The query parameter `spread` at `/sort` must be one of "up", "down".'],
    ['sort=up&sort=up', 'The query parameter `spread` is not written in its documented style.'],
    ['pairs=R,1,name,x', { pairs: { R: 1, name: 'x' } }],
    ['deep[R]=1&deep%5Bname%5D=x&deep[a][b]=y&deeper[R]=z', { deep: { R: 1, name: 'x' } }],
    ['deep[name]=x', 'The query parameter `deep` at `/R` is required.'],
    [
      'deep[__proto__]=x&deep[R]=1',
      {
        deep: Object.fromEntries([
          ['__proto__', 'x'],
          ['R', 1],
        ]),
      },
    ],
    ['json={"R":1}', { json: { R: 1 } }],
    ['json={', 'The query parameter `json` is not well-formed JSON.'],
    ['json=', 'The query parameter `json` is not well-formed JSON.'],
    ['text=%', 'The query is not well percent-encoded.'],
    ['unknown=%ff', 'The query is not well percent-encoded.'],
    ['risky=aaaa', { risky: 'aaaa' }],
    [`risky=${'a'.repeat(60)}b`, 'The query parameter `risky` takes too long to compare with its pattern.'],
    ['__proto__=x&constructor=y', {}],
  ])('%s', (query, want) => {
    expect(read(`/query?${query}`)).toEqual(want)
  })

  it('pollutes no prototype', () => {
    read('/query?deep[__proto__]=polluted&deep[R]=1&__proto__[x]=polluted')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('headers and cookies', () => {
  const count = { 'x-count': ['1'] }
  it.each([
    [{}, 'The header `X-Count` is required.'],
    [{ 'x-count': ['one'] }, 'The header `X-Count` must be an integer.'],
    [{ 'x-count': ['1', '1'] }, 'The header `X-Count` must be given once.'],
    [count, { 'X-Count': 1 }],
    [{ ...count, accept: ['anything'] }, { 'X-Count': 1 }],
    [
      { ...count, 'x-ids': ['1, 2', '3'] },
      { 'X-Count': 1, 'X-Ids': [1, 2, 3] },
    ],
    [{ ...count, 'x-ids': ['1, x'] }, 'The header `X-Ids` at `/1` must be an integer.'],
    [
      { ...count, 'x-colour': ['R,1'] },
      { 'X-Count': 1, 'X-Colour': { R: 1 } },
    ],
    [
      { ...count, cookie: ['session=abc; other=x'] },
      { 'X-Count': 1, session: 'abc' },
    ],
    [
      { ...count, cookie: ['session="abc"', 'seen=1,2'] },
      { 'X-Count': 1, session: 'abc', seen: [1, 2] },
    ],
    [
      { ...count, cookie: ['seen=1%2C2'] },
      { 'X-Count': 1, seen: [1, 2] },
    ],
    [{ ...count, cookie: ['session=1'] }, 'The cookie `session` must match the pattern "^[a-z]+$".'],
    [{ ...count, cookie: ['session=a; session=b'] }, 'The cookie `session` must be given once.'],
    [{ ...count, cookie: ['session=%'] }, 'The cookie `session` is not written in its documented style.'],
    [{ ...count, cookie: [';;=;no pair'] }, { 'X-Count': 1 }],
  ])('%j', (headers, want) => {
    expect(read('/headers', headers)).toEqual(want)
  })
})
