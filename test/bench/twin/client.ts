/**
 * A client that leaves the machine to the servers it asks: sockets that stay open, on each one request at a time, the
 * next as soon as an answer is whole. Of every answer the status is read and each byte of its documented length awaited;
 * anything but 2xx, or a connection that is closed, ends it. Argument: a load, as JSON. Prints what it saw, as JSON.
 */
import { connect, type Socket } from 'node:net'
import { HEADERS, type Load } from './servers.ts'

const {
  url,
  connections,
  seconds,
  requests = Number.POSITIVE_INFINITY,
  body,
}: Load & { url: string } = JSON.parse(process.argv[2] ?? '{}')
const { hostname, port, host, pathname, search } = new URL(url)
const REQUEST = Buffer.from(requestText())

/** Milliseconds that each answer took. */
const times: number[] = []
let asked = 0

/** The request, the same every time. */
function requestText(): string {
  const content = body === undefined ? '' : JSON.stringify(body)
  const about = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(content)) }
  const headers = { host, ...HEADERS, ...(body !== undefined && about) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${body === undefined ? 'GET' : 'POST'} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${content}`
}

/** Opens a connection; `whole` is called with each answer that has come completely. */
function open(whole: (socket: Socket) => void): Promise<Socket> {
  let [head, left] = ['', 0]
  const take = (size: number, bytes: Uint8Array): boolean => {
    if (left > 0) left -= size
    else {
      head += Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return true
      left = end + 4 + contentLength(head.slice(0, end)) - head.length
      head = ''
    }
    if (left < 0) throw new Error(`${url} sent more than it was asked for.`)
    if (left === 0) whole(socket)
    return true
  }
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: { buffer: Buffer.alloc(1 << 16), callback: take },
  })
  socket.on('end', () => {
    throw new Error(`${url} closed a connection.`)
  })
  return new Promise((resolve) => socket.on('connect', () => resolve(socket)))
}

/** The length of the body that a head announces. */
function contentLength(head: string): number {
  const length = /^HTTP\/1\.1 2\d\d .*\r\ncontent-length: *(\d+)/is.exec(head)?.[1]
  if (length === undefined) throw new Error(`${url} did not answer with 2xx and a length: ${head.split('\r\n', 1)}.`)
  return Number(length)
}

const done = Promise.withResolvers<void>()
const since = new Map<Socket, number>()

function ask(socket: Socket): void {
  if (asked === requests) return
  asked += 1
  since.set(socket, performance.now())
  socket.write(REQUEST)
}

const sockets = await Promise.all(
  Array.from({ length: connections }, () =>
    open((socket) => {
      times.push(performance.now() - (since.get(socket) ?? 0))
      if (times.length === requests) done.resolve()
      else ask(socket)
    }),
  ),
)
const begun = performance.now()
for (const socket of sockets) ask(socket)
if (seconds !== undefined) setTimeout(done.resolve, 1000 * seconds)
await done.promise
const count = times.length
const rate = (1000 * count) / (performance.now() - begun)
for (const socket of sockets) socket.removeAllListeners('end').destroy()
const p99 = times.sort((one, other) => one - other)[Math.floor(0.99 * count)] ?? 0
process.stdout.write(JSON.stringify({ rate, count, p99 }))
