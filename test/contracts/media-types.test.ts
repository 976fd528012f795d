/** What is documented beside the media type of the plain request is held to, too. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const merged = { type: 'object', minProperties: 1, properties: { title: { type: 'string', maxLength: 5 } } }
const step = (op: string, more: JsonObject): JsonObject => ({
  ...{ type: 'object', additionalProperties: false, required: ['op', ...Object.keys(more)] },
  properties: { op: { const: op }, ...more },
})
const steps = { type: 'array', minItems: 1, items: { oneOf: [step('add', { value: {} }), step('remove', {})] } }
const table = smallTable({
  '/note': {
    patch: {
      operationId: 'patch',
      requestBody: {
        required: true,
        content: {
          'application/json-patch+json': { schema: steps },
          'application/merge-patch+json': { schema: merged },
          'application/x-www-form-urlencoded': { schema: merged },
        },
      },
      responses: { '204': { description: 'done' } },
    },
  },
})

/** A server that merges, removes, and adds nothing but `true`. */
const server =
  ({ least = 1, forms = true } = {}) =>
  ({ headers, text }: Asked): Said => {
    const type = String(headers['content-type'] ?? '').split(';')[0]
    if (type === 'application/x-www-form-urlencoded') {
      const title = new URLSearchParams(text).get('title')
      return { status: !forms ? 415 : title !== null && title.length <= 5 ? 204 : 422 }
    }
    try {
      const said: unknown = JSON.parse(text)
      return { status: (type === 'application/merge-patch+json' ? merges(said, least) : applies(said)) ? 204 : 422 }
    } catch {
      return { status: 422 }
    }
  }

function merges(said: unknown, least: number): boolean {
  if (typeof said !== 'object' || said === null || Array.isArray(said) || Object.keys(said).length < least) return false
  const title = 'title' in said ? said.title : ''
  return typeof title === 'string' && title.length <= 5
}

function applies(said: unknown): boolean {
  const isStep = (one: unknown) => {
    const { op, ...more } = Object(one) as { op?: unknown; value?: unknown }
    const names = Object.keys(more)
    return op === 'remove' ? names.length === 0 : op === 'add' && names.join() === 'value' && more.value === true
  }
  return Array.isArray(said) && said.length > 0 && said.every(isStep)
}

const only = ['valid-request-accepted', 'invalid-request-refused']
const musts = async (answer: (asked: Asked) => Said) =>
  broken(await runSmall(table, answer, { only })).filter((one) => one.startsWith('must'))

describe('media types of a body', () => {
  it('may each be served by rules of their own', async () => expect(await musts(server())).toEqual([]))

  it('are each held to their schemas', async () => {
    expect(await musts(server({ least: 0 }))).toEqual(['must invalid-request-refused patch'])
  })

  it('are all to be served', async () => {
    expect(await musts(server({ forms: false }))).toEqual(['must valid-request-accepted patch'])
  })
})

describe('a body that is merged', () => {
  const content = { 'application/merge-patch+json': { schema: merged } }
  const responses = { '204': { description: 'done' }, '415': { description: 'not so' } }
  const patch = { operationId: 'patch', requestBody: { required: true, content }, responses }

  it.each<[what: string, taken: string[], want: string[]]>([
    ['is not JSON of any kind', ['application/merge-patch+json'], []],
    ['is taken as such', ['application/merge-patch+json', 'application/json'], ['should media-type-refused patch']],
  ])('%s', async (_, taken, want) => {
    const answer = ({ headers }: Asked): Said => ({
      status: taken.includes(String(headers['content-type']).split(';')[0] ?? '') ? 204 : 415,
    })
    const result = await runSmall(smallTable({ '/note': { patch } }), answer, { only: ['media-type-refused'] })
    expect(broken(result)).toEqual(want)
  })
})

describe('media types of an answer', () => {
  const rows = {
    'application/json': { schema: { type: 'array' } },
    'text/csv': { schema: { type: 'string', pattern: '^"id,name' } },
  }
  const list = { get: { operationId: 'list', responses: { '200': { description: 'rows', content: rows } } } }
  const server =
    (head: string) =>
    ({ headers }: Asked): Said =>
      headers.accept === 'text/csv'
        ? { status: 200, headers: { 'content-type': 'text/csv' }, body: `${head}1,x` }
        : { status: 200, body: [] }
  it.each([
    ['id,name', []],
    ['name', ['must response-schema list']],
  ])('are each asked for: %s', async (head, want) => {
    const found = broken(await runSmall(smallTable({ '/rows': list }), server(head), { only: ['response-schema'] }))
    expect(found).toEqual(want)
  })
})
