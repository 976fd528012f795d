/** Something that is made and of which no life cycle speaks: it is there afterwards, as it was sent, until it is removed. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const json = (schema: Json) => ({ 'application/json': { schema } })
const text = { type: 'string', minLength: 1, maxLength: 40 }
const NOTE = {
  type: 'object',
  required: ['id', 'text'],
  properties: {
    id: { type: 'string', readOnly: true },
    text,
    rank: { type: 'integer', minimum: 1, maximum: 9 },
    open: { type: 'boolean', default: true },
  },
}
const answers = (schema: Json) => ({ description: '', content: json(schema) })
const gone = { '204': { description: '' }, '404': { description: '' } }
const noteId = [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } }]
const writing = {
  required: true,
  content: { 'application/json': { schema: NOTE, example: { text: 'Something', rank: 3 } } },
}
const key = [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', format: 'uuid' } }]
const written = { '201': answers(NOTE), '400': { description: '' } }
const table = smallTable({
  '/notes': {
    post: { operationId: 'addNote', parameters: key, requestBody: writing, responses: written },
    get: { operationId: 'listNotes', responses: { '200': answers({ type: 'array', items: NOTE }) } },
  },
  '/notes/{noteId}': {
    parameters: noteId,
    get: { operationId: 'readNote', responses: { '200': answers(NOTE), '404': { description: '' } } },
    delete: { operationId: 'removeNote', responses: gone },
  },
  '/notes/{noteId}/pin': {
    parameters: noteId,
    get: { operationId: 'readPin', responses: { '200': answers({ type: 'object' }), '404': { description: '' } } },
    post: { operationId: 'pinNote', responses: { '200': answers(NOTE), '404': { description: '' } } },
  },
  '/notes/{noteId}/restore': {
    parameters: noteId,
    post: { operationId: 'restoreNote', responses: { '200': answers(NOTE), '404': { description: '' } } },
  },
})

/** What a server does otherwise than it should. */
interface Ways {
  read(id: string, note: JsonObject): Said
  list(id: string): boolean
  made(id: string, note: JsonObject): Said
  kept(note: JsonObject): JsonObject
  remove(id: string, notes: Map<string, JsonObject>): Said
  pin(id: string, note: JsonObject | undefined): Said
  row(note: JsonObject): JsonObject
  key: boolean
}

const right: Ways = {
  read: (_, note) => ({ status: 200, body: note }),
  list: () => true,
  made: (_, note) => ({ status: 201, body: note }),
  kept: (note) => note,
  remove: (id, notes) => ({ status: notes.delete(id) ? 204 : 404 }),
  pin(_, note) {
    if (note) note.pins = Number(note.pins ?? 0) + 1
    return note ? { status: 200, body: note } : { status: 404 }
  },
  row: (note) => note,
  key: true,
}

const isText = (value: Json | undefined) => typeof value === 'string' && value !== '' && [...value].length <= 40
const isFlag = (value: Json | undefined) => value === undefined || typeof value === 'boolean'
const isRank = (value: Json) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 9

/** A server of notes. */
function notesServer(ways: Ways): (asked: Asked) => Said {
  const notes = new Map<string, JsonObject>([['n0', { id: 'n0', text: 'first' }]])
  const ever = new Map(notes)
  const keys = new Map<string, string>()
  const listed = new Set(['n0'])
  const add = (sent: JsonObject, own: string | undefined): Said => {
    const before = own === undefined ? undefined : notes.get(keys.get(own) ?? '')
    if (before) return before.text === sent.text ? { status: 201, body: before } : { status: 409 }
    const id = `n${listed.size}`
    listed.add(id)
    if (own !== undefined && ways.key) keys.set(own, id)
    const note = { ...sent, id }
    notes.set(id, ways.kept(note))
    ever.set(id, note)
    return ways.made(id, note)
  }
  return ({ method, steps: [first, id, part], text: body, headers }) => {
    if (first !== 'notes') return { status: 404 }
    if (id === undefined) {
      if (method === 'GET')
        return { status: 200, body: [...notes].flatMap(([own, note]) => (ways.list(own) ? [ways.row(note)] : [])) }
      if (method !== 'POST') return { status: 405 }
      const sent: Json = parsed(body)
      const isWhole =
        isObject(sent) && isText(sent.text) && isFlag(sent.open) && (sent.rank === undefined || isRank(sent.rank))
      return isWhole ? add(sent as JsonObject, headers['idempotency-key']?.toString()) : { status: 400 }
    }
    const note = notes.get(id)
    if (part === 'restore') {
      const back = ever.get(id)
      if (back) notes.set(id, back)
      return back ? { status: 200, body: back } : { status: 404 }
    }
    if (part !== undefined) return ways.pin(id, note)
    if (method === 'DELETE') return ways.remove(id, notes)
    return note ? ways.read(id, note) : { status: 404 }
  }
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch {
    return null
  }
}

