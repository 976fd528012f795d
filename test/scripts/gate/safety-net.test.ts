/** The net under the rules finds what they cannot see; witnesses are judged values, or words why there is none. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../scripts/gate/change.ts'
import { witnessWords } from '../../../scripts/gate/formats/format.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf, edited, fixture } from './revisions.ts'

const text = { type: 'string' }
const properties = { a: text, b: text, c: text }
const either = (second: string[]): Json => ({
  type: 'object',
  properties,
  oneOf: [{ required: ['a'] }, { required: second }],
})

describe('the safety net', () => {
  it('sees alternatives that come to overlap, although each of them only takes more', async () => {
    const changes = await changesOf(apiOf(either(['b', 'c'])), apiOf(either(['b'])))
    expect(changes.map(({ rule, level }) => [rule, level])).toEqual([
      ['unexplained-narrowed', 'breaking'],
      ['required-widened', 'compatible'],
    ])
    expect(changes[0]?.witness).toMatchObject({ found: true, before: 'valid', after: 'invalid' })
  })

  it('says nothing where a rule has said that it breaks', async () => {
    const changes = await changesOf(apiOf(either(['b'])), apiOf(either(['b', 'c'])))
    expect(changes.map(({ rule }) => rule)).toEqual(['required-narrowed'])
  })

  it('says nothing of what is written otherwise and means the same', async () => {
    const changes = await changesOf(
      apiOf({ type: 'object', properties }),
      apiOf({ allOf: [{ type: 'object' }, { properties }] }),
    )
    expect(changes).toEqual([])
  })
})

describe('a witness', () => {
  it.each<[string, Json, Json, Json]>([
    ['of a bound', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 5 }, 6],
    ['of a list of values', { enum: ['x', 'y'] }, { enum: ['x'] }, 'y'],
    ['of a value that may be null', { type: ['boolean', 'null'] }, { type: 'boolean' }, null],
    [
      'of a list',
      { type: 'array', items: { const: 1 }, maxItems: 3 },
      { type: 'array', items: { const: 1 }, maxItems: 2 },
      [1, 1, 1],
    ],
  ])('%s stands at the bound', async (_, base, head, value) => {
    const [change] = await changesOf(apiOf(base), apiOf(head))
    expect(change?.witness).toMatchObject({ found: true, before: 'valid', after: 'invalid' })
    if (change?.witness?.found && typeof value !== 'number') expect(change.witness.value).toEqual(value)
  })

  it('is not found where no value can be', async () => {
    const [change] = await changesOf(apiOf({ type: 'object', properties }), apiOf({ type: 'object' }))
    expect(change?.witness).toMatchObject({
      found: false,
      why: 'the schema admits properties that it does not describe',
    })
  })

  it('is not looked for where a schema only describes', async () => {
    const [change] = await changesOf(apiOf({ default: 1 }), apiOf({ default: 2 }))
    expect(change?.witness).toEqual({ found: false, why: 'what only describes a value admits the same ones', tried: 0 })
  })

  it('is not looked for where no schema differs, and that is said', async () => {
    const shop = fixture('shop.yaml') as JsonObject
    const [change] = await changesOf(shop, edited(shop, [{ remove: '/paths/~1orders/post' }]))
    expect(change?.witness).toEqual({ found: false, why: 'no schema of a value differs', tried: 0 })
    expect(change && witnessWords(change)).toBe('No witness found: no schema of a value differs.')
  })

  it('is said to be not found after how many instances', () => {
    const witness = { found: false as const, why: 'the text has to fit a pattern', tried: 40 }
    expect(witnessWords({ witness } as Change)).toBe('No witness found in 40 instances: the text has to fit a pattern.')
  })
})
