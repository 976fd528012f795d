/** How far changes reach: types that lead to a schema, checks by the place they judge, failures by the question. */
import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../contracts/reach.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import {
  reachedOperations,
  unfollowedWords,
  unlookedWords,
  untriedWords,
  withJudges,
} from '../../../scripts/gate/blast.ts'
import type { Change } from '../../../scripts/gate/change.ts'
import { specFile } from '../../../scripts/lib/apis.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import { changesOf, type Edit, edited, fixture, specOf } from './revisions.ts'

const shop = fixture('shop.yaml') as JsonObject
const table = operationsTable(await specOf(shop))

/** What an edit reaches, with what judges the shop. */
async function reached(edit: Edit, fingerprint?: string) {
  const judges = {
    of: (name: string) =>
      table.operations
        .filter(({ method, path }) => `${method.toUpperCase()} ${path}` === name)
        .flatMap((operation) => reachOf(table, operation)),
    allowed: fingerprint === undefined ? [] : [{ target: 'staging', fingerprint }],
  }
  const [change] = await changesOf(shop, edited(shop, [edit]))
  return change && withJudges(change, judges).blast
}

describe('a change', () => {
  it('of a schema reaches the types that lead to it, and the checks of requests that hold it', async () => {
    const blast = await reached({ set: '/components/schemas/Card/properties/pan/maxLength', to: 9 })
    expect(blast).toEqual({
      operations: ['POST /orders'],
      types: ['components["schemas"]["Card"]', 'components["schemas"]["Order"]', 'operations["makeOrder"]'],
      checks: ['invalid-request-refused', 'valid-request-accepted'],
      knownFailures: [],
    })
  })

  it('of an answer reaches the checks of what is documented of answers', async () => {
    const blast = await reached({ set: '/paths/~1orders~1{id}/get/responses/200/headers/X-Total/required', to: false })
    expect(blast?.checks).toContain('response-headers')
    expect(blast?.checks).not.toContain('invalid-request-refused')
  })

  it('of credentials reaches the checks of credentials', async () => {
    expect((await reached({ set: '/security', to: [{ key: [] }] }))?.checks).toContain('credentials-refused')
  })

  it('reaches the known failures that ask the same question, and no others', async () => {
    const own = reachOf(table, table.operations[0] ?? expect.fail()).find(
      ({ rule }) => rule === '/components/schemas/Card/properties/pan/type',
    )
    const edit = { set: '/components/schemas/Card/properties/pan/type', to: 'integer' }
    const known = `${own?.questions[0]}abcdef`
    expect((await reached(edit, known))?.knownFailures).toEqual([`staging:${known}`])
    expect((await reached(edit, '000000abcdef'))?.knownFailures).toEqual([])
  })
})

describe('what is judged on the way', () => {
  it('is among the checks of an operation: walks through its pages', async () => {
    const inbound = operationsTable(await loadSpec(await specFile('d1-inbound-card')))
    const list = inbound.operations.find(({ constraints }) => constraints.some(({ kind }) => kind === 'multipleOf'))
    const checks = reachOf(inbound, list ?? expect.fail()).map(({ check }) => check)
    expect(checks).toEqual(expect.arrayContaining(['pages-join', 'pages-disjoint', 'rows-in-order', 'filter-union']))
  })

  it('is said to be left out where several operations judge it together', async () => {
    const inbound = operationsTable(await loadSpec(await specFile('d1-inbound-card')))
    expect(unfollowedWords([table])).toEqual([])
    expect(unfollowedWords([table, inbound])).toEqual([
      'The checks of the life cycle are not looked up: they judge what several operations do to one thing.',
    ])
  })
})

describe('what several operations share', () => {
  const shared = (maxLength: number) => {
    const schema = { type: 'string', maxLength }
    const answer = {
      description: 'ok',
      headers: { 'X-A': { $ref: '#/components/headers/a' } },
      content: { 'application/json': { schema } },
    }
    const operation = {
      parameters: [{ $ref: '#/components/parameters/q' }],
      requestBody: { $ref: '#/components/requestBodies/b' },
      responses: { 200: { $ref: '#/components/responses/r' } },
    }
    return {
      openapi: '3.1.0',
      info: { title: 'Shared', version: '1' },
      paths: { '/a': { post: operation }, '/b': { post: operation } },
      components: {
        parameters: { q: { name: 'q', in: 'query', schema } },
        requestBodies: { b: { content: { 'application/json': { schema } } } },
        headers: { a: { schema } },
        responses: { r: answer },
      },
    }
  }

  it('is one change, and reaches all of them', async () => {
    const changes = await changesOf(shared(5), shared(4))
    expect(changes.map(({ pointers, blast }) => [pointers.head, blast.operations])).toEqual(
      [
        '/components/parameters/q/schema',
        '/components/requestBodies/b/content/application~1json/schema',
        '/components/headers/a/schema',
        '/components/responses/r/content/application~1json/schema',
      ].map((pointer) => [pointer, ['POST /a', 'POST /b']]),
    )
  })
})

describe('operations whose checks are looked up', () => {
  const change = (level: Change['level'], operations: string[]) =>
    ({ level, blast: { operations, types: [], checks: [], knownFailures: [] } }) as unknown as Change

  it('are those of what asks somebody to do something, once', () => {
    const changes = [change('breaking', ['b', 'a']), change('notice', ['a', 'c']), change('compatible', ['d'])]
    expect(reachedOperations(changes)).toEqual(['b', 'a', 'c'])
  })

  it.each([
    [['a'], 'The checks and known failures of 2 operations are looked up, those of 1 more are not: a.'],
    [
      [...'abcdefghij'],
      'The checks and known failures of 2 operations are looked up, those of 10 more are not: a, b, c, d, e, f, g, h and 2 more.',
    ],
  ])('%j are told when they are not', (names, want) => {
    expect(unlookedWords(names, 2)).toBe(want)
  })

  it.each([
    [{ beyond: 0, undrawn: 0 }, []],
    [
      { beyond: 2, undrawn: 1 },
      [
        '2 safe changes of schemas were judged by the rules only, without instances, as enough others were tried.',
        '1 safe change of schemas was judged by the rules only, without instances, as none could be drawn.',
      ],
    ],
  ])('%j changes that are not tried are told', (untried, want) => {
    expect(untriedWords(untried)).toEqual(want)
  })
})
