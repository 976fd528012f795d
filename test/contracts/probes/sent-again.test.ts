/** Receivers that remember too much, or cannot do two things at once, and one that does neither. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { run } from '../../../contracts/run.ts'
import { listen } from '../depot/server.ts'
import { smallTable } from '../small/run-small.ts'

const TOKEN = 'Bearer known-t0ken'
const header = { name: 'x-correlation-id', in: 'header', schema: { type: 'string', maxLength: 40 } }
const table = smallTable(
  { '/things': { get: { operationId: 'things', parameters: [header], responses: { 204: { description: 'Here' } } } } },
  {
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  },
)

/** What a server does wrong. */
type Wrong = 'nothing' | 'connection' | 'header' | 'two'

/** The broken rules of a server, with the special things of their requests. */
async function found(wrong: Wrong): Promise<string[]> {
  const known = new WeakSet<object>()
  const seen = new Set<unknown>()
  let busy = 0
  const server = await listen(async ({ socket, headers }, response) => {
    const isIn = headers.authorization?.replace(/^bearer/i, 'Bearer') === TOKEN
    if (!isIn && !(wrong === 'connection' && known.has(socket))) {
      return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
    }
    known.add(socket)
    const id = headers['x-correlation-id']
    const isOld = wrong === 'header' && id !== undefined && seen.has(id)
    seen.add(id)
    busy += 1
    const isSecond = wrong === 'two' && busy > 1
    if (wrong === 'two') await sleep(5)
    busy -= 1
    response.writeHead(isSecond ? 500 : isOld ? 409 : 204).end()
  })
  const capabilities = { writes: true, stateful: true }
  const bearer = { name: 'TOKEN', token: TOKEN.slice('Bearer '.length) }
  const target = { baseUrl: server.url, data: {}, capabilities, timeoutMs: 5000, bearer }
  const only = ['credentials-refused', 'valid-request-accepted', 'not-a-server-error']
  try {
    for await (const event of run({ table, target, seed: 1, only })) {
      if (event.type !== 'end') continue
      const failed = event.result.findings.filter(({ outcome }) => outcome === 'fail')
      return [...new Set(failed.map(({ check, severity, fault }) => `${severity} ${check} ${fault?.keyword}`))]
    }
    return []
  } finally {
    await server.stop()
  }
}

it('accuses no server that does nothing wrong', async () => {
  expect(await found('nothing')).toEqual([])
})

it.each<[Wrong, string[]]>([
  ['connection', ['must credentials-refused missing-again', 'must credentials-refused unknown-again']],
  ['header', ['should valid-request-accepted again']],
  ['two', ['must not-a-server-error at-once']],
])('finds out a server with a fault of the kind %s', async (wrong, want) => {
  expect(await found(wrong)).toEqual(expect.arrayContaining(want))
})
