/** Entries of any program come in one form; what cannot be brought into it stays to be refused. */
import { describe, expect, it } from 'vitest'
import { tidied } from '../../../contracts/recording/tidy.ts'
import type { Json } from '../../../scripts/lib/json.ts'

describe('an entry', () => {
  it.each<[string, Json, Json]>([
    [
      'of nothing but null',
      { request: { method: 'GET', url: 'a', headers: null, postData: null }, response: null, time: null },
      { request: { method: 'GET', url: 'a' }, response: { status: 0 } },
    ],
    [
      'with numbers in quotes',
      { time: '1.5', request: { bodySize: '-1' }, response: { status: '200', content: { size: '7' } } },
      { time: 1.5, request: { bodySize: -1 }, response: { status: 200, content: { size: 7 } } },
    ],
    [
      'with a status that is none',
      { request: {}, response: { status: -998, bodySize: 'many' } },
      { request: {}, response: { status: 0 } },
    ],
    [
      'with headers that are none',
      { request: { headers: [{ name: 'a' }, { name: 'b', value: 5 }, { value: 'c' }, null, 'd: e'] }, response: {} },
      {
        request: {
          headers: [
            { name: 'a', value: '' },
            { name: 'b', value: '5' },
          ],
        },
        response: { status: 0 },
      },
    ],
    [
      'with bodies as JSON, in a spelling of its own',
      {
        request: { postData: { text: { a: 1 } } },
        response: { status: 200, content: { text: 'eA==', encoding: 'BASE64' } },
      },
      {
        request: { postData: { text: '{"a":1}' } },
        response: { status: 200, content: { text: 'eA==', encoding: 'base64' } },
      },
    ],
    ['without a request', { response: { status: 200 } }, { response: { status: 200 } }],
    ['that is none', 'GET /', 'GET /'],
  ])('%s', (_, entry, want) => {
    expect(tidied(entry)).toEqual(want)
  })
})
