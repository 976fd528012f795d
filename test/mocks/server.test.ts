/** The HTTP edge: hostile and broken connections, limits, and closing. */
import { once } from 'node:events'
import { request as nodeRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { listen } from '../../mocks/server.ts'
import { serve, talk } from './serve.ts'

const mock = await serve('shop')
const CREATE = 'POST /v1/orders HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\n'
const GET = 'GET /v1/orders/mine HTTP/1.1\r\nHost: a\r\n'
const rejections: unknown[] = []
const note = (reason: unknown): void => {
  rejections.push(reason)
}
process.on('unhandledRejection', note)
afterAll(() => {
  process.off('unhandledRejection', note)
  expect(rejections).toEqual([])
})

/** Status lines of the answers to raw bytes. */
const statuses = async (...chunks: (string | Uint8Array)[]) =>
  [...(await talk(mock.port, chunks, 400)).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** The mock still answers as it should. */
const alive = async () => expect((await mock.ask('GET /v1/orders/mine')).status).toBe(200)

describe('raw bytes', () => {
  it.concurrent.each<[string, (string | Uint8Array)[], number[]]>([
    ['a good request', [`${GET}\r\n`], [200]],
    ['HTTP/1.0', ['GET /v1/orders/mine HTTP/1.0\r\n\r\n'], [200]],
    ['no host', ['GET /v1/orders/mine HTTP/1.1\r\n\r\n'], [400]],
    ['no HTTP', ['hello\r\n\r\n'], [400]],
    ['TLS', [new Uint8Array([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc])], [400]],
    ['nothing', [''], []],
    ['an unknown method', ['BREW /v1/orders HTTP/1.1\r\nHost: a\r\n\r\n'], [400]],
    ['TRACE', ['TRACE /v1/orders/mine HTTP/1.1\r\nHost: a\r\n\r\n'], [405]],
    ['CONNECT', ['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'], [405]],
    ['an upgrade', [`${GET}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`], [200]],
    ['a bad percent', ['GET /v1/orders/%zz HTTP/1.1\r\nHost: a\r\n\r\n'], [400]],
    ['an asterisk', ['OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'], [404]],
    ['an absolute target', ['GET http://b/v1/orders/mine HTTP/1.1\r\nHost: a\r\n\r\n'], [200]],
    ['a megabyte of headers', [`${GET}X-Big: ${'x'.repeat(1024 * 1024)}\r\n\r\n`], [431]],
    ['a long path', [`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`], [431]],
    ['a broken header', [`${GET}no colon\r\n\r\n`], [400]],
    ['a smuggled length', [`${CREATE}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`], [400]],
    ['two lengths', [`${CREATE}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`], [400]],
    ['a negative length', [`${CREATE}Content-Length: -1\r\n\r\n`], [400]],
    ['a bad chunk', [`${CREATE}Transfer-Encoding: chunked\r\n\r\nzz\r\n`], [400]],
    ['malformed JSON in chunks', [`${CREATE}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n{\r\n0\r\n\r\n'], [400]],
    [
      'an unread body before the next request',
      [`POST /v1/nope HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello${GET}\r\n`],
      [404, 200],
    ],
    ['a pipeline', [`${GET}\r\n`.repeat(3), `GET /x HTTP/1.1\r\nHost: a\r\n\r\n${GET}\r\n`], [200, 200, 200, 404, 200]],
    ['an expectation', [`${CREATE}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`, '{}'], [100, 400]],
    ['a body that is never finished', [`${CREATE}Content-Length: 100\r\n\r\n{"a`], []],
    ['a body on a GET', [`${GET}Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{`], [200]],
  ])('%s', async (_, chunks, want) => {
    expect(await statuses(...chunks)).toEqual(want)
  })

  it('leave the mock alive', alive)
})

describe('bodies', () => {
  const send = (body: string) => mock.ask('POST /v1/orders', { body, headers: { 'content-type': 'application/json' } })

  it.each([1024 * 1024 + 1, 5 * 1024 * 1024])('of %d bytes are too large', async (size) => {
    const { status, body, headers } = await send(`"${'x'.repeat(size)}"`)
    expect([status, body, headers['content-type']]).toEqual([
      413,
      { errorCode: 'PAYLOAD_TOO_LARGE', error: 'The request body is larger than 1048576 bytes.' },
      'application/json',
    ])
    await alive()
  })

  it('of a megabyte are read', async () => {
    const { status, body } = await send(`"${'x'.repeat(1024 * 1024 - 2)}"`)
    expect([status, body]).toEqual([400, { errorCode: 'BAD_REQUEST', error: 'The request body must be an object.' }])
  })

  it('may be broken off', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        return new Promise<void>((resolve) => {
          const socket = connect(mock.port, '127.0.0.1', () => {
            socket.write(`${CREATE}Content-Length: 1000\r\n\r\n{"a`)
            setTimeout(() => (index % 2 ? socket.resetAndDestroy() : socket.destroy()), 20)
          })
          socket.on('error', () => {}).on('close', () => resolve())
        })
      }),
    )
    await alive()
  })
})

it('serves many connections at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => fetch(`${mock.url}/v1/orders/mine`).then(({ status }) => status)),
  )
  expect(answers).toEqual(Array(200).fill(200))
})

