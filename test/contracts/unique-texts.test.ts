/** A target that takes a text once only is asked with another one each time, and judged as any other. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const SITE = {
  type: 'object',
  required: ['code', 'name'],
  properties: {
    code: { type: 'string', pattern: '^[A-Z]{3}-[0-9]{2}$', example: 'LYO-07' },
    name: { type: 'string', minLength: 1, maxLength: 20 },
  },
}
const SHOWN = {
  type: 'object',
  required: ['id', 'code', 'name'],
  properties: { id: { type: 'integer' }, ...SITE.properties },
}
const holds = (schema: Json) => ({ description: '', content: { 'application/json': { schema } } })
const refusals = Object.fromEntries(['400', '404', '409', '415'].map((code) => [code, { description: '' }]))
const sent = { required: true, content: { 'application/json': { schema: SITE } } }

const paths = {
  '/sites': { post: { operationId: 'makeSite', requestBody: sent, responses: { '201': holds(SHOWN), ...refusals } } },
  '/sites/{siteId}': {
    parameters: [{ name: 'siteId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
    get: { operationId: 'readSite', responses: { '200': holds(SHOWN), ...refusals } },
    put: { operationId: 'replaceSite', requestBody: sent, responses: { '200': holds(SHOWN), ...refusals } },
    delete: { operationId: 'dropSite', responses: { '204': { description: '' }, ...refusals } },
  },
}
const closing = {
  parameters: [{ name: 'siteId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
  post: { operationId: 'closeSite', requestBody: sent, responses: { '204': { description: '' }, ...refusals } },
}
const table = smallTable(paths)

/** A server of sites, with some from before; `isName`: what it takes for a name. */
function sites(
  codes: readonly string[],
  isName = (name: Json) => typeof name === 'string' && /^.{1,20}$/su.test(name),
) {
  const known = new Map(codes.map((code, index): [string, JsonObject] => [`${index + 1}`, { code, name: 'old' }]))
  let last = known.size
  return ({ method, steps: [first, id, more], text, headers }: Asked): Said => {
    const site = id === undefined ? undefined : known.get(id)
    if (first !== 'sites' || (more !== undefined && more !== 'closing')) return { status: 404 }
    if (more === 'closing' && method !== 'POST') return { status: 405, headers: { allow: 'POST' } }
    if (more === 'closing') return { status: site ? 204 : 404 }
    if (method !== (id === undefined ? 'POST' : method) || !['POST', 'GET', 'PUT', 'DELETE'].includes(method))
      return { status: 405, headers: { allow: id === undefined ? 'POST' : 'GET, PUT, DELETE' } }
    if (id !== undefined && method === 'POST') return { status: 405, headers: { allow: 'GET, PUT, DELETE' } }
    if (id !== undefined && !site) return { status: 404 }
    if (id !== undefined && method === 'DELETE') return known.delete(id) ? { status: 204 } : { status: 404 }
    if (site && method === 'GET') return { status: 200, body: { id: Number(id), ...site } }
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return { status: 415 }
    const told = read(text)
    if (!told || typeof told.code !== 'string' || !/^[A-Z]{3}-[0-9]{2}$/.test(told.code)) return { status: 400 }
    if (!isName(told.name ?? null)) return { status: 400 }
    const taken = [...known].some(([own, { code }]) => own !== id && code === told.code)
    if (taken) return { status: 409 }
    const own = id ?? `${++last}`
    known.set(own, { code: told.code, name: told.name ?? null })
    return { status: id === undefined ? 201 : 200, body: { id: Number(own), code: told.code, name: told.name ?? null } }
  }
}

function read(text: string): JsonObject | undefined {
  try {
    const told = JSON.parse(text) as Json
    return isObject(told) ? told : undefined
  } catch {
    return undefined
  }
}

const asking = { data: { siteId: 1 } }

describe('a text that only one thing may have', () => {
  it.each<[what: string, codes: string[]]>([
    ['of the example', ['PAR-01']],
    ['that is taken from the start', ['PAR-01', 'LYO-07']],
  ])('%s is another one in each request', async (_, codes) => {
    const result = await runSmall(table, sites(codes), asking)
    expect(broken(result).filter((line) => !line.startsWith('may'))).toEqual([])
    const accepted = result.operations.map(({ id, accepted }) => [id, (accepted ?? 0) > 5])
    expect(accepted.filter(([id]) => id !== 'readSite' && id !== 'dropSite')).toEqual([
      ['makeSite', true],
      ['replaceSite', true],
    ])
  })

  it('hides no value that is refused beside it', async () => {
    const refuses = sites(['PAR-01'], (name) => typeof name === 'string' && name.length > 0 && name.length < 20)
    expect(broken(await runSmall(table, refuses, asking))).toContain('must valid-request-accepted makeSite')
  })

  it('is not looked for by what does something to a thing that is there', async () => {
    const closed: string[] = []
    const serve = sites(['PAR-01'])
    await runSmall(
      smallTable({ ...paths, '/sites/{siteId}/closing': closing }),
      (asked) => {
        if (asked.method === 'POST' && asked.path.endsWith('/closing') && asked.search === '') closed.push(asked.path)
        return serve(asked)
      },
      { ...asking, only: ['valid-request-accepted'] },
    )
    expect(closed.length).toBeGreaterThan(0)
    expect(closed.filter((path) => path === '/sites/1/closing')).toEqual([])
  })
})
