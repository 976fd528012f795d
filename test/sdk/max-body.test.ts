/** How much of an answer is read, against real servers that send more than anybody can want. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createD1Client, type D1ClientOptions, jwtBearer, staticBearer } from '../../sdk/inbound.ts'
import { createAuthority } from '../contracts/transport/authority.ts'
import { listenTls } from '../contracts/transport/tls-server.ts'
import { CARD, CORRELATION, errorOf, ISSUER, keys } from './given.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

const MEGABYTE = 1024 * 1024
const JSON_TYPE = { 'content-type': 'application/json' }
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Whether an answer could be sent to its end before its connection was closed. */
function finished(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    response.on('close', () => resolve(response.writableFinished))
  })
}

/** Listens, and tells what became of the first answer. */
async function listen(listener: Listener) {
  const sent = Promise.withResolvers<boolean>()
  const server = createServer((request, response) => {
    sent.resolve(finished(response))
    listener(request, response)
  })
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent: sent.promise }
}

function clientOf(baseUrl: string, options: Partial<D1ClientOptions> = {}) {
  const base = { baseUrl, issuerId: ISSUER, auth: staticBearer('t'), correlationId: () => CORRELATION }
  return createD1Client({ ...base, ...options } as D1ClientOptions)
}

/** Sends until nobody takes it any more. */
const endless: Listener = (_, response) => {
  const chunk = Buffer.alloc(65_536, ' ')
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more).writeHead(200, JSON_TYPE)
  more()
}

/** Sends a body with headers of its own. */
const sending =
  (body: Buffer, headers: Record<string, string> = {}, status = 200): Listener =>
  (_, response) => {
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body)
  }

const bomb = Buffer.alloc(64 * MEGABYTE, ' ')
const TOO_LARGE = {
  code: 'TOO_LARGE',
  message: 'The answer is larger than 1048576 bytes.',
  status: 200,
  operation: 'getCardDetails',
  correlationId: CORRELATION,
  retryable: false,
}

describe('an answer', () => {
  it.each<[string, Listener]>([
    ['without an end', endless],
    ['that says how long it is', sending(bomb, { 'content-length': String(bomb.length) })],
  ])('%s is broken off at 1 MB, and its connection closed', async (_, listener) => {
    const { url, sent } = await listen(listener)
    expect(await errorOf(clientOf(url).cards.get(CARD))).toMatchObject(TOO_LARGE)
    expect(await sent).toBe(false)
  })

  it.each<[string, Buffer]>([
    ['gzip', gzipSync(bomb)],
    ['br', brotliCompressSync(bomb)],
  ])('that is small before it is decompressed is broken off at 1 MB: %s', async (coding, body) => {
    const { url } = await listen(sending(body, { 'content-encoding': coding }))
    expect(body.length).toBeLessThan(MEGABYTE)
    expect(await errorOf(clientOf(url).cards.get(CARD))).toMatchObject(TOO_LARGE)
  })

  it('of failure is broken off as well, with its status', async () => {
    const { url } = await listen(sending(bomb, {}, 500))
    expect(await errorOf(clientOf(url).cards.get(CARD))).toMatchObject({ ...TOO_LARGE, status: 500 })
  })

  it.each([
    ['as large as allowed is read', 0, undefined],
    ['larger by one byte is not', 1, 'TOO_LARGE'],
  ])('%s', async (_, more, code) => {
    const text = JSON.stringify({ cardId: CARD })
    const { url } = await listen(sending(Buffer.from(text + ' '.repeat(more))))
    const call = clientOf(url, { maxBody: text.length, validate: false }).cards.get(CARD)
    expect(
      await call.then(
        ({ cardId }) => cardId,
        ({ code }) => code,
      ),
    ).toBe(code ?? CARD)
  })

  it.each([
    ['that ends before the length it said', { 'content-length': '500' }, 'NETWORK'],
    ['that goes on after the length it said', { 'content-length': '2' }, undefined],
  ])('%s is no endless one', async (_, headers, code) => {
    const { url } = await listen((_, response) => {
      const head = Object.entries({ ...JSON_TYPE, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
      response.socket?.end(`HTTP/1.1 200 OK\r\n${head.join('')}\r\n{}${' '.repeat(100)}`)
    })
    const call = clientOf(url, { retries: 0, validate: false }).cards.get(CARD)
    expect(
      await call.then(
        () => undefined,
        (error) => error.code,
      ),
    ).toBe(code)
  })
})

describe('beside the API', () => {
  it('a token endpoint without an end is broken off too', async () => {
    const { url, sent } = await listen(endless)
    const { privateJwk } = await keys('ES256')
    const d1 = clientOf(url, { auth: jwtBearer({ key: privateJwk, kid: 'k' }) })
    expect(await errorOf(d1.cards.get(CARD))).toMatchObject(TOO_LARGE)
    expect(await sent).toBe(false)
  })

  it('a connection with a client certificate is closed too', async () => {
    const authority = await createAuthority('Known')
    const { certificate: cert, key } = await authority.issue('bank')
    const sent = Promise.withResolvers<boolean>()
    const own = await authority.issue('here', { hosts: ['127.0.0.1'] })
    const server = await listenTls(
      own,
      (request, response) => {
        sent.resolve(finished(response))
        endless(request, response)
      },
      authority.certificate,
    )
    closing.push(() => server.stop())
    const d1 = clientOf(server.url, { tls: { cert, key, ca: authority.certificate } })
    expect(await errorOf(d1.cards.get(CARD))).toMatchObject(TOO_LARGE)
    expect(await sent.promise).toBe(false)
  })
})
