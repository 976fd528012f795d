/** Several documents in one: what may repeat, what may not, and what both places are called. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { assemblePages } from '../../../scripts/pages/page.ts'

const fence = (document: object) => `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`
const operation = (more: object = {}) => ({ responses: { 204: { description: 'Done' } }, ...more })
const document = (paths: object, more: object = {}) => ({
  openapi: '3.0.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://a.test' }],
  paths,
  ...more,
})
const schemas = (card: object) => ({ components: { schemas: { Card: card } } })

/** Assembles pages of one or more fences, named a.md, b.md, … */
function assemble(...pages: object[][]) {
  return assemblePages(
    pages.map((fences, index) => {
      const file = `${'abc'[index]}.md`
      return { id: file, file, text: fences.map(fence).join('') }
    }),
  )
}

const A = document({ '/a': { get: operation() } })
const B = document({ '/b': { get: operation() } })
const rendered = (path: string) => `Page\n\nOp\n\nget\n${path}\n\nBody\n\nResponses\nget\n${path}\n`

describe('what repeats and means the same is merged', () => {
  const card = { type: 'object', required: ['x', 'y'], description: 'A card.' }
  test.each<[string, object, object]>([
    ['in another order of members', card, { description: 'A card.', required: ['x', 'y'], type: 'object' }],
    ['with another order of required', card, { ...card, required: ['y', 'x'] }],
    ['with a false flag', card, { ...card, nullable: false }],
    [
      'with another layout of the description',
      { ...card, description: 'See [the card](a.md).<br>Twice\n- x' },
      { ...card, description: 'See the card.\nTwice * x' },
    ],
    ['with other spaces in an example', { ...card, example: 'a  b' }, { ...card, example: 'a b' }],
  ])('%s', (_, first, second) => {
    const { spec } = assemble([
      { ...A, ...schemas(first) },
      { ...B, ...schemas(second) },
    ])
    expect(spec.components).toEqual(schemas(first).components)
    expect(Object.keys(spec.paths as object)).toEqual(['/a', '/b'])
  })

  test('an operation that stands on two pages, once, traced to the first', () => {
    const { spec, provenance } = assemble([A], [A, B])
    expect(Object.keys(spec.paths as object)).toEqual(['/a', '/b'])
    expect(provenance.nodes['/paths/~1a/get']).toBe('a.md:2:113')
    expect(provenance.nodes['/paths/~1b/get']).toBe('b.md:5:113')
  })

  test('tags of every document', () => {
    const tag = (name: string) => ({ tags: [{ name, description: `About ${name}` }] })
    const { spec } = assemble([
      { ...A, ...tag('one') },
      { ...B, ...tag('two') },
      { ...B, ...tag('one') },
    ])
    expect(spec.tags).toEqual([...tag('one').tags, ...tag('two').tags])
  })

  test('the highest patch version', () => {
    const version = (openapi: string, base: object) => ({ ...base, openapi })
    expect(assemble([version('3.0.3', A), version('3.0.1', B)]).spec.openapi).toBe('3.0.3')
  })

  test('a rendered page takes the info and servers of a Markdown page', () => {
    const { spec, gaps } = assemblePages([
      { id: 'a.txt', file: 'a.txt', text: rendered('/r') },
      { id: 'b.md', file: 'b.md', text: fence(A) },
    ])
    expect(spec.info).toEqual(A.info)
    expect(Object.keys(spec.paths as object).sort()).toEqual(['/a', '/r'])
    expect(gaps.map(({ kind }) => kind)).not.toContain('missing-info')
  })
})

