import { describe, expect, it } from 'vitest'
import type { Action } from '../../../scripts/compile/facts.ts'
import { applyAction, locate, openSheet } from '../../../scripts/compile/overlay.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'

const document = (): JsonObject => ({
  info: { title: 'T' },
  "it's": { 'a\\b': 1 },
  list: ['a', 'b', 'c'],
  rows: [{ id: 1 }, { id: 2, tags: ['x'] }, { id: 3 }],
})

const APPLIED: [name: string, action: Action, want: JsonObject][] = [
  ['adds a member', { target: '$.info', update: { version: '1' } }, { info: { title: 'T', version: '1' } }],
  ['replaces a scalar', { target: '$.info', update: { title: 'U' } }, { info: { title: 'U' } }],
  [
    'merges into every match',
    { target: '$.rows[?@.id > 1]', update: { on: true } },
    {
      rows: [{ id: 1 }, { id: 2, tags: ['x'], on: true }, { id: 3, on: true }],
    },
  ],
  ['appends an entry to an array', { target: '$.list', update: 'd' }, { list: ['a', 'b', 'c', 'd'] }],
  ['appends only what is not there yet', { target: '$.list', update: ['b', 'd'] }, { list: ['a', 'b', 'c', 'd'] }],
  [
    'appends to an array within an update',
    { target: '$.rows[1]', update: { tags: ['x', 'y'] } },
    {
      rows: [{ id: 1 }, { id: 2, tags: ['x', 'y'] }, { id: 3 }],
    },
  ],
  ['removes several items at once', { target: '$.rows[?@.id != 2]', remove: true }, { rows: [{ id: 2, tags: ['x'] }] }],
  [
    'removes a node and one below it',
    { target: '$..[?@.id == 2 || @ == "x"]', remove: true },
    { rows: [{ id: 1 }, { id: 3 }] },
  ],
  [
    'finds names with quotes and backslashes',
    { target: "$['it\\'s']", update: { c: 2 } },
    { "it's": { 'a\\b': 1, c: 2 } },
  ],
]

const REFUSED: [name: string, action: Action, want: string][] = [
  [
    'a target that matches nothing',
    { target: '$.nowhere', update: {} },
    'has the target `$.nowhere`, which matches nothing; correct or delete it',
  ],
  [
    'an update that is there already',
    { target: '$.info', update: { title: 'T' } },
    'changes nothing at `$.info`: the pages now state this themselves; delete the fact',
  ],
  [
    'an item that is there already',
    { target: '$.list', update: 'a' },
    'changes nothing at `$.list`: the pages now state this themselves; delete the fact',
  ],
  [
    'an update of a scalar',
    { target: '$.info.title', update: { a: 1 } },
    'updates a text, number or other scalar; select the object that holds it at `$.info.title`',
  ],
  [
    'an object updated by a text',
    { target: '$.info', update: 'x' },
    'updates an object by something that is none at `$.info`',
  ],
  [
    'an array replaced by an object',
    { target: '$', update: { list: {} } },
    'replaces an array by an object in `list` at `$`',
  ],
  [
    'an object replaced by a scalar',
    { target: '$', update: { info: 1 } },
    'replaces an object by a scalar in `info` at `$`',
  ],
  ['the end of everything', { target: '$', remove: true }, 'removes the whole document'],
]

describe('applyAction', () => {
  it.each(APPLIED)('%s', (_, action, want) => {
    const sheet = openSheet(document())
    expect(applyAction(sheet, action)).toBeUndefined()
    expect(sheet.spec).toEqual({ ...document(), ...want })
  })

  it.each(REFUSED)('refuses %s', (_, action, want) => {
    expect(applyAction(openSheet(document()), action)).toBe(want)
  })

  it('says that a target is no JSONPath', () => {
    expect(applyAction(openSheet(document()), { target: '$[', update: {} })).toMatch(
      /^has a target that is no JSONPath: /,
    )
  })

  it('leaves the original and the update alone', () => {
    const original = document()
    const update = { nested: { list: ['a'] } }
    const sheet = openSheet(original)
    applyAction(sheet, { target: '$', update })
    applyAction(sheet, { target: '$.nested.list', update: 'b' })
    expect(original).toEqual(document())
    expect(update).toEqual({ nested: { list: ['a'] } })
  })
})

describe('locate', () => {
  it('undoes the escapes of normalized paths', () => {
    const odd = { "a'b": { 'c\\d\n\u0001': 1 } }
    expect(locate(odd, '$.*.*')).toEqual([["a'b", 'c\\d\n\u0001']])
  })
})
