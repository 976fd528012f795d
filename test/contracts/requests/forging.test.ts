/** Encrypted values that were changed: in bytes that count, and to what a careless reader takes. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { expect, it } from 'vitest'
import { changedTag, changedText } from '../../../contracts/requests/forging.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'
import { bareTable } from './bare-table.ts'

const KEY = Buffer.alloc(32, 1)
const VECTOR = Buffer.alloc(12, 2)
const judge = createJudge(bareTable())
const schema = { type: 'object', properties: { until: { type: 'string', pattern: '^(0[1-9]|1[0-2])\\d{2}$' } } }

/** A value in compact form, by a key that is agreed on here. */
function token(plain: object): string {
  const cipher = createCipheriv('aes-256-gcm', KEY, VECTOR)
  const text = Buffer.concat([cipher.update(JSON.stringify(plain)), cipher.final()])
  return ['e30', '', ...[VECTOR, text, cipher.getAuthTag()].map((one) => one.toString('base64url'))].join('.')
}

/** What who looks at no tag reads. */
function readCarelessly(value: string): unknown {
  const [, , , text = ''] = value.split('.')
  return JSON.parse(createDecipheriv('aes-256-gcm', KEY, VECTOR).update(text, 'base64url').toString())
}

it('has another tag, which is as long, and differs in its last character', () => {
  const before = token({ until: '0529' })
  const { value } = changedTag(before)
  const [old, now] = [before, value].map((one) => one.split('.'))
  expect(now?.slice(0, 4)).toEqual(old?.slice(0, 4))
  expect(value.slice(0, -1)).toBe(before.slice(0, -1))
  const [oldTag, tag] = [old, now].map((parts) => Buffer.from(parts?.[4] ?? '', 'base64url'))
  expect(tag).toHaveLength(16)
  expect(tag).not.toEqual(oldTag)
})

it.each([
  ['other digits, which are valid', { until: '0529' }, { until: '0528' }],
  ['a form that is taken for anything, where nothing is said of it', { x: 'ab' }, { x: 'ac' }],
])('has another text: who looks at no tag reads %s', (_, plain, want) => {
  const before = token(plain)
  const { value } = changedText(judge, { schema, plain }, before)
  expect(readCarelessly(value)).toEqual(want)
  expect(value.split('.').toSpliced(3, 1)).toEqual(before.split('.').toSpliced(3, 1))
})

it('has another text where no other content would be valid', () => {
  const before = token({ until: 'x' })
  const { value } = changedText(judge, { schema: { const: { until: 'x' } }, plain: { until: 'x' } }, before)
  expect(value).not.toBe(before)
})