const CHECKS = [
  ...['made-is-found', 'made-is-listed', 'made-is-gone', 'made-is-unlisted', 'gone-after-end', 'others-untouched'],
  ...['write-visible', 'read-only-kept', 'made-once-per-key', 'row-as-read'],
]

async function failures(ways: Partial<Ways>, only: readonly string[] = CHECKS): Promise<string[]> {
  return broken(await runSmall(table, notesServer({ ...right, ...ways }), { only, data: { noteId: 'n0' } }))
}

/** A server that lets the first one go that is there, whatever is to be removed. */
const removesAnother: Ways['remove'] = (id, notes) => {
  const [other] = [...notes.keys()].filter((one) => one !== id && one !== 'n0').slice(-1)
  notes.delete(id)
  notes.delete(other ?? '')
  return { status: 204 }
}

describe('something that is made', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is kept', {}, []],
    [
      'is not there',
      { read: (id, note) => (id === 'n0' ? { status: 200, body: note } : { status: 404 }), list: (id) => id === 'n0' },
      ['should made-is-found readNote', 'may made-is-listed listNotes'],
    ],
    ['is not listed', { list: (id) => id === 'n0' }, ['may made-is-listed listNotes']],
    ['is only going to be made', { kept: () => ({}), made: (id) => ({ status: 202, body: { id } }) }, []],
    [
      'is named by its place',
      { made: (id) => ({ status: 201, headers: { location: `/v1/notes/${id}` } }), read: () => ({ status: 404 }) },
      ['should made-is-found readNote'],
    ],
    [
      'is elsewhere than at the place that is named',
      { made: (id, note) => ({ status: 201, headers: { location: `/notes/${'x'.repeat(30)}${id}` }, body: note }) },
      ['should made-is-found readNote'],
    ],
    ['is not named', { made: () => ({ status: 201, body: { text: 'x' } }), list: () => false }, []],
    ['is refused', { made: (id) => ({ status: 409, body: { id } }) }, []],
    ['has lost what the answer shows', { kept: ({ rank: _, ...note }) => note }, ['should write-visible readNote']],
    ['has the id that was asked for', { kept: (note) => note, read: (_, note) => ({ status: 200, body: note }) }, []],
    ['is not what it is by default', { kept: (note) => ({ open: false, ...note }) }, ['should write-visible readNote']],
    ['is listed as it was', { row: (note) => ({ ...note, pins: 0 }) }, ['should row-as-read listNotes']],
    ['is listed with less', { row: ({ id = '' }) => ({ id }) }, []],
    [
      'is made again under its key',
      { key: false },
      ['should made-once-per-key addNote', 'may made-once-per-key addNote'],
    ],
  ])('%s', async (_, ways, want) => {
    expect(await failures(ways)).toEqual(want)
  })
})

describe('something that is removed', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    [
      'is there still',
      { remove: () => ({ status: 204 }) },
      [
        'should gone-after-end pinNote',
        'should made-is-gone readNote',
        'may made-is-gone readPin',
        'should made-is-unlisted listNotes',
      ],
    ],
    [
      'can still be asked for in parts',
      { pin: (id, note) => ({ status: 200, body: note ?? { id, text: 'pinned' } }) },
      ['should gone-after-end pinNote', 'may made-is-gone readPin'],
    ],
    ['is going to be removed', { remove: () => ({ status: 202 }) }, []],
    ['stays, as the answer says', { remove: () => ({ status: 409 }) }, []],
    ['takes another one with it', { remove: removesAnother }, ['should others-untouched readNote']],
  ])('%s', async (_, ways, want) => {
    expect((await failures(ways)).toSorted()).toEqual(want.toSorted())
  })
})

describe('what can be done with something that was made', () => {
  it('is asked for where what the data names cannot have it any more', async () => {
    const pin: Ways['pin'] = (id, note) => {
      if (!note || id === 'n0') return { status: 404 }
      return { status: 200, body: { ...note, text: 7 } }
    }
    expect(await failures({ pin }, ['response-schema'])).toEqual(['must response-schema pinNote'])
  })
})
