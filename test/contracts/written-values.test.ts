/** Values that are easily spoilt: found when a server spoils them, and no server that keeps them is suspected. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const json = (schema: Json) => ({ 'application/json': { schema } })
const PERSON = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    code: { type: 'string', pattern: '^[0-9]{3,8}$' },
    wage: { type: 'number', minimum: 0, maximum: 9_999_999 },
    born: { type: 'string', format: 'date-time' },
    well: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string', maxLength: 20 }, maxItems: 20 },
    home: { type: 'object', properties: { town: { type: 'string', maxLength: 40 } } },
  },
}
const answers = (schema: Json) => ({ description: '', content: json(schema) })
const personId = { name: 'personId', in: 'path', required: true, schema: { type: 'string' } }
const table = smallTable({
  '/people': {
    post: {
      operationId: 'add',
      requestBody: { required: true, content: json(PERSON) },
      responses: { '201': answers({ type: 'object' }), '400': { description: '' } },
    },
  },
  '/people/{personId}': {
    get: {
      operationId: 'read',
      parameters: [personId],
      responses: { '200': answers({ type: 'object' }), '404': { description: '' } },
    },
    patch: {
      operationId: 'change',
      parameters: [personId],
      requestBody: { required: true, content: json(PERSON) },
      responses: { '204': { description: '' }, '400': { description: '' }, '404': { description: '' } },
    },
  },
})

/** What is done to a person between writing and reading. */
interface Ways {
  /** How one is kept. */
  keep(told: JsonObject, before: JsonObject | undefined): JsonObject
  /** How one is shown, over which connection. */
  show(person: JsonObject, before: JsonObject | undefined, connection: number): Json
  /** Whether a body is refused. */
  refuses(told: JsonObject): boolean
}

const told = (text: string): JsonObject | undefined => {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) && typeof value.name === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

async function failures({ keep, show, refuses }: Partial<Ways>): Promise<string[]> {
  const people = new Map<string, JsonObject>([['p0', { name: 'Ada' }]])
  const earlier = new Map<string, JsonObject>()
  const store = (id: string, body: JsonObject): void => {
    const old = people.get(id)
    if (old) earlier.set(id, old)
    people.set(id, { ...old, ...(keep?.(body, old) ?? body) })
  }
  const answer = ({ method, steps: [first, id], text }: Asked): Said => {
    if (first !== 'people') return { status: 404 }
    if (method === 'GET') {
      const person = people.get(id ?? '')
      if (!person) return { status: 404 }
      return { status: 200, body: show?.({ ...person }, earlier.get(id ?? ''), 0) ?? person }
    }
    const body = told(text)
    if (body === undefined || refuses?.(body)) return { status: 400 }
    if (method === 'POST') {
      const own = `p${people.size}`
      store(own, body)
      return { status: 201, body: { id: own } }
    }
    if (!people.has(id ?? '')) return { status: 404 }
    store(id ?? '', body)
    return { status: 204 }
  }
  return broken(await runSmall(table, answer, { only: ['write-visible'], data: { personId: 'p0' } }))
}

/** Applies something to the name, or another value, of what was told. */
const named = (change: (name: string) => Json) => ({
  keep: (body: JsonObject): JsonObject => ({ ...body, name: change(String(body.name)) }),
})
const put = (name: string, change: (value: Json) => Json) => ({
  keep: (body: JsonObject): JsonObject =>
    body[name] === undefined ? body : { ...body, [name]: change(body[name] ?? null) },
})
const SPOILT = ['should write-visible read']
const WRITTEN_OTHERWISE = ['may write-visible read']

describe.concurrent('a value that was written', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is kept', {}, []],
    ['is kept in a wrapper', { show: (person) => ({ data: person }) }, []],
    ['is kept and not shown', { show: ({ name = '' }) => ({ title: name }) }, []],
    ['is cut off', named((name) => [...name].slice(0, 40).join('')), SPOILT],
    ['is escaped', named((name) => name.replaceAll('&', '&amp;')), SPOILT],
    ['is kept in Latin-1', named((name) => name.replace(/[^\0-\xff]/gu, '?')), SPOILT],
    ['is trimmed', named((name) => name.trim()), WRITTEN_OTHERWISE],
    ['is put in capitals', named((name) => name.toUpperCase()), WRITTEN_OTHERWISE],
    ['is a number of its own', put('code', (code) => Number(code)), [...SPOILT, ...WRITTEN_OTHERWISE]],
    ['loses its decimals', put('wage', (wage) => Math.trunc(Number(wage))), SPOILT],
    ['loses precision', put('wage', (wage) => Math.fround(Number(wage))), SPOILT],
    ['loses its zone', put('born', (born) => `${String(born).slice(0, 19)}Z`), [...SPOILT, ...WRITTEN_OTHERWISE]],
    ['is in order now', put('tags', (tags) => (Array.isArray(tags) ? tags.toSorted() : tags)), WRITTEN_OTHERWISE],
    ['is a list cut off', put('tags', (tags) => (Array.isArray(tags) ? tags.slice(0, 5) : tags)), SPOILT],
    ['is false and taken for none', put('well', () => true), SPOILT],
    ['is a moment in another zone', put('born', (born) => new Date(String(born)).toISOString()), []],
    [
      'within another one is cut off',
      put('home', (home) => ({ town: String(isObject(home) ? home.town : '').slice(0, 20) })),
      SPOILT,
    ],
    ['is refused where it is long', { refuses: ({ name }) => String(name).length > 20 }, []],
    [
      'is refused where it is long, and loses its decimals',
      {
        refuses: ({ name, tags }) => String(name).length > 20 || (Array.isArray(tags) && tags.length > 4),
        ...put('wage', (wage) => Math.trunc(Number(wage))),
      },
      SPOILT,
    ],
    ['is never taken', { keep: (_, before) => ({ name: before?.name ?? 'x' }) }, SPOILT],
  ])('%s', async (_, ways, want) => {
    expect(await failures(ways)).toEqual(want)
  })

  it('is old for every other reader', async () => {
    let turn = 0
    const stale: Ways['show'] = (person, before) => {
      turn += 1
      return turn % 2 === 0 && before ? before : person
    }
    expect(await failures({ show: stale })).not.toEqual([])
  })
})
