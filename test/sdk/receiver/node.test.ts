/** A receiver behind servers of Node, asked byte by byte: what no `fetch` would send, and bodies that others have read. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2'
import { type AddressInfo, connect, type Server as NetServer } from 'node:net'
import { serve } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { createReceiver, staticBearer, toFastifyPlugin, toNodeHandler } from '../../../sdk/outbound.ts'
import { authorisation, TOKEN } from './samples.ts'

const PATH = '/notifications/d1/v2/issuers/BANK_EX-01/authorisations'
const BODY = JSON.stringify({ operations: [authorisation()] })
const SIGNED = `host: bank\r\nauthorization: Bearer ${TOKEN}\r\ncontent-type: application/json\r\n`

const receiver = createReceiver({ verify: staticBearer(TOKEN), onAuthorisation: () => {} })

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Listens; the port. */
async function listen(server: NetServer): Promise<number> {
  closing.push(() => server.close())
  if (server.address() === null) await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

const SERVERS = {
  'node:http': async () => listen(createServer(toNodeHandler(receiver))),
  'Express 5': async (prefix = '/') => listen(createServer(express().use(prefix, toNodeHandler(receiver)))),
  'Fastify 5': async (prefix = '') => {
    const app = fastify()
    app.register(toFastifyPlugin(receiver), { prefix })
    await app.ready()
    return listen(app.server)
  },
  Hono: async (prefix = '/') => {
    const app = new Hono().mount(prefix, receiver.fetch)
    return listen(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as NetServer)
  },
}
type Name = keyof typeof SERVERS

/** Sends text on one connection until there are some answers; their first lines and bodies. */
async function sent(port: number, text: string, answers = 1): Promise<string[]> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let received = ''
  socket
    .on('error', () => {})
    .on('data', (chunk) => {
      received += chunk
    })
  socket.write(text)
  const lines = () => received.split('\r\n').filter((line) => /^(HTTP\/1.1 [2-5]|\{)/.test(line))
  await expect.poll(() => lines().filter((line) => line.startsWith('HTTP')).length, { timeout: 10_000 }).toBe(answers)
  socket.destroy()
  return lines()
}

const whole = (body = BODY, path = PATH, headers = SIGNED) =>
  `POST ${path} HTTP/1.1\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const chunks = (parts: readonly string[]) =>
  parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')
const chunked = (parts: readonly string[]) =>
  `POST ${PATH} HTTP/1.1\r\n${SIGNED}transfer-encoding: chunked\r\n\r\n${chunks(parts)}0\r\n\r\n`
const DONE = 'HTTP/1.1 204 No Content'
const NOT_KNOWN = '{"errorCode":"RESOURCE_NOT_FOUND","error":"The path is not known."}'

describe.each(Object.keys(SERVERS) as Name[])('behind %s', (name) => {
  it.each<[string, string]>([
    ['a whole body', whole()],
    ['a body in pieces of one byte', chunked([...BODY])],
    ['an address as proxies write it', whole(BODY, `http://bank.example${PATH}`)],
    [
      'a type with blanks and a charset',
      whole(BODY, PATH, SIGNED.replace('application/json', 'Application/JSON ; charset=UTF-8')),
    ],
  ])('takes %s', async (_, text) => {
    expect(await sent(await SERVERS[name](), text)).toEqual([DONE])
  })

  it.skipIf(name === 'node:http')('is found where it is mounted', async () => {
    expect(await sent(await SERVERS[name]('/hooks'), whole(BODY, `/hooks${PATH}`))).toEqual([DONE])
  })
})

describe.each<Name>(['node:http', 'Express 5', 'Fastify 5'])('behind %s', (name) => {
  it('answers after a body that was refused', async () => {
    const refused = whole('x'.repeat(3_000_000), PATH, 'host: bank\r\n')
    const [first, , second] = await sent(await SERVERS[name](), refused + whole(), 2)
    expect([first, second]).toEqual(['HTTP/1.1 401 Unauthorized', DONE])
  })

  it('refuses a body that gets too large on the way', async () => {
    const pieces = Array.from({ length: 40 }, () => ' '.repeat(65_536))
    expect(await sent(await SERVERS[name](), chunked(pieces))).toEqual([
      'HTTP/1.1 400 Bad Request',
      '{"errorCode":"FIELD_INVALID_FORMAT","error":"The body is too large."}',
    ])
  })

  it.each<[string, string[]]>([
    [
      `TRACE ${PATH}`,
      [
        'HTTP/1.1 405 Method Not Allowed',
        '{"errorCode":"METHOD_NOT_ALLOWED","error":"Notifications are sent by POST."}',
      ],
    ],
    ['GET //', ['HTTP/1.1 404 Not Found', NOT_KNOWN]],
    ['OPTIONS *', ['HTTP/1.1 404 Not Found', NOT_KNOWN]],
  ])('outlives %s', async (line, answer) => {
    const port = await SERVERS[name]()
    expect(await sent(port, `${line} HTTP/1.1\r\nhost: bank\r\n\r\n`)).toEqual(answer)
    expect(await sent(port, whole())).toEqual([DONE])
  })

  it('outlives one who leaves in the middle', async () => {
    const port = await SERVERS[name]()
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(whole().slice(0, -10))
    socket.destroy()
    await once(socket, 'close')
    expect(await sent(port, whole())).toEqual([DONE])
  })
})

it('outlives an address that is none, behind node:http', async () => {
  const port = await SERVERS['node:http']()
  expect(await sent(port, 'GET http://[ HTTP/1.1\r\nhost: bank\r\n\r\n')).toEqual(['HTTP/1.1 404 Not Found', NOT_KNOWN])
  expect(await sent(port, whole())).toEqual([DONE])
})

describe('a body that was read before', () => {
  it.each([
    ['as JSON', express.json()],
    ['as text', express.text({ type: '*/*' })],
    ['as bytes', express.raw({ type: '*/*' })],
  ])('is taken %s', async (_, middleware) => {
    const port = await listen(createServer(express().use(middleware, toNodeHandler(receiver))))
    expect(await sent(port, whole())).toEqual([DONE])
    expect((await sent(port, whole('{"operations":{}}')))[1]).toContain('The body at /operations must be array.')
  })

  it('comes again when nothing is left of it', async () => {
    const handle = toNodeHandler(receiver)
    const server = createServer(async (request, response) => {
      await Array.fromAsync(request)
      await handle(request, response)
    })
    expect(await sent(await listen(server), whole())).toEqual([
      'HTTP/1.1 503 Service Unavailable',
      '{"errorCode":"SERVICE_UNAVAILABLE","error":"The body did not arrive."}',
    ])
  })
})

it('answers over HTTP/2', async () => {
  const handle = toNodeHandler(receiver)
  // Its requests and answers have what is used of those of HTTP/1.
  const port = await listen(createHttp2Server((request, response) => void handle(request as never, response as never)))
  const session = connectHttp2(`http://127.0.0.1:${port}`)
  closing.unshift(() => session.close())
  const statusOf = async (token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const stream = session.request({ ':method': 'POST', ':path': PATH, ...headers })
    stream.end(BODY)
    const [answer] = await once(stream, 'response')
    return answer[':status']
  }
  expect([await statusOf(TOKEN), await statusOf('other')]).toEqual([204, 401])
})
