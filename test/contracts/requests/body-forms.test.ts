/** Bodies that are no JSON: how they are written, and which values are still what they were afterwards. */
import { describe, expect, it } from 'vitest'
import {
  type BodyForm,
  formOf,
  isWritable,
  namedType,
  staysFaulty,
  staysSound,
  writtenBody,
} from '../../../contracts/requests/body-forms.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'

const FORM = 'application/x-www-form-urlencoded'
const PARTS = 'multipart/form-data'
const BYTES = 'application/octet-stream'

describe('the form of a body', () => {
  it.each<[type: string, form: BodyForm | undefined, named: string]>([
    ['application/merge-patch+json', 'json', 'application/merge-patch+json'],
    ['*/*', 'json', 'application/json'],
    [FORM, 'form', FORM],
    [PARTS, 'parts', 'multipart/form-data; boundary=d1-contracts-5f1c2a7be94d'],
    [BYTES, 'bytes', BYTES],
    ['text/csv', 'bytes', 'text/csv'],
    ['application/xml', undefined, 'application/xml'],
    ['image/*', undefined, 'image/*'],
    ['multipart/mixed', undefined, 'multipart/mixed'],
  ])('of %s is %s', (type, form, named) => {
    expect(formOf(type)).toBe(form)
    expect(namedType(type)).toBe(named)
  })

  it.each<[type: string, body: Json, can: boolean]>([
    ['application/json', null, true],
    [FORM, { a: 1 }, true],
    [FORM, [1], false],
    [BYTES, 'x', true],
    [BYTES, {}, false],
    ['application/xml', '<a/>', false],
  ])('of %s holds %j: %s', (type, body, can) => {
    expect(isWritable(type, body)).toBe(can)
  })
})

describe('a body is written', () => {
  const text = (type: string, body: Json, schema: JsonSchema = true) =>
    new TextDecoder().decode(writtenBody(type, body, schema))

  it('as pairs', () => {
    expect(text(FORM, { code: 'A B', count: 3, tag: ['x', 'y'] })).toBe('code=A+B&count=3&tag=x&tag=y')
  })

  it('as bytes', () => {
    expect(text(BYTES, 'plain "text"')).toBe('plain "text"')
  })

  it('in parts, those that are bytes as files', () => {
    const schema = { properties: { file: { format: 'binary' } } }
    expect(text(PARTS, { title: 'T', 'a"b': { c: 1 }, file: 'abc' }, schema).split('\r\n')).toEqual([
      '--d1-contracts-5f1c2a7be94d',
      'Content-Disposition: form-data; name="title"',
      '',
      'T',
      '--d1-contracts-5f1c2a7be94d',
      'Content-Disposition: form-data; name="a%22b"',
      'Content-Type: application/json',
      '',
      '{"c":1}',
      '--d1-contracts-5f1c2a7be94d',
      'Content-Disposition: form-data; name="file"; filename="file"',
      'Content-Type: application/octet-stream',
      '',
      'abc',
      '--d1-contracts-5f1c2a7be94d--',
      '',
    ])
  })
})

describe('a value in a form', () => {
  const judge = createJudge({})
  const schema: JsonSchema = {
    type: 'object',
    required: ['code'],
    additionalProperties: false,
    properties: {
      code: { type: 'string', minLength: 2 },
      count: { type: 'integer', maximum: 9 },
      on: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'integer' } },
    },
  }

  it.each<[type: string, body: Json, faulty: boolean]>([
    [FORM, { code: 'ab', count: '3' }, false],
    [FORM, { code: 'ab', count: '10' }, true],
    [FORM, { code: 'ab', on: 'yes' }, false],
    [FORM, { code: 'ab', on: 'maybe' }, true],
    [FORM, { code: 'ab', count: '' }, false],
    [FORM, { code: '' }, true],
    [FORM, { code: ['ab', 'cd'] }, false],
    [FORM, { code: 'ab', tags: '1' }, false],
    [FORM, { code: 'ab', tags: ['x'] }, true],
    [FORM, { code: null }, false],
    [FORM, ['ab'], false],
    [FORM, {}, true],
    [PARTS, { code: {} }, false],
    [PARTS, { code: 'ab', count: {} }, true],
    ['application/json', { code: 'ab', count: '3' }, true],
  ])('%s %j is still a fault: %s', (mediaType, body, faulty) => {
    expect(staysFaulty(judge, { mediaType, schema, body })).toBe(faulty)
  })

  it.each<[type: string, body: Json, sound: boolean]>([
    [FORM, { code: 'ab', count: 3, tags: [1, 2] }, true],
    [FORM, { code: 'ab', tags: [] }, false],
    [FORM, { code: '', count: 3 }, false],
    [FORM, { code: 'ab', more: { a: 1 } }, false],
    [PARTS, { code: 'ab', more: { a: 1 } }, true],
    ['application/json', { code: 'ab', tags: [] }, true],
  ])('%s %j is still valid: %s', (mediaType, body, sound) => {
    expect(staysSound(judge, { mediaType, schema, body })).toBe(sound)
  })

  it.each<[body: Json, sound: boolean, faulty: boolean]>([
    ['abc', true, false],
    ['', false, true],
    [3, false, false],
    ['\ud800', false, false],
  ])('as bytes %j is valid: %s, a fault: %s', (body, sound, faulty) => {
    const formed = { mediaType: BYTES, schema: { type: 'string', minLength: 1 }, body }
    expect([staysSound(judge, formed), staysFaulty(judge, formed)]).toEqual([sound, faulty])
  })
})
