/** Something that is made by a POST of which no life cycle speaks: it is there afterwards, and nothing else is asked. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../scripts/lib/json.ts'
import { broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const json = (schema: Json) => ({ 'application/json': { schema } })
const NOTE = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string' } },
}
const NEW = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1, maxLength: 9 } } }
const answers = (schema: Json) => ({ description: '', content: json(schema) })
const table = smallTable({
  '/notes': {
    post: {
      operationId: 'addNote',
      requestBody: { required: true, content: json(NEW) },
      responses: { '201': answers(NOTE), '400': { description: '' } },
    },
    get: { operationId: 'listNotes', responses: { '200': answers({ type: 'array', items: NOTE }) } },
  },
  '/notes/{noteId}': {
    get: {
      operationId: 'readNote',
      parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { '200': answers(NOTE), '404': { description: '' } },
    },
  },
})

/** Which of what is made is kept, and where. */
interface Ways {
  read(id: string): boolean
  list(id: string): boolean
  made(id: string): Said
}

async function failures(ways: Partial<Ways>): Promise<string[]> {
  const { read = () => true, list = () => true, made = (id) => ({ status: 201, body: { id, text: 'x' } }) } = ways
  const notes = new Map<string, Json>()
  const result = await runSmall(
    table,
    ({ method, steps: [first, id], text }) => {
      if (first !== 'notes') return { status: 404 }
      if (method === 'POST' && id === undefined) {
        const body = JSON.parse(text) as { text: string }
        const own = `n${notes.size + 1}`
        notes.set(own, { id: own, text: body.text })
        return made(own)
      }
      if (method !== 'GET') return { status: 405, headers: { allow: 'GET' } }
      if (id === undefined)
        return { status: 200, body: [...notes].filter(([own]) => list(own)).map(([, note]) => note) }
      const note = read(id) ? notes.get(id) : undefined
      return note === undefined ? { status: 404 } : { status: 200, body: note }
    },
    { only: ['made-is-found', 'made-is-listed'], data: { noteId: 'n1' } },
  )
  return broken(result)
}

describe('something that is made', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is kept', {}, []],
    [
      'is not there',
      { read: () => false, list: () => false },
      ['should made-is-found readNote', 'may made-is-listed listNotes'],
    ],
    ['is not listed', { list: () => false }, ['may made-is-listed listNotes']],
    ['is only going to be made', { read: () => false, made: (id) => ({ status: 202, body: { id } }) }, []],
    [
      'is named by its place',
      { read: () => false, made: (id) => ({ status: 201, headers: { location: `/v1/notes/${id}` } }) },
      ['should made-is-found readNote'],
    ],
    ['is not named', { read: () => false, list: () => false, made: () => ({ status: 201, body: { text: 'x' } }) }, []],
    ['is refused', { read: () => false, list: () => false, made: (id) => ({ status: 409, body: { id } }) }, []],
  ])('%s', async (_, ways, want) => {
    expect(await failures(ways)).toEqual(want)
  })
})
