/** Requests that differ have addresses of mail that differ, and the same request has the same. */
import { describe, expect, it } from 'vitest'
import type { Origin } from '../../../contracts/requests/base-request.ts'
import type { Draft } from '../../../contracts/requests/draft.ts'
import { withOwnAddresses } from '../../../contracts/requests/own-addresses.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const table = bareTable()
const schema: JsonSchema = {
  properties: { mail: { type: 'string', format: 'email', maxLength: 40 }, note: { type: 'string' } },
}

function draftOf(body: Json, method: Operation['method'] = 'post'): Draft {
  const content = { 'application/json': { schema, examples: {}, pointer: '/c' } }
  const operation: Operation = {
    ...{ id: 'o', path: '/o', pointer: '', responses: {}, security: [], constraints: [], parameters: [] },
    ...{ method, requestBody: { required: true, content, pointer: '/b' } },
  }
  return { operation, values: new Map(), body, mediaType: 'application/json' }
}

function own(
  body: Json,
  base: Json,
  method: Operation['method'] = 'post',
  from?: Origin,
  turn?: string,
): Json | undefined {
  const origins = new Map<string, Origin>(from ? [['body:/mail', from]] : [])
  return withOwnAddresses(table, draftOf(body, method), { draft: draftOf(base, method), origins, unfit: [] }, turn).body
}

describe('an address of a request', () => {
  const base = { mail: 'jo@example.org', note: 'a' }

  it('is another one for another body, and the same for the same', () => {
    const [one, other, again] = ['b', 'c', 'b'].map((note) => own({ ...base, note }, base))
    expect(one).toEqual({ mail: expect.stringMatching(/^jo-[0-9a-f]{10}@example\.org$/), note: 'b' })
    expect(other).not.toEqual({ ...Object(one), note: 'c' })
    expect(again).toEqual(one)
  })

  it('is another one for another turn of the same, also of one that has its own already', () => {
    const mails = [base, { ...base, mail: 'jo-0123456789@example.org' }].flatMap((body) =>
      ['first', 'second'].map((turn) => own(body, base, 'post', undefined, turn)),
    )
    expect(new Set(mails.map((body) => JSON.stringify(body))).size).toBe(4)
    for (const one of mails) {
      expect(one).toEqual({ mail: expect.stringMatching(/^jo-[0-9a-f]{10}@example\.org$/), note: 'a' })
    }
  })

  it('is another one where no example says anything, whatever the base request has', () => {
    expect(own({ mail: 'someone@example.com' }, { mail: 'x@y.zz' })).toEqual({
      mail: expect.stringMatching(/^someone-[0-9a-f]{10}@example\.com$/),
    })
  })

  it.each<[what: string, body: Json, method?: Operation['method'], from?: Origin]>([
    ['the base request', base],
    ['one that is varied', { ...base, mail: 'other@example.org' }],
    ['one of the data', { ...base, note: 'b' }, 'post', 'data'],
    ['what changes nothing', { ...base, note: 'b' }, 'get'],
    ['what looks like one and is none', { mail: 1, note: 'jo@example.org' }],
  ])('is left alone: %s', (_, body, method, from) => {
    expect(own(body, base, method, from)).toEqual(body)
  })

  it('keeps to its schema', () => {
    const long = { mail: `${'j'.repeat(28)}@example.org` }
    expect(own({ ...long, note: 'b' }, long)).toEqual({ ...long, note: 'b' })
  })
})