describe('listening', () => {
  const ok = async () => ({ status: 200, headers: {}, body: 'ok' })

  it('says in one line that the port is in use', async () => {
    await expect(listen(ok, mock.port, '127.0.0.1')).rejects.toMatchObject({
      code: 'PORT',
      message: `Port ${mock.port} of 127.0.0.1 is in use; choose another with \`--port\`.`,
    })
  })

  it('says in one line that the host is not its own', async () => {
    await expect(listen(ok, 0, '192.0.2.1')).rejects.toMatchObject({
      code: 'PORT',
      message: expect.stringMatching(/^Port 0 of 192\.0\.2\.1 cannot be listened on: .*EADDRNOTAVAIL.*\.$/),
    })
  })

  it('writes an IPv6 address into its URL', async () => {
    const listener = await listen(ok, 0, '::1')
    expect(listener.url).toBe(`http://[::1]:${listener.port}`)
    await listener.close()
  })

  it('destroys a connection whose answer fails', async () => {
    const listener = await listen(() => Promise.reject(new Error('no')), 0, '127.0.0.1')
    await expect(fetch(listener.url)).rejects.toThrow('fetch failed')
    await listener.close()
  })
})

describe('closing', () => {
  it('finishes what is under way, refuses what is new and drops idle connections', async () => {
    let finish = (): void => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const listener = await listen(
      async ({ target }) => {
        if (target === '/slow') await slow
        return { status: 200, headers: {}, body: target }
      },
      0,
      '127.0.0.1',
    )
    await fetch(`${listener.url}/idle`).then((answer) => answer.text())
    const under = new Promise<[number | undefined, string | undefined]>((resolve) => {
      nodeRequest(`${listener.url}/slow`, (answer) => {
        answer.resume().on('end', () => resolve([answer.statusCode, answer.headers.connection]))
      }).end()
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const closed = listener.close()
    await expect(fetch(`${listener.url}/new`)).rejects.toThrow()
    finish()
    expect(await under).toEqual([200, 'close'])
    await closed
  })
})

it('closes though it was taken for a proxy, by clients that stay and by those that break off', async () => {
  const listener = await listen(async () => ({ status: 200, headers: {} }), 0, '127.0.0.1')
  const sockets = Array.from({ length: 40 }, (_, index) => {
    const socket = connect({ port: listener.port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write('CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')
      if (index % 2) setTimeout(() => socket.resetAndDestroy(), index % 5)
    })
    return socket.on('error', () => {}).resume()
  })
  await Promise.all(sockets.filter((_, index) => index % 2 === 0).map((socket) => once(socket, 'end')))
  await listener.close()
  for (const socket of sockets) socket.destroy()
})

it('sends the same body again as it was, whatever its characters', async () => {
  const bodies = ['abc', 'abc', 'abc', 'abd', 'zü€', 'zü€', 'zü€', '', '', 'abc']
  let next = 0
  const respond = async () => ({ status: 200, headers: {}, body: bodies[next++] ?? '' })
  const listener = await listen(respond, 0, '127.0.0.1')
  const got: [string, string | null][] = []
  for (const _ of bodies) {
    const answer = await fetch(listener.url)
    got.push([await answer.text(), answer.headers.get('content-length')])
  }
  await listener.close()
  expect(got).toEqual(bodies.map((body) => [body, String(Buffer.byteLength(body))]))
})
