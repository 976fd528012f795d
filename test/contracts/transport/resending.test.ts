/** What a transport sends beside the request it is told to send: only with leave, and nothing that changes something. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTransport } from '../../../contracts/transport/transport.ts'

let server: Server
let baseUrl = ''
let closing = 0
let asked = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1
    if (asked <= closing) request.socket.destroy()
    else response.end('{}')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

beforeEach(() => {
  asked = 0
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

it.each<[string, string, number, boolean, boolean, number, number]>([
  ['nothing where there is an answer', 'GET', 0, true, true, 1, 0],
  ['what changes nothing once more', 'GET', 1, true, true, 2, 1],
  ['it no more often', 'GET', 2, true, false, 2, 1],
  ['nothing without leave', 'GET', 1, false, false, 1, 1],
  ['nothing that may change something', 'POST', 1, true, false, 1, 0],
])('sends %s', async (_, method, closed, may, ok, times, leaves) => {
  closing = closed
  let askedLeave = 0
  const leave = async () => {
    askedLeave += 1
    return may
  }
  const transport = createTransport({ baseUrl, timeoutMs: 5000 })
  const sent = await transport.send({ method, target: '/', headers: [] }, 1, leave).finally(() => transport.close())
  expect([sent.ok, asked, askedLeave]).toEqual([ok, times, leaves])
})
