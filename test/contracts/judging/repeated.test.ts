import { describe, expect, it } from 'vitest'
import { type Stretch, stretches } from '../../../contracts/judging/repeated.ts'

describe('a text', () => {
  it.each<[string, string, Stretch[]]>([
    ['of nothing', '', []],
    ['without repetition', 'abc', [{ text: 'abc' }]],
    ['with some', 'a'.repeat(999), [{ text: 'a'.repeat(999) }]],
    ['with much of one character', `{${' '.repeat(5000)}}`, [{ text: '{' }, { unit: ' ', times: 5000 }, { text: '}' }]],
    [
      'with much of several',
      `x${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
      [{ text: 'x' }, { unit: '{"a":', times: 2000 }, { text: '1' }, { unit: '}', times: 2000 }],
    ],
    ['with much of it cut off', `${'ab'.repeat(1000)}a`, [{ unit: 'ab', times: 1000 }, { text: 'a' }]],
    ['of lines', '\n'.repeat(2000), [{ text: '\n'.repeat(2000) }]],
  ])('%s', (_, text, want) => {
    expect(stretches(text)).toEqual(want)
  })
})