describe('what contradicts itself is refused with both places', () => {
  test.each<[string, object[][], string]>([
    [
      'a schema',
      [[{ ...A, ...schemas({ type: 'object' }) }], [{ ...B, ...schemas({ type: 'string' }) }]],
      'The definition `components` › `schemas` › `Card` differs from the one at a.md:2:192. (b.md:2:192)',
    ],
    [
      'an operation',
      [[A], [document({ '/a': { get: operation({ summary: 'Other' }) } })]],
      'The operation `paths` › `/a` › `get` differs from the one at a.md:2:113. (b.md:2:113)',
    ],
    [
      'a required flag',
      [
        [document({ '/a': { get: operation({ parameters: [{ name: 'q', in: 'query', required: true }] }) } })],
        [document({ '/a': { get: operation({ parameters: [{ name: 'q', in: 'query', required: false }] }) } })],
      ],
      'The operation `paths` › `/a` › `get` differs from the one at a.md:2:113. (b.md:2:113)',
    ],
    [
      'info',
      [[A, { ...B, info: { title: 'T', version: '2' } }]],
      'The member `info` differs from the one at a.md:2:27. (a.md:5:27)',
    ],
    [
      'servers',
      [[A, { ...B, servers: [{ url: 'https://b.test' }] }]],
      'The member `servers` differs from the one at a.md:2:65. (a.md:5:65)',
    ],
    [
      'servers that only one document has',
      [[A, { ...B, servers: undefined }]],
      'The document states no servers, unlike the one at a.md:2:1. (a.md:5:1)',
    ],
    [
      'OpenAPI 3.0 and 3.1',
      [[A], [{ ...B, openapi: '3.1.0' }]],
      'The OpenAPI version is 3.1.0, but 3.0.0 at a.md:2:12; assemble them apart. (b.md:2:12)',
    ],
    [
      'parameters of a path',
      [
        [document({ '/a': { parameters: [], get: operation() } })],
        [document({ '/a': { parameters: [{ name: 'q', in: 'query' }], put: operation() } })],
      ],
      'The definition `paths` › `/a` › `parameters` differs from the one at a.md:2:120. (b.md:2:120)',
    ],
    [
      'parameters of a path that only one document has',
      [[document({ '/a': { parameters: [], get: operation() } })], [document({ '/a': { put: operation() } })]],
      'Of `paths` › `/a` and the one at a.md:2:106 only one has `parameters` for all its operations. (b.md:2:106)',
    ],
  ])('%s', (_, pages, message) => {
    expect(() => assemble(...pages)).toThrow(expect.objectContaining({ message, code: 'CONFLICT' }))
  })

  test('an operation that a rendered page shows twice', () => {
    const text = rendered('/r') + rendered('/r').slice('Page\n'.length)
    expect(() => assemblePages([{ id: 'a', file: 'a.txt', text }])).toThrow(
      expect.objectContaining({
        message: 'The operation `get /r` is shown twice on the page. (a.txt:16)',
        code: 'CONFLICT',
      }),
    )
  })
})

describe('security', () => {
  const secured = (base: JsonObject | object, security: unknown) => ({ ...base, security })
  test('that all documents share stays with the document', () => {
    const { spec } = assemble([secured(A, [{ key: [] }]), secured(B, [{ key: [] }])])
    expect(spec.security).toEqual([{ key: [] }])
    expect(spec.paths).toEqual({ ...A.paths, ...B.paths })
  })

  test('that differs moves to the operations, and one without any keeps none', () => {
    const C = document({ '/c': { get: operation({ security: [] }) } })
    const { spec } = assemble([secured(A, [{ key: [] }]), B, secured(C, [{ other: [] }])])
    expect(spec.security).toBeUndefined()
    expect(spec.paths).toEqual({
      '/a': { get: operation({ security: [{ key: [] }] }) },
      '/b': { get: operation() },
      '/c': { get: operation({ security: [] }) },
    })
  })
})

test('pages without any operation are refused, models beside operations are not', () => {
  const models = { openapi: '3.0.0', info: A.info, ...schemas({ type: 'object' }) }
  expect(() => assemble([models])).toThrow('No page documents an operation. (a.md:2:1)')
  expect(assemble([A], [models]).spec.components).toEqual(schemas({ type: 'object' }).components)
})
