/** What came in, as data: headers that come again, bodies that do not come at all. */
import { connect } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { isRefusal } from '../../mocks/exchange.ts'
import { listen } from '../../mocks/server.ts'
import { talk } from './serve.ts'

/** Tells the headers and the size of the body it was sent. */
const echo = await listen(
  async ({ headers, body }) => {
    const read = await body()
    const size = isRefusal(read) ? read.rule : read.length
    return { status: 200, headers: {}, body: JSON.stringify([headers, size, isRefusal(await body())]) }
  },
  0,
  '127.0.0.1',
)
afterAll(() => echo.close())

/** What it heard of some requests on one connection. */
const heard = async (...requests: string[]): Promise<unknown[]> =>
  [...(await talk(echo.port, requests)).matchAll(/\r\n\r\n(.*\])/g)].map(([, text = '']) => JSON.parse(text))

it('tells the headers of each request, whether they are those of the one before or nearly so', async () => {
  const of = (...lines: string[]): string => `GET / HTTP/1.1\r\n${['Host: a', ...lines].join('\r\n')}\r\n\r\n`
  const told = await heard(
    of('X-One: 1'),
    of('X-One: 1'),
    of('X-One: 2'),
    of('x-one: 2'),
    of('X-One: 1', 'X-ONE: 2'),
    of('X-Two: 1'),
    of(),
    of('__proto__: 1', 'Constructor: 2'),
    of('X-One: 1'),
  )
  const host = ['a']
  expect(told.map((one) => (Array.isArray(one) ? one[0] : one))).toEqual([
    { host, 'x-one': ['1'] },
    { host, 'x-one': ['1'] },
    { host, 'x-one': ['2'] },
    { host, 'x-one': ['2'] },
    { host, 'x-one': ['1', '2'] },
    { host, 'x-two': ['1'] },
    { host },
    JSON.parse('{"host":["a"],"__proto__":["1"],"constructor":["2"]}'),
    { host, 'x-one': ['1'] },
  ])
})

it.each<[string, string, number]>([
  ['no body', 'POST / HTTP/1.1\r\nHost: a\r\n\r\n', 0],
  ['an empty body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n', 0],
  ['a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello', 5],
  [
    'a body in chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n',
    5,
  ],
  ['no chunks', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 0],
])('reads %s, and the request after it', async (_, request, size) => {
  const again = 'GET / HTTP/1.1\r\nHost: b\r\n\r\n'
  const told = await heard(request, again)
  expect(told.map((one) => (Array.isArray(one) ? one.slice(1) : one))).toEqual([
    [size, false],
    [0, false],
  ])
})

it('bears connections that break before, while and after they are answered', async () => {
  const uncaught: unknown[] = []
  const note = (thrown: unknown): void => {
    uncaught.push(thrown)
  }
  process.on('uncaughtException', note)
  const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
  const post = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhel'
  const sent = [get, get.repeat(50), post, get + post, `${get}nonsense\r\n\r\n`, post + get]
  await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      return new Promise<void>((resolve) => {
        const socket = connect(echo.port, '127.0.0.1', () => {
          socket.write(sent[index % sent.length] ?? get)
          setTimeout(() => (index % 2 ? socket.resetAndDestroy() : socket.destroy()), index % 7)
        })
        socket.on('error', () => {}).on('close', () => resolve())
      })
    }),
  )
  expect(await heard(get)).toHaveLength(1)
  process.off('uncaughtException', note)
  expect(uncaught).toEqual([])
})
