/** Which requests share connections, and that nothing that changes something is sent again when one of those breaks. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTransport } from '../../../contracts/transport/transport.ts'
import { listen } from '../depot/server.ts'

let server: Awaited<ReturnType<typeof listen>>
/** The connection of each request that arrived. */
const arrived: unknown[] = []

beforeAll(async () => {
  server = await listen(({ url, socket }, response) => {
    arrived.push(socket)
    if (url === '/breaks') socket.destroy()
    else response.end()
  })
})
afterAll(() => server.stop())

/** Requests one after the other: how each ended, how many arrived, and whether any two shared a connection. */
async function send(method: string, targets: readonly string[], keepsConnections?: boolean, connection?: string) {
  arrived.length = 0
  const transport = createTransport({ baseUrl: server.url, timeoutMs: 10_000, keepsConnections })
  const ends: string[] = []
  for (const target of targets) {
    const sent = await transport.send({
      method,
      target,
      headers: [],
      ...(connection === undefined ? {} : { connection }),
    })
    ends.push(sent.ok ? String(sent.answer.status) : sent.failure.kind)
  }
  await transport.close()
  return { ends: ends.join(' '), arrived: arrived.length, shared: new Set(arrived).size < arrived.length }
}

const SIX = ['/', '/', '/', '/', '/', '/']
const SERVED = '200 200 200 200 200 200'
const BROKEN = ['/', '/', '/', '/breaks', '/']

it.each([
  ['GET', SIX, undefined, { ends: SERVED, arrived: 6, shared: true }],
  ['POST', SIX, undefined, { ends: SERVED, arrived: 6, shared: false }],
  ['POST', SIX, true, { ends: SERVED, arrived: 6, shared: true }],
  ['POST', BROKEN, true, { ends: '200 200 200 reset 200', arrived: 5, shared: true }],
  ['GET', BROKEN, undefined, { ends: '200 200 200 reset 200', arrived: 6, shared: true }],
] as const)('sends %s %j, where the target is known to keep connections: %s', async (method, targets, keeps, want) => {
  expect(await send(method, targets, keeps)).toEqual(want)
})

it.each([
  ['POST', ['/', '/'], { ends: '200 200', arrived: 2, shared: true }],
  ['GET', ['/', '/breaks', '/'], { ends: '200 reset 200', arrived: 4, shared: true }],
  ['POST', ['/breaks', '/'], { ends: 'reset 200', arrived: 2, shared: false }],
] as const)('sends %s %j over the connection they name', async (method, targets, want) => {
  expect(await send(method, targets, undefined, 'own')).toEqual(want)
})

it('sends over a named connection nothing that names another', async () => {
  arrived.length = 0
  const transport = createTransport({ baseUrl: server.url, timeoutMs: 10_000 })
  for (const connection of ['one', 'other', 'one', undefined]) {
    await transport.send({
      method: 'GET',
      target: '/',
      headers: [],
      ...(connection === undefined ? {} : { connection }),
    })
  }
  await transport.close()
  const [first, second, third, last] = arrived
  expect([first === second, first === third, second === last, first === last]).toEqual([false, true, false, false])
})
