/** Changes of parts, of what others changed, and of the whole: each does what it says and no more. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const json = (schema: Json) => ({ 'application/json': { schema } })
const CONTROLS = {
  type: 'object',
  properties: { online: { type: 'boolean' }, region: { type: 'string', maxLength: 9 } },
}
const LIMITS = { type: 'object', properties: { day: { type: 'integer', minimum: 0, maximum: 999 } } }
const PERSON = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 9 },
    nick: { type: 'string', minLength: 1, maxLength: 9 },
    size: { type: 'integer', minimum: 1, maximum: 9, default: 1 },
  },
}
const written = (operationId: string, schema: Json) => ({
  operationId,
  requestBody: { required: true, content: json(schema) },
  responses: { '204': { description: '' }, '400': { description: '' } },
})
const read = (operationId: string) => ({
  operationId,
  responses: { '200': { description: '', content: json({ type: 'object' }) } },
})
const table = smallTable({
  '/settings': { get: read('settings') },
  '/settings/controls': {
    patch: written('control', { type: 'object', properties: { controls: CONTROLS }, required: ['controls'] }),
  },
  '/settings/limits': {
    patch: written('limit', { type: 'object', properties: { limits: LIMITS }, required: ['limits'] }),
  },
  '/me': { get: read('me'), put: written('be', PERSON) },
})

const told = (text: string): JsonObject | undefined => {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What a server does on a change; each is handed the state before and what was told. */
interface Ways {
  patch(part: string, old: JsonObject, body: JsonObject): JsonObject
  put(old: JsonObject, body: JsonObject): JsonObject
  /** Whether nothing holds on to what was read until it is written. */
  racing: boolean
}

const KEPT: Ways = {
  patch: (part, old, body) => ({ ...old, [part]: { ...(old[part] as JsonObject), ...(body[part] as JsonObject) } }),
  put: (_, body) => ({ size: 1, ...body }),
  racing: false,
}

async function failures(others: Partial<Ways>): Promise<string[]> {
  const ways = { ...KEPT, ...others }
  const fresh = () => ({ controls: { online: true, region: 'all' }, limits: { day: 5 }, version: 1 })
  let settings: JsonObject = fresh()
  let me: JsonObject = { name: 'Ada', size: 1 }
  const answer = ({ method, path, text }: Asked): Said => {
    if (method === 'GET') return { status: 200, body: path === '/me' ? me : settings }
    const body = told(text)
    const part = path.split('/')[2] ?? ''
    if (body === undefined || (path === '/me' ? typeof body.name !== 'string' : !isObject(body[part]))) {
      return { status: 400 }
    }
    const seen = settings
    const write = () => {
      const old = ways.racing ? seen : settings
      if (path === '/me') me = ways.put(me, body)
      else settings = { ...ways.patch(part, old, body), version: Number(old.version) + 1 }
    }
    return { status: 204, later: write }
  }
  return broken(await runSmall(table, answer, { only: ['patch-leaves-others', 'put-replaces', 'write-visible'] }))
}

describe.concurrent('a change', () => {
  const reset = (part: string, old: JsonObject): JsonObject =>
    part === 'limits' ? { ...old, controls: { online: true, region: 'all' } } : old
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is made', {}, []],
    [
      'of limits takes back that of controls',
      { patch: (part, old, body) => KEPT.patch(part, reset(part, old), body) },
      ['should patch-leaves-others settings'],
    ],
    [
      'of a part takes the place of the whole',
      { patch: (part, old, body) => ({ ...old, [part]: body[part] ?? null }) },
      ['should patch-leaves-others settings'],
    ],
    [
      'of a part is lost where another one is made at the same time',
      { racing: true },
      ['should write-visible settings'],
    ],
    [
      'of the whole keeps what it does not name',
      { put: (old, body) => ({ ...old, ...body }) },
      ['should put-replaces me'],
    ],
    ['of the whole leaves out what it does not name', { put: (_, body) => body }, []],
    ['of the whole makes something up for what it does not name', { put: (_, body) => ({ nick: '-', ...body }) }, []],
    ['of the whole is not made', { put: (old) => old }, ['should write-visible me']],
  ])('%s', async (_, ways, want) => {
    expect(await failures(ways)).toEqual(want)
  })
})
