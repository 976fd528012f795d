/** JSON for people. */
import { describe, expect, it } from 'vitest'
import { compactJson } from '../../../../scripts/emitters/table/compact-json.ts'

describe('compactJson', () => {
  it.each<[string, { given: unknown; want: string }]>([
    ['scalars', { given: 'a"b', want: '"a\\"b"' }],
    ['nothing', { given: undefined, want: 'null' }],
    ['what is empty', { given: { a: [], b: {} }, want: '{ "a": [], "b": {} }' }],
    ['what fits, on one line', { given: [1, { a: [null] }], want: '[1, { "a": [null] }]' }],
    [
      'what does not fit, on lines',
      {
        given: { a: ['x'.repeat(60), { b: 'y'.repeat(60) }] },
        want: `{\n  "a": [\n    "${'x'.repeat(60)}",\n    { "b": "${'y'.repeat(60)}" }\n  ]\n}`,
      },
    ],
    ['what is flat, on a long line', { given: ['x'.repeat(150)], want: `["${'x'.repeat(150)}"]` }],
  ])('writes %s', (_, { given, want }) => {
    expect(compactJson(given)).toBe(want)
  })
})
