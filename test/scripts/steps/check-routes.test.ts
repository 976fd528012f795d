import { describe, expect, it } from 'vitest'
import { checkRoutes } from '../../../scripts/steps/check-routes.ts'
import { makeDraft, run } from '../compile/making.ts'

/** Runs the step on paths, each `METHOD /path`. */
const messages = async (...operations: string[]) => {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    paths[path] = { ...paths[path], [method]: {} }
  }
  const { messages } = await run(checkRoutes, makeDraft({ openapi: '3.0.0', paths } as never))
  return messages.map((message) => message.replace(/ \(specs.*$/, ''))
}

describe('checkRoutes', () => {
  const accepted: string[][] = [
    ['get /cards/{id}', 'put /cards/{id}', 'get /cards'],
    ['get /cards/{id}', 'get /cards/all'],
    ['get /cards/{id}', 'post /cards/{id}:verify'],
    ['post /cards/{id}:block', 'post /cards/{id}:verify'],
    ['post /cards/{id}/operations:a', 'post /cards/{id}/operations:b'],
    ['get /a/{x}/{y}', 'get /a/b/{y}', 'get /a/b/c'],
    ['get /cards/{id}.json', 'get /cards/{id}.xml'],
    ['get /a-{x}', 'get /b-{x}', 'get /c'],
    ['get /{x}-b-{y}', 'get /ab'],
  ]
  it.each(accepted.map((routes) => [routes]))('accepts %j', async (routes) => {
    expect(await messages(...routes)).toEqual([])
  })

  const refused: [routes: string[], want: string][] = [
    [
      ['get /cards/{id}', 'put /cards/{cardId}'],
      'SPEC: The paths /cards/{id} and /cards/{cardId} differ only in the names of their variables.',
    ],
    [
      ['post /cards/{id}', 'post /cards/{id}:verify'],
      'SPEC: The operations POST /cards/{id} and POST /cards/{id}:verify match the same requests.',
    ],
    [
      ['get /cards/{id}.{ext}', 'get /cards/{name}.json'],
      'SPEC: The operations GET /cards/{id}.{ext} and GET /cards/{name}.json match the same requests.',
    ],
    [
      ['get /{kind}/all', 'get /cards/{id}'],
      'SPEC: The operations GET /{kind}/all and GET /cards/{id} match the same requests.',
    ],
  ]
  it.each(refused)('refuses %j', async (routes, want) => {
    expect(await messages(...routes)).toEqual([want])
  })

  it('names the place of the second', async () => {
    const draft = makeDraft({ openapi: '3.0.0', paths: { '/{a}': { get: {} }, '/{b}': { put: {} } } })
    expect((await run(checkRoutes, draft)).messages).toEqual([
      'SPEC: The paths /{a} and /{b} differ only in the names of their variables. (specs/canonical/api.yaml#/paths/~1{b})',
    ])
  })
})
