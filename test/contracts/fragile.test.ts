/** Servers that fail on one odd thing each, where they should refuse it or serve it: every one is found. */
import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const content = (schema: Json) => ({ 'application/json': { schema } })
const BODY: JsonObject = {
  type: 'object',
  required: ['name', 'size'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
    size: { type: 'integer' },
    weight: { type: 'number' },
    tags: { type: 'array', items: { type: 'string' } },
  },
}
const refusals = { '400': { description: '' }, '404': { description: '' }, '415': { description: '' } }
const table = smallTable({
  '/jars': {
    get: {
      operationId: 'listJars',
      parameters: [
        { name: 'q', in: 'query', schema: { type: 'string' } },
        { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
        { name: 'open', in: 'query', schema: { type: 'boolean' } },
        { name: 'kind', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
      ],
      responses: {
        '200': { description: '', content: content({ type: 'array', items: { type: 'object' } }) },
        ...refusals,
      },
    },
    post: {
      operationId: 'addJar',
      requestBody: { required: true, content: content(BODY) },
      responses: { '204': { description: '' }, ...refusals },
    },
  },
})

const fits = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { name, size, weight, tags } = value as Record<string, unknown>
  return (
    typeof name === 'string' &&
    [...name].length >= 1 &&
    [...name].length <= 40 &&
    Number.isInteger(size) &&
    (weight === undefined || typeof weight === 'number') &&
    (tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')))
  )
}

function answer({ method, path, query, headers, text }: Asked): Said {
  if (path !== '/jars') return { status: 404 }
  if (method === 'GET' || method === 'HEAD') {
    const [page, open] = [query.get('page'), query.get('open')]
    const isPage = page === null || page === '' || (/^\d{1,15}$/.test(page) && Number(page) > 0)
    const isOpen = open === null || open === '' || /^(true|false)$/.test(open)
    return isPage && isOpen ? { status: 200, body: [] } : { status: 400 }
  }
  if (method !== 'POST') return { status: 405, headers: { allow: 'GET, HEAD, POST' } }
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return { status: 415 }
  try {
    return fits(JSON.parse(text)) ? { status: 204 } : { status: 400 }
  } catch {
    return { status: 400 }
  }
}

const fragile: [on: string, fails: (asked: Asked) => boolean][] = [
  ['a NUL in a body', ({ text }) => text.includes('\\u0000')],
  ['half a surrogate pair in a body', ({ text }) => /\\ud[89ab][0-9a-f]{2}(?!\\u)/i.test(text)],
  ['bytes that are no UTF-8', ({ text }) => text.includes('\ufffd')],
  ['a number beyond 32 bits', ({ text }) => /"size":\d{11,}/.test(text)],
  ['a number beyond 64 bits', ({ text }) => /:-?\d{20,}|:-?[\d.]+e\+?\d{2,}/i.test(text)],
  ['a number too large for any', ({ text }) => /[\d.]+e\+?\d{3,}/i.test(text)],
  ['minus zero', ({ text }) => /:-0(\.0)?\b(?!\.)/.test(text)],
  ['a whole number with a point', ({ text }) => /"size":-?\d+\.0\b/.test(text)],
  ['an empty list', ({ text }) => text.includes('"tags":[]')],
  ['null', ({ text }) => text.includes(':null')],
  ['a list in place of an object', ({ text }) => text.startsWith('[')],
  ['a text in place of an object', ({ text }) => text.startsWith('"')],
  ['no body', ({ method, text }) => method === 'POST' && text === ''],
  ['an emoji', ({ text }) => text.includes('\u{1F600}')],
  ['a property twice', ({ text }) => (text.match(/"(name|size)":/g) ?? []).length > 2],
  ['__proto__', ({ text }) => text.includes('__proto__')],
  ['a parameter twice', ({ query }) => query.getAll('page').length > 1],
  ['an empty parameter', ({ search }) => /[?&]page=(&|$)/.test(search)],
  ['a parameter without a value', ({ search }) => /[?&](page|q)(&|$)/.test(search)],
  ['a NUL in a query', ({ search }) => search.includes('%00')],
  ['a broken escape in a query', ({ search }) => /%(?![0-9a-f]{2})/i.test(search)],
  ['letters beyond ASCII in a query', ({ search }) => /%[c-f]/i.test(search)],
  ['a fraction for a whole number', ({ query }) => /\./.test(query.get('page') ?? '')],
  ['a text for a whole number', ({ query }) => /[a-z]/i.test(query.get('page') ?? '')],
  ['a large number in a query', ({ query }) => /^\d{11,}$/.test(query.get('page') ?? '')],
  ['a negative number in a query', ({ query }) => /^-\d/.test(query.get('page') ?? '')],
  ['a list of one', ({ query }) => query.getAll('kind').length === 1],
  ['a list of more', ({ query }) => query.getAll('kind').length > 1],
  ['quotes in a query', ({ search }) => /%27|'/.test(search)],
  ['another charset', ({ headers }) => /charset=(?!"?utf-8)/i.test(headers['content-type'] ?? '')],
  ['HEAD', ({ method }) => method === 'HEAD'],
  ['a language that is asked for', ({ headers }) => headers['accept-language'] !== undefined],
  ['another media type that is asked for', ({ headers }) => /xml|html/.test(headers.accept ?? '')],
]

describe('a server that fails on', () => {
  it('nothing is not accused of anything', async () => {
    expect(broken(await runSmall(table, answer))).toEqual([])
  })

  it.each(fragile)('%s is found', async (_, fails) => {
    const found = broken(
      await runSmall(table, (asked) => (fails(asked) ? { status: 500 } : answer(asked)), {
        only: ['not-a-server-error'],
      }),
    )
    expect(found.length).toBeGreaterThan(0)
  })
})
