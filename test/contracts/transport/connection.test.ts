/** Where connections lead, and what is said of answers that no parser should let through. */

import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTransport } from '../../../contracts/transport/transport.ts'

let server: Server
let port = 0
let head = ''

beforeAll(async () => {
  server = createServer((socket) => void socket.once('data', () => socket.end(`${head}\r\ncontent-length: 0\r\n\r\n`)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
})

afterAll(() => new Promise((closed) => server.close(closed)))

async function asked(host: string, line: string) {
  head = line
  const transport = createTransport({ baseUrl: `http://${host}:${port}`, timeoutMs: 5000 })
  const sent = await transport.send({ method: 'GET', target: '/', headers: [] }).finally(() => transport.close())
  return sent.ok ? sent.answer.status : sent.failure.sentence.replace(/ \(http:.*/, '')
}

it.each(['127.0.0.1', 'localhost', 'LOCALHOST', 'bank.localhost'])('%s is this machine', async (host) => {
  expect(await asked(host, 'HTTP/1.1 200 OK')).toBe(200)
})

it.each([
  ['HTTP/1.1 000 None', 'The target answers with something that is not HTTP (ERR_ASSERTION).'],
  ['SSH-2.0-Server', expect.stringMatching(/^The target answers with something that is not HTTP \(/)],
])('%s is no answer', async (line, want) => {
  expect(await asked('127.0.0.1', line)).toEqual(want)
})

it.each([
  ['chunked', { 'transfer-encoding': 'chunked', 'content-length': undefined }],
  [undefined, { 'transfer-encoding': undefined, 'content-length': '7' }],
])('a body goes out framed: %s', async (coding, want) => {
  const http = createHttpServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    response.end(JSON.stringify([body, request.headers['transfer-encoding'], request.headers['content-length']]))
  })
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready))
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const transport = createTransport({ baseUrl, timeoutMs: 5000 })
  const headers = coding === undefined ? [] : [['transfer-encoding', coding] as const]
  const request = { method: 'POST', target: '/', headers, body: new TextEncoder().encode('{"a":1}') }
  const sent = await transport.send(request).finally(() => transport.close())
  http.close()
  const told = [want['transfer-encoding'] ?? null, want['content-length'] ?? null]
  expect(sent.ok && JSON.parse(new TextDecoder().decode(sent.answer.body))).toEqual(['{"a":1}', ...told])
})
