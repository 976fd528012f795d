/** Servers that stumble over what no document speaks of, or over a path in another spelling; and what they are told. */
import { expect, it, vi } from 'vitest'
import type { Severity } from '../../contracts/result.ts'
import { depotTarget, runDepot } from './depot/run-depot.ts'
import { KEPT, listen, type Manners, type Promises, startDepot } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

type Want = [check: string, severity: Severity, sentence: string | undefined, expected: string, actual: string]

/** The failures of one check on a server. */
async function failuresOf(url: string, check: string, part: string): Promise<Want[]> {
  const { findings } = await runDepot(depotTarget(url), { only: [check], part })
  return findings
    .filter((one) => one.outcome === 'fail')
    .map((one) => [one.check, one.severity, one.fault?.sentence, one.expected, one.actual])
}

const page = { status: 200, headers: {}, body: { items: [], total: 0 } }

it.each<[breaks: string, broken: Partial<Promises & Manners>, operation: string, want: Want]>([
  [
    'the guard looks at the end of the path',
    {
      tamper: (answer, { path, headers }) =>
        path.endsWith('/') && headers.authorization === undefined ? page : answer,
    },
    'listItems',
    [
      'way-around-refused',
      'must',
      'the credentials are missing and the path ends in a slash',
      'a refusal (4xx)',
      '200',
    ],
  ],
  [
    'the guard looks at the method',
    {
      tamper: (answer, { method, path, headers }) =>
        method === 'HEAD' && path.endsWith('/items') && headers.authorization === undefined ? page : answer,
    },
    'listItems',
    [
      'way-around-refused',
      'should',
      'the credentials are missing and the path is asked for by HEAD',
      'a refusal (4xx)',
      '200',
    ],
  ],
  [
    'it fails when it is asked about a path',
    { tamper: (answer, { method }) => (method === 'HEAD' ? { ...answer, status: 500 } : answer) },
    'readStatus',
    ['not-a-server-error', 'must', 'the method is HEAD, which asks about the path', '2xx or 4xx', '500'],
  ],
  [
    'it fails on a parameter that is there twice',
    { tamper: (answer, { query }) => (query.getAll('limit').length > 1 ? { ...answer, status: 500 } : answer) },
    'listItems',
    ['not-a-server-error', 'must', 'query parameter `limit` is there twice', '2xx or 4xx', '500'],
  ],
  [
    'it takes media types by the letter',
    { mediaType: (type) => type === 'application/json' },
    'addItem',
    ['valid-request-accepted', 'should', 'header `content-type` is followed by the charset', '2xx', '415'],
  ],
  [
    'it wants properties in its own order',
    { newItem: (body) => KEPT.newItem(body) && Object.keys(body)[0] === 'name' },
    'addItem',
    ['valid-request-accepted', 'must', 'the body is written with its properties the other way round', '2xx', '400'],
  ],
  [
    'it does not say how to sign in',
    { tamper: (answer) => (answer.status === 401 ? { ...answer, headers: {} } : answer) },
    'readItem',
    ['challenge-named', 'should', 'the credentials are missing', 'a `WWW-Authenticate` header', 'none'],
  ],
  [
    'it does not say what its errors are',
    {
      tamper: (answer) => (answer.status === 404 ? { ...answer, body: JSON.stringify(answer.body) } : answer),
    },
    'readItem',
    [
      'content-type-named',
      'should',
      'path parameter `depotId` is "plz": 3 characters, the least allowed',
      'a `Content-Type` header',
      'none',
    ],
  ],
])('%s', async (_, broken, operation, want) => {
  const depot = await startDepot(broken)
  try {
    expect(await failuresOf(depot.url, want[0], operation)).toContainEqual(want)
  } finally {
    await depot.stop()
  }
})

it('a server that hangs up is told so, unless it was far too much', async () => {
  const server = await listen(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    if (body === 'nonsense' || body.length > 1_000_000) return void request.socket.destroy()
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end('{}')
  })
  try {
    expect(await failuresOf(server.url, 'request-answered', 'addItem')).toEqual([
      [
        'request-answered',
        'must',
        'the body is a bare word instead of JSON',
        'an answer',
        'the connection was closed, twice',
      ],
    ])
  } finally {
    await server.stop()
  }
})
