/** Lines of pointers: in YAML, in JSON, in pages, and of what is not there. */
import { describe, expect, it } from 'vitest'
import { finderOf } from '../../../scripts/gate/positions.ts'

const yaml = `openapi: 3.1.0
base: &base
  a: 1
paths:
  /x~y:
    get:
      tags: [one, two]
      again: *base
`
const json = '{\n  "paths": { "/x": {\n    "get": [1,\n 2] } } }'

describe('a pointer', () => {
  it.each([
    ['a key', yaml, '/paths/~1x~0y/get', [6, 5]],
    ['an item', yaml, '/paths/~1x~0y/get/tags/1', [7, 19]],
    ['behind an alias', yaml, '/paths/~1x~0y/get/again/a', [3, 3]],
    ['what is not there', yaml, '/paths/~1x~0y/put/tags', [5, 3]],
    ['the whole', yaml, '', [1, 1]],
    ['a prototype', yaml, '/__proto__/constructor', [1, 1]],
    ['JSON', json, '/paths/~1x/get/1', [4, 2]],
    ['JSON that is YAML', `{ "a": 1,\n b: { "c": 2 } }`, '/b/c', [2, 7]],
  ])('to %s has a line and a column', (_, text, pointer, [line, column]) => {
    const find = finderOf({ path: 'a.yaml', text, page: false, sources: {} })
    expect(find(pointer)).toEqual({ file: 'a.yaml', line, column })
  })

  it('into a page has the line of its nearest source', () => {
    const sources = { '/paths': { evidence: 'stated' as const, page: 'p', line: 7 } }
    const find = finderOf({ path: 'p.md', text: 'x', page: true, sources })
    expect([find('/paths/~1x'), find('/info')]).toEqual([
      { file: 'p.md', line: 7, column: 1 },
      { file: 'p.md', line: 1, column: 1 },
    ])
  })
})
