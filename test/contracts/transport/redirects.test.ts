/** Where a target sends one on to, nobody goes: not to another origin, not without TLS, not with credentials. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSecureContext, getCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTransport } from '../../../contracts/transport/transport.ts'
import { listen } from '../depot/server.ts'
import { createAuthority } from './authority.ts'
import { listenTls, type TlsServer } from './tls-server.ts'

const asked: string[] = []
let trap: Awaited<ReturnType<typeof listen>>
let target: TlsServer
let tls: ReturnType<typeof createSecureContext>

beforeAll(async () => {
  const authority = await createAuthority()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.headers.authorization} ${request.url}`)
    const [, status = '302', place = ''] = /^\/(\d+)(.*)$/.exec(request.url ?? '') ?? []
    response.writeHead(Number(status), { location: place === '/away' ? `${trap.url}/caught` : '/here' }).end()
  }
  trap = await listen(answer)
  target = await listenTls(await authority.issue('x', { hosts: ['127.0.0.1'] }), answer)
  tls = createSecureContext({ ca: [...getCACertificates('default'), authority.certificate] })
})

afterAll(async () => {
  await target.stop()
  await trap.stop()
})

describe('a redirect', () => {
  it.each(['GET', 'POST'])('is an answer like any other: %s', async (method) => {
    asked.length = 0
    const transport = createTransport({ baseUrl: target.url, timeoutMs: 2000, tls })
    const headers = [['authorization', 'Bearer secret']] as const
    const statuses: unknown[] = []
    for (const status of [301, 302, 303, 307, 308]) {
      for (const place of ['away', 'near']) {
        const sent = await transport.send({ method, target: `/${status}/${place}`, headers })
        statuses.push(sent.ok && sent.answer.status)
      }
    }
    await transport.close()
    expect(statuses).toEqual([301, 301, 302, 302, 303, 303, 307, 307, 308, 308])
    expect(asked.filter((one) => !/^Bearer secret \/30\d\/(away|near)$/.test(one))).toEqual([])
    expect(asked.length).toBe(10)
  })
})

it('sends nothing that may change something where writes are off', async () => {
  asked.length = 0
  const capabilities = { writes: false, stateful: false }
  const transport = createTransport({ baseUrl: trap.url, timeoutMs: 2000, capabilities })
  const told: unknown[] = []
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PURGE']) {
    const sent = await transport.send({ method, target: '/200/x', headers: [] })
    told.push(sent.ok || sent.failure.sentence)
  }
  await transport.close()
  const withheld = 'The request was not sent: it may change something, and writes are off.'
  expect(told).toEqual([true, true, true, ...Array.from({ length: 5 }, () => withheld)])
  expect(asked.length).toBe(3)
})
