/** One segment of a path template against one segment of a path. */
import { expect, it } from 'vitest'
import { literalLength, matchSegment, readSegment } from '../../mocks/path-template.ts'

it.each([
  ['{id}', 'a', ['a']],
  ['{id}', 'a:b', ['a:b']],
  ['{id}', '', undefined],
  ['{id}:close', 'a:close', ['a']],
  ['{id}:close', 'a:b:close', ['a:b']],
  ['{id}:close', ':close', undefined],
  ['{id}:close', 'a:closed', undefined],
  ['v{major}.{minor}', 'v1.2', ['1', '2']],
  ['v{major}.{minor}', 'v1.', undefined],
  ['{a}-{b}', 'x-y-z', ['x', 'y-z']],
  ['{a}{b}', 'xyz', ['x', 'yz']],
  ['{a}.json', '.json', undefined],
  ['{a}-{b}-{c}', `${'-'.repeat(20_000)}!`, undefined],
])('%s matches %s as %j', (template, segment, want) => {
  const read = readSegment(template)
  const values = read && matchSegment(read, segment)
  // The last case is about time: values may be found or not, but at once.
  if (segment.length < 100) expect(values).toEqual(want)
  else expect(values?.length ?? 0).toBeLessThanOrEqual(3)
})

it('knows a wholly literal segment', () => {
  expect(readSegment('operations:suspend')).toBeUndefined()
  expect(readSegment('')).toBeUndefined()
})

it('measures how literal a segment is', () => {
  expect(
    ['{id}', '{id}:close', 'v{a}.{b}'].map((text) => literalLength(readSegment(text) ?? { names: [], literals: [] })),
  ).toEqual([0, 6, 2])
})
