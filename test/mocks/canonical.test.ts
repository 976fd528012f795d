/** The mocks of the canonical specs: what holds for every operation, and what raw Prism lets through. */
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../mocks/prism-answers.ts'
import type { MultipleOfConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { type Answer, type AskOptions, type Served, serve } from './serve.ts'

const mocks = await Promise.all(['inbound', 'outbound'].map((name) => serve(`specs/canonical/d1-${name}-card.yaml`)))
const each = mocks.flatMap((mock) =>
  mock.table.operations.map((operation): [string, Served, Operation] => [operation.id, mock, operation]),
)
const paging = each.flatMap(([id, mock, operation]) =>
  operation.constraints
    .filter((constraint): constraint is MultipleOfConstraint => constraint.kind === 'multipleOf')
    .map((constraint): [string, Served, Operation, MultipleOfConstraint] => [id, mock, operation, constraint]),
)

/** A valid value for a schema. */
function valid(table: OperationsTable, schema: Operation['parameters'][number]['schema'], example?: Json): Json {
  const value = sample({ schema, root: table }, { seed: 1, example })
  if (value === undefined) throw new Error('The schema has no instance.')
  return value
}

/** A request line and what goes with it: every required part, and the query that is asked for. */
function request({ table }: Served, operation: Operation, query = ''): [string, AskOptions] {
  const required = operation.parameters.filter((parameter) => parameter.required)
  const path = required.reduce((text, { name, schema, example }) => {
    return text.replace(`{${name}}`, encodeURIComponent(String(valid(table, schema, example))))
  }, operation.path)
  const [media] = Object.entries(operation.requestBody?.content ?? {})
  const json = media && valid(table, media[1].schema, Object.values(media[1].examples)[0])
  return [`${operation.method.toUpperCase()} ${path}${query}`, json === undefined ? {} : { json }]
}

/** What the documentation has against an answer. */
function faults({ table }: Served, operation: Operation, { status, headers, body }: Answer): unknown {
  const response = operation.responses[String(status)]
  if (!response) return `The status ${status} is not documented.`
  const media = Object.entries(response.content).find(([type]) => type === headers['content-type'])
  if (!media)
    return body === undefined && Object.keys(response.content).length === 0 ? [] : 'The media type is not documented.'
  return createJudge(table).faults(media[1].schema, body)
}

describe.each(each)('%s', (_, mock, operation) => {
  it('answers a valid request as documented', async () => {
    const answer = await mock.ask(...request(mock, operation))
    expect(Math.floor(answer.status / 100)).toBe(2)
    expect(faults(mock, operation, answer)).toEqual([])
  })

  it('answers each documented status when it is preferred', async () => {
    const [line, options] = request(mock, operation)
    for (const code of Object.keys(operation.responses)) {
      const answer = await mock.ask(line, { ...options, headers: { prefer: `code=${code}` } })
      expect([answer.status, faults(mock, operation, answer)]).toEqual([Number(code), []])
    }
  })

  it('answers generated bodies that keep the schema', async () => {
    const [line, options] = request(mock, operation)
    const ask = () => mock.ask(line, { ...options, headers: { prefer: 'dynamic=true' } })
    const [first, second] = [await ask(), await ask()]
    expect(faults(mock, operation, first)).toEqual([])
    expect(second.body).toEqual(first.body)
  })

  it('refuses strangers, wrong methods and wrong media types in the documented shape', async () => {
    const [line, options] = request(mock, operation)
    const stranger = await mock.ask(line, { ...options, headers: { authorization: 'Basic abc' } })
    expect([stranger.status, stranger.headers['www-authenticate'], faults(mock, operation, stranger)]).toEqual([
      401,
      'Bearer',
      [],
    ])
    const wrong = await mock.ask(line.replace(/^\w+/, 'TRACE'))
    const others = mock.table.operations
      .filter(({ path }) => path === operation.path)
      .map(({ method }) => method.toUpperCase())
    expect([wrong.status, wrong.headers.allow]).toEqual([405, others.sort().join(', ')])
    if (options.json === undefined) return
    const text = await mock.ask(line, { body: 'x', headers: { 'content-type': 'text/plain' } })
    expect([text.status, text.headers['content-type']]).toEqual([415, 'application/json'])
    const malformed = await mock.ask(line, { body: '{', headers: { 'content-type': 'application/json' } })
    expect([malformed.status, faults(mock, operation, malformed)]).toEqual([400, []])
  })
})

describe.each(paging)('%s', (_, mock, operation, { param, of }) => {
  const ask = (query: string) => mock.ask(...request(mock, operation, query))
  const size = async (query: string) => {
    const answer = await ask(query)
    expect(faults(mock, operation, answer)).toEqual([])
    const lists = [answer.body, ...Object.values(Object(answer.body))].filter((value) => Array.isArray(value))
    return [answer.status, lists[0]?.length]
  }

  it.each([
    [`?${param}=9&${of}=10`, 'with'],
    [`?${param}=11&${of}=10`, 'with'],
    [`?${param}=5`, 'without'],
    [`?${param}=7&${of}=50`, 'with'],
  ])('refuses %s and names the parameter', async (query) => {
    const answer = await ask(query)
    expect([answer.status, faults(mock, operation, answer)]).toEqual([400, []])
    expect(JSON.stringify(answer.body)).toContain(`\`${param}\` must be a multiple of \`${of}\` (10 when left out).`)
  })

  it.each<[string, number]>([
    ['', 10],
    [`?${param}=10`, 10],
    [`?${of}=50`, 50],
    [`?${of}=1`, 1],
    [`?${of}=10&${param}=10`, 10],
    [`?${of}=50&${param}=100`, 37],
    [`?${of}=50&${param}=1000`, 0],
  ])('answers %s with %d rows', async (query, rows) => {
    expect(await size(query)).toEqual([200, rows])
  })

  it.each([`?${of}=0`, `?${of}=51`, `?${param}=-10`, `?${of}=`, `?${of}=1e1`, `?${of}=1&${of}=2`])(
    'refuses %s',
    async (query) => {
      const answer = await ask(query)
      expect([answer.status, faults(mock, operation, answer)]).toEqual([400, []])
    },
  )

  it('is accepted unaligned by raw Prism', async () => {
    const [line] = request(mock, operation)
    const [, path = ''] = line.split(' ')
    const config = {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    } as const
    const prism = createInstance(config, { logger: silentLogger() })
    const resources = await getHttpOperationsFromSpec(structuredClone(mock.spec.document))
    const input = {
      method: 'get',
      url: { path, query: { [param]: '9', [of]: '10' } },
      headers: { authorization: 'Bearer t0ken' },
    } as const
    expect(await prism.request(input, resources)()).toMatchObject({
      _tag: 'Right',
      right: { output: { statusCode: 200 }, validations: { input: [] } },
    })
  })
})

it('finds the operation that pages', () => {
  expect(paging).toHaveLength(1)
})
