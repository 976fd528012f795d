/** Bodies in parts, and what is no such body. */
import { describe, expect, it } from 'vitest'
import { readParts } from '../../mocks/parts.ts'
import { createShapes } from '../../mocks/schema-shape.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'

const SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    priority: { type: 'integer' },
    tags: { type: 'array', items: { type: 'integer' } },
    file: { type: 'string', format: 'binary' },
    place: { type: 'object', properties: { lat: { type: 'number' } } },
  },
}
const part = (name: string, text: string, more = '', type = '') =>
  `--limit-7f3a\r\nContent-Disposition: form-data; name="${name}"${more}${type && `\r\nContent-Type: ${type}`}\r\n\r\n${text}\r\n`
const read = (body: string | Uint8Array, type = 'multipart/form-data; boundary=limit-7f3a') =>
  readParts(typeof body === 'string' ? new TextEncoder().encode(body) : body, type, SCHEMA, createShapes({}))

describe('parts', () => {
  it.each([
    ['texts', `${part('title', 'ä')}${part('priority', '3')}--limit-7f3a--\r\n`, { title: 'ä', priority: 3 }],
    ['a number that is none', `${part('priority', '3.5')}--limit-7f3a--\r\n`, { priority: '3.5' }],
    ['a list of one', `${part('tags', '1')}--limit-7f3a--\r\n`, { tags: [1] }],
    ['a list', `${part('tags', '1')}${part('tags', 'x')}--limit-7f3a--\r\n`, { tags: [1, 'x'] }],
    ['a text that comes twice', `${part('title', 'a')}${part('title', 'b')}--limit-7f3a--\r\n`, { title: ['a', 'b'] }],
    [
      'a file',
      `${part('file', 'abc', '; filename="f"', 'application/octet-stream')}--limit-7f3a--\r\n`,
      { file: 'abc' },
    ],
    ['an object', `${part('place', '{"lat":1}', '', 'application/json')}--limit-7f3a--\r\n`, { place: { lat: 1 } }],
    ['an object that is none', `${part('place', '{"lat"')}--limit-7f3a--\r\n`, { place: '{"lat"' }],
    ['a name of its own', `${part('__proto__', 'x')}--limit-7f3a--\r\n`, JSON.parse('{"__proto__":"x"}')],
    ['no part', '--limit-7f3a--\r\n', {}],
    ['no end', part('title', 'a'), undefined],
    ['no parts', 'title=a', undefined],
  ])('%s', async (_, body, want) => {
    expect(await read(body)).toEqual(want)
  })

  it('counts the bytes of a file', async () => {
    const [head, tail] = part('file', '|', '; filename="f"', 'image/png').split('|')
    const body = Buffer.concat([
      Buffer.from(head ?? ''),
      Buffer.from([0xff, 0xc3, 0xa4]),
      Buffer.from(`${tail}--limit-7f3a--\r\n`),
    ])
    expect(await read(body)).toEqual({ file: '\u{ff}\u{c3}\u{a4}' })
  })

  it('are none without a boundary', async () => {
    expect(await read(part('title', 'a'), 'multipart/form-data')).toBeUndefined()
  })
})
