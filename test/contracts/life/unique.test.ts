import { describe, expect, it } from 'vitest'
import { withOwnTexts } from '../../../contracts/life/unique.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const schema = { type: 'object', properties: { url: { type: 'string', format: 'uri', pattern: '^https://' } } }
const post = {
  operationId: 'addHook',
  requestBody: { content: { 'application/json': { schema } } },
  responses: { '201': { description: '' } },
}
const table = smallTable({ '/hooks': { post } })

/** The address that a request has of its own, in the place of one. */
function own(url: string): Json | undefined {
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const draft = { operation, values: new Map(), body: { url }, mediaType: 'application/json' }
  const { body } = withOwnTexts(table, draft, draft, { at: ['/url'], mark: '' })
  return (body as { url: Json }).url
}

describe('a text of its own', () => {
  it.each([
    ['an address with a short path', 'https://hooks.example.com/a', /^https:\/\/hooks\.example\.com\/a\/[a-z]{8}$/],
    ['an address without one', 'https://hooks.example.com', /^https:\/\/hooks\.example\.com\/[a-z]{8}$/],
    ['an address with a long one', 'https://example.com/hooks/first', /^https:\/\/example\.com\/[a-z]{5}\/[a-z]{5}$/],
  ])('in the place of %s', (_, url, want) => {
    expect(own(url)).not.toBe(url)
    expect(own(url)).toMatch(want)
  })
})
