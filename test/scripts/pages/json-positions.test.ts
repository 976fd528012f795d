/** The located JSON reader against JSON.parse, and the places it names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../../scripts/pages/json-positions.ts'
import { followLocated, plain } from '../../../scripts/pages/located.ts'

const page = { id: 'p', file: 'p.md' }
const read = (text: string) => readJson({ text, page, line: 3 })
const at = (text: string, pointer: string) => {
  const found = followLocated(read(text), pointer)?.at
  return found && [found.line, found.column]
}

/** Whether a text is JSON that the reader is to take: JSON.parse alone would take repeated keys. */
function parses(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2), (text, indent) => {
      fc.pre(!text.includes('__proto__'))
      const written = JSON.stringify(JSON.parse(text), null, indent)
      expect(plain(read(written))).toEqual(JSON.parse(written))
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('refuses what JSON.parse refuses', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', '"', '\\', '1', 'x', '\n'),
      (text, where, inserted) => {
        const cut = where % (text.length + 1)
        const damaged = text.slice(0, cut) + inserted + text.slice(cut + (inserted === '' ? 1 : 0))
        fc.pre(parses(damaged) === undefined)
        expect(() => read(damaged)).toThrow(expect.objectContaining({ code: 'PAGE' }))
      },
    ),
    { numRuns: 400, seed: 2 },
  )
})

test.each([
  ['', 'The JSON ends where a value is expected; the page is cut: capture it again. (p.md:3:1)'],
  ['{"a":}', 'The JSON is broken: a value is expected here. (p.md:3:6)'],
  ['{"a" 1}', 'The JSON is broken: `:` is expected here. (p.md:3:6)'],
  ['{a:1}', 'The JSON is broken: a key in quotes is expected here. (p.md:3:2)'],
  ['{"a":1,}', 'The JSON is broken: a key in quotes is expected here. (p.md:3:8)'],
  ['[1,]', 'The JSON is broken: a value is expected here. (p.md:3:4)'],
  ['[1 2]', 'The JSON is broken: `,` or `]` is expected here. (p.md:3:4)'],
  ['{"a":\n "b', 'The JSON ends inside this text; the page is cut: capture it again. (p.md:4:2)'],
  ['["\\x"]', 'The JSON is broken: this text holds a control character or an unknown escape. (p.md:3:2)'],
  ['{} {}', 'The JSON is followed by something else. (p.md:3:4)'],
  ['[1,\n2,\n', 'The JSON ends where a value is expected; the page is cut: capture it again. (p.md:5:1)'],
  ['{"a":1,"a":2}', 'The key `a` stands twice in one object. (p.md:3:8)'],
  ['01', 'The JSON is followed by something else. (p.md:3:2)'],
])('%s is refused with its place', (text, message) => {
  expect(() => read(text)).toThrow(message)
})

describe('places', () => {
  test.each([
    ['{"a":1}', '', [3, 1]],
    ['{"a":1}', '/a', [3, 6]],
    ['{\n  "a": [ true,\n null ]\r\n}', '/a/0', [4, 10]],
    ['{\n  "a": [ true,\n null ]\r\n}', '/a/1', [5, 2]],
    ['{"~/": {"": "x"}}', '/~0~1/', [3, 13]],
  ])('%j %s', (text, pointer, want) => {
    expect(at(text, pointer)).toEqual(want)
  })
})

test('reads long texts to the end', () => {
  read(`[${Array.from({ length: 200_000 }, () => '{"a":"b"}').join(',')}]`)
  read(`"${'x'.repeat(20_000_000)}"`)
})
