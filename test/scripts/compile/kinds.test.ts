import { describe, expect, it } from 'vitest'
import { isExtensible, knownNodes, orderMembers } from '../../../scripts/compile/kinds.ts'
import { ID, makeSpec } from './making.ts'

const spec = makeSpec(
  { parameters: [ID], get: { responses: { 200: { $ref: '#/components/responses/R' } }, externalDocs: { url: 'u' } } },
  {
    info: { title: 'T', version: '1', contact: { name: 'c' }, license: { name: 'l' } },
    servers: [{ url: 'https://{host}', variables: { host: { default: 'a' } } }],
    tags: [{ name: 't', externalDocs: { url: 'u' } }],
    components: { responses: { R: { description: 'd' } } },
  },
)

describe('knownNodes', () => {
  const nodes = knownNodes(spec)
  const kinds: [pointer: string, kind: string | undefined][] = [
    ['', 'document'],
    ['/info', 'info'],
    ['/info/contact', 'contact'],
    ['/info/license', 'license'],
    ['/servers/0', 'server'],
    ['/servers/0/variables/host', 'serverVariable'],
    ['/tags/0', 'tag'],
    ['/tags/0/externalDocs', 'externalDocs'],
    ['/paths/~1cards~1{id}/get/externalDocs', 'externalDocs'],
    ['/paths/~1cards~1{id}/parameters/0/schema', 'schema'],
    ['/paths', undefined],
    ['/components/responses', undefined],
  ]
  it.each(kinds)('%s is %s', (pointer, kind) => {
    expect(nodes.get(pointer)?.kind).toBe(kind)
  })

  it('tells where an extension may stand', () => {
    const able = (pointer: string) => {
      const node = nodes.get(pointer)
      return node !== undefined && isExtensible(node)
    }
    expect(['/info', '/components/responses/R', '/paths/~1cards~1{id}'].map(able)).toEqual([true, true, true])
    expect(['/components', '/paths/~1cards~1{id}/get/responses/200'].map(able)).toEqual([false, false])
  })
})

describe('orderMembers', () => {
  it('orders as the specification lists, then the rest as it stands, extensions last', () => {
    const operation = { 'x-b': 1, responses: {}, other: 1, tags: [], 'x-a': 1, summary: 's' }
    expect(orderMembers('operation', operation).map(([key]) => key)).toEqual([
      'tags',
      'summary',
      'responses',
      'other',
      'x-b',
      'x-a',
    ])
  })
})
