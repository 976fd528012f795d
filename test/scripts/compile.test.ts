import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { eachNode } from '../../scripts/compile/draft.ts'
import { readFacts } from '../../scripts/compile/facts.ts'
import { compileSpec } from '../../scripts/compile.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { toYaml } from '../../scripts/lib/documents.ts'
import type { JsonObject } from '../../scripts/lib/json.ts'
import { STEPS } from '../../scripts/steps/index.ts'
import { ID, makeDraft, makeFact, makeGap, makeSpec } from './compile/making.ts'

const PURE = STEPS.filter(({ id }) => id !== 'check-openapi')

const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } }
const offset = { name: 'offset', in: 'query', schema: { type: 'integer', default: 0 } }
const rule = { id: 'r', kind: 'multipleOf', in: 'query', param: 'offset', of: 'limit', statement: 's' }
const get = {
  summary: 'List cards',
  deprecated: true,
  parameters: [ID, limit, offset],
  responses: {},
  'x-constraints': [rule],
}
const assembled = makeDraft(makeSpec({ get }), {
  gaps: [
    makeGap('/paths/~1cards~1{id}/get/responses', 'operation-without-responses', 'The page shows no response.'),
    makeGap('/paths/~1cards~1{id}/get/x-constraints/0', 'rule-without-status', 'The status is unknown.'),
  ],
})

const responses = makeFact(
  'responses',
  [
    {
      target: '$.paths.*.get',
      update: { security: [], responses: { 200: { description: 'ok' }, 404: { description: 'none' } } },
    },
  ],
  { kind: 'assumed' },
)

describe('compileSpec', { timeout: 60_000 }, () => {
  it('makes a canonical spec of pages and facts', async () => {
    const { spec, provenance, gaps, warnings } = await compileSpec(assembled, [responses])
    expect(toYaml(spec)).toMatchInlineSnapshot(`
      "openapi: 3.0.3
      info:
        title: Cards
        version: "1"
      servers:
        - url: https://api.example.org
      paths:
        /cards/{id}:
          get:
            summary: List cards
            operationId: listCards
            parameters:
              - name: id
                in: path
                required: true
                schema:
                  type: string
              - name: limit
                in: query
                schema:
                  type: integer
              - name: offset
                in: query
                schema:
                  type: integer
                  default: 0
            responses:
              "200":
                description: ok
                x-evidence: assumed
              "404":
                description: none
                x-evidence: assumed
            deprecated: true
            security: []
            x-constraints:
              - id: r
                kind: multipleOf
                in: query
                param: offset
                of: limit
                statement: s
            x-evidence:
              security: assumed
      "
    `)
    expect(gaps).toEqual([
      { ...assembled.gaps[0], state: 'assumed', facts: ['responses'] },
      { ...assembled.gaps[1], state: 'open' },
    ])
    expect(warnings).toEqual([])
    const pointers: string[] = []
    eachNode(spec, '', (pointer) => pointers.push(pointer))
    expect(Object.keys(provenance.nodes)).toEqual(pointers)
    expect(Object.keys(provenance.facts)).toEqual(['responses'])
  })

  it('gives the same bytes whatever order the facts come in', async () => {
    const others = ['a', 'b', 'c'].map((id) => makeFact(id, [{ target: '$.info', update: { [`x-${id}`]: id } }]))
    const one = await compileSpec(assembled, [responses, ...others], PURE)
    const other = await compileSpec(assembled, [...others, responses].reverse(), PURE)
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })

  it('applies a fact that was read from a file', async () => {
    const facts = await readFacts(join(ROOT, 'test/fixtures/facts'), new Map([['cards.en', 12]]))
    const { spec } = await compileSpec(
      { ...assembled, spec: { ...assembled.spec, paths: { '/cards': { get } } } },
      [...facts, { ...responses, evidence: { ...responses.evidence, kind: 'derived' } }],
      PURE,
    )
    expect((spec.paths as Record<string, JsonObject>)['/cards']).toMatchObject({
      get: { parameters: [ID, { ...limit, schema: { type: 'integer', default: 10 } }, offset] },
    })
    expect(toYaml(spec)).not.toContain('deprecated')
  })

  it('stops after the first step with errors, throws the first and tells the others', async () => {
    const told: string[] = []
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0)
    const bad = ['x', 'y'].map((id) => makeFact(id, [{ target: '$.nowhere', update: {} }]))
    await expect(compileSpec(assembled, bad)).rejects.toThrow(
      'The fact `x` has the target `$.nowhere`, which matches nothing; correct or delete it. (x.yaml:1)',
    )
    write.mockRestore()
    expect(told).toEqual([
      'The fact `y` has the target `$.nowhere`, which matches nothing; correct or delete it. (y.yaml:1)\n',
    ])
  })

  const refused: [name: string, spec: JsonObject, want: string][] = [
    [
      'pages whose operations stay without a response',
      makeSpec({ get: { responses: {} } }),
      'The operation GET /cards/{id} has no response; add a fact that gives it one. (specs/canonical/api.yaml#/paths/~1cards~1{id}/get)',
    ],
    [
      'a pattern that does not compile',
      makeSpec({
        get: { responses: { 200: { description: 'd' } }, parameters: [{ ...limit, schema: { pattern: '\\_' } }] },
      }),
      'The pattern "\\_" cannot be compiled under the `u` flag: Invalid escape; correct it by a fact. (specs/canonical/api.yaml#/paths/~1cards~1{id}/get/parameters/0/schema/pattern)',
    ],
    [
      'a prototype key',
      JSON.parse('{"openapi":"3.0.0","paths":{"__proto__":{}}}') as JsonObject,
      'The document has a key "__proto__"; remove it. (specs/assembled/api.yaml#/paths)',
    ],
  ]
  it.each(refused)('refuses %s', async (_, spec, want) => {
    await expect(compileSpec({ ...assembled, spec, gaps: [] }, [], PURE)).rejects.toThrow(want)
  })
})

describe('the steps', () => {
  it('are the files of their folder, by id', async () => {
    const index = await readFile(join(ROOT, 'scripts/steps/index.ts'), 'utf8')
    expect(STEPS.map(({ id }) => id).sort()).toEqual(
      [...index.matchAll(/from '\.\/(?!step\.ts)([a-z-]+)\.ts'/g)].map(([, id]) => id),
    )
  })

  it('keep their ids and titles', () => {
    expect(STEPS.map(({ id, title }) => `${id}: ${title}`)).toMatchInlineSnapshot(`
      [
        "apply-facts: Everything the facts say stands in the document and nothing else was changed",
        "settle-lists: No schema that lists its values is marked as one whose list is not shown",
        "name-operations: Every operation has an operationId of its own",
        "bind-defaults: Every default that the pages state stands in the schema of its optional field",
        "bind-refs: No parameter, response or named schema is written twice",
        "conform: The document is a complete OpenAPI document with its members in the order of the specification",
        "check-patterns: Every pattern is a regular expression under the \`u\` flag",
        "check-constraints: Every rule of \`x-constraints\` speaks of parameters and properties that exist",
        "check-examples: Every example and default keeps its schema and the rules between parameters",
        "check-routes: No path can be read as two operations",
        "check-life-cycle: The life cycle names operations, states and values that exist",
        "check-openapi: swagger-parser and Redocly find no error",
      ]
    `)
  })
})
