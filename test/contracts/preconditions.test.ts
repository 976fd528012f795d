/** Conditions by tags, where the document declares the headers for them: kept, or found not to be. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const SIGN = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 20 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
  },
}
const header = (name: string, required = false) => ({ name, in: 'header', required, schema: { type: 'string' } })
const json = { 'application/json': { schema: SIGN } }
const refusals = (...codes: string[]) => Object.fromEntries(codes.map((code) => [code, { description: '' }]))

/** A sign that can be read and painted over. */
function tableFor({ reads = [], writes = [], asks }: { reads?: Json[]; writes?: Json[]; asks?: string }) {
  const get = {
    operationId: 'readSign',
    parameters: reads,
    responses: {
      '200': { description: '', headers: { ETag: { schema: { type: 'string' } } }, content: json },
      ...refusals('304'),
    },
  }
  const put = {
    operationId: 'paint',
    parameters: writes,
    requestBody: { required: true, content: json },
    responses: refusals('204', '400', '412', '415', ...(asks ? [asks] : [])),
  }
  return smallTable({ '/sign': { get, put } as JsonObject })
}

/** What a sign does with conditions. */
interface Ways {
  tag(version: number): string
  fresh(asked: string | undefined, tag: string): boolean
  same(asked: string | undefined, tag: string): boolean
  needs: boolean
}

function sign({
  tag = (version) => `"v${version}"`,
  fresh = (asked, own) => asked === undefined || asked === '*' || asked === own,
  same = (asked, own) => asked === own,
  needs = false,
}: Partial<Ways>) {
  let version = 1
  let body: JsonObject = { text: 'Fish' }
  return ({ method, path, headers, text }: Asked): Said => {
    if (path !== '/sign') return { status: 404 }
    const [match, none] = [headers['if-match'], headers['if-none-match']]
    if (method === 'GET')
      return same(none, tag(version)) ? { status: 304 } : { status: 200, headers: { etag: tag(version) }, body }
    if (method !== 'PUT') return { status: 405, headers: { allow: 'GET, PUT' } }
    if (needs && match === undefined) return { status: 428 }
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return { status: 415 }
    if (!fresh(match, tag(version))) return { status: 412 }
    const told = parsed(text)
    if (told === undefined) return { status: 400 }
    if (JSON.stringify(told) !== JSON.stringify(body)) version += 1
    body = told
    return { status: 204 }
  }
}

function parsed(text: string): JsonObject | undefined {
  try {
    const { text: words, size, ...others } = JSON.parse(text)
    const isText = typeof words === 'string' && words.length > 0 && [...words].length <= 20
    const isSize = size === undefined || (Number.isInteger(size) && size > 0 && size < 10)
    return isText && isSize ? { text: words, ...(size === undefined ? {} : { size }), ...others } : undefined
  } catch {
    return undefined
  }
}

const both = tableFor({ reads: [header('If-None-Match')], writes: [header('If-Match')] })
const needed = tableFor({ writes: [header('If-Match', true)], asks: '428' })
const asking = tableFor({ reads: [header('If-None-Match')], writes: [header('If-Match')], asks: '428' })
const neither = tableFor({})
const CHECKS = ['precondition-kept', 'tag-changes']

describe('a condition', () => {
  it.each<[what: string, ways: Partial<Ways>, want: string[]]>([
    ['is kept', {}, []],
    ['of a change is ignored', { fresh: () => true }, ['must precondition-kept paint']],
    ['of a reading is ignored', { same: () => false }, ['must precondition-kept readSign']],
    ['is never met', { fresh: (asked) => asked === undefined || asked === '*' }, ['must precondition-kept paint']],
    [
      'is only looked at',
      { fresh: (asked) => asked === undefined || !asked.includes('no-such') },
      ['must precondition-kept paint'],
    ],
    ['of a reading is met by any tag', { same: (asked) => asked !== undefined }, ['must precondition-kept readSign']],
    ['is on a tag that stays', { tag: () => '"v"' }, ['should tag-changes readSign']],
    ['is on a tag that never stays', { tag: () => `"${Math.random()}"` }, ['must precondition-kept paint']],
  ])('%s', async (_, ways, want) => {
    expect(broken(await runSmall(both, sign(ways), { only: CHECKS }))).toEqual(want)
  })

  it('that is not declared is not put', async () => {
    const seen: Asked[] = []
    const own = sign({})
    await runSmall(neither, (asked) => {
      seen.push(asked)
      return own(asked)
    })
    expect(
      seen.filter(({ headers }) => /"v\d|d1-contracts/.test(`${headers['if-match']} ${headers['if-none-match']}`)),
    ).toEqual([])
  })

  it('that is asked for is put on every change, and no right answer to it is wrong', async () => {
    const result = await runSmall(needed, sign({ needs: true }))
    expect(broken(result)).toEqual([])
    expect(result.operations.find(({ id }) => id === 'paint')?.accepted).toBeGreaterThan(5)
    expect(broken(await runSmall(needed, sign({ fresh: () => true })))).toEqual([
      'must invalid-request-refused paint',
      'must precondition-kept paint',
    ])
  })

  it('that is asked for although its header need not be declared as needed is put as well', async () => {
    const result = await runSmall(asking, sign({ needs: true }))
    expect(broken(result)).toEqual([])
    expect(result.operations.find(({ id }) => id === 'paint')?.accepted).toBeGreaterThan(5)
  })

  it('that is documented to be asked for is', async () => {
    expect(broken(await runSmall(asking, sign({}), { only: CHECKS }))).toEqual(['may precondition-kept paint'])
    expect(broken(await runSmall(asking, sign({ needs: true }), { only: CHECKS }))).toEqual([])
  })

  it('is no reason to doubt a server that keeps everything', async () => {
    expect(broken(await runSmall(both, sign({})))).toEqual([])
  })
})
