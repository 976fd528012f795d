/**
 * What came in over HTTP, as data: the headers with all their values, and the body, read within bounds when it is asked
 * for.
 * Reads the message and nothing else; remembers the headers that came last.
 */
import type { IncomingMessage } from 'node:http'
import { type Call, type Refusal, refuse } from './exchange.ts'

/** The largest body that is read, in bytes. */
const MAX_BODY = 1024 * 1024
/** What is read and thrown away of a larger one, so that its sender gets to see the answer. */
const MAX_DISCARDED = 16 * MAX_BODY

/** A message as a call. */
export function toCall(incoming: IncomingMessage): Call {
  let body: Promise<Uint8Array | Refusal> | undefined
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: headersOf(incoming),
    connection: incoming.socket,
    body() {
      body ??= readBody(incoming)
      return body
    },
  }
}

/** The headers that came last, as they were sent and by name: most clients send the same with every request. */
let last: { sent: readonly string[]; byName: Call['headers'] } = { sent: [], byName: Object.create(null) }

/** Every value of each header, by name in lower case. */
function headersOf(incoming: IncomingMessage): Call['headers'] {
  const sent = incoming.rawHeaders
  if (!isSame(sent, last.sent)) last = { sent, byName: incoming.headersDistinct }
  return last.byName
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
}

/** Reads a body within bounds. */
function readBody(incoming: IncomingMessage): Promise<Uint8Array | Refusal> {
  // Where there is none the message has ended before anybody could listen.
  if (incoming.readableEnded) return Promise.resolve(new Uint8Array())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = () => {
      const tooLarge = refuse(413, 'request body', `is larger than ${MAX_BODY} bytes`)
      resolve(size > MAX_BODY ? tooLarge : Buffer.concat(chunks))
    }
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BODY) chunks.push(chunk)
      else chunks.length = 0
      if (size <= MAX_DISCARDED) return
      incoming.pause()
      end()
    })
    incoming.on('end', end)
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The connection was closed before the body was whole.')))
  })
}
