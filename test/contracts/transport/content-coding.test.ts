/** Answers whose body is not what their headers say: read as far as they can be, and never taken for whole. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTransport, type Sent } from '../../../contracts/transport/transport.ts'
import { listen } from '../depot/server.ts'

const TEXT = '{"state":"UP"}'
const PLAIN = Buffer.from(TEXT)
/** By path: the coding that is named, and the body. */
const ANSWERS: Record<string, [coding: string, body: Buffer]> = {
  '/gzip': ['gzip', gzipSync(TEXT)],
  '/x-gzip': ['X-GZIP', gzipSync(TEXT)],
  '/deflate': ['deflate', deflateSync(TEXT)],
  '/raw-deflate': ['deflate', deflateRawSync(TEXT)],
  '/br': ['br', brotliCompressSync(TEXT)],
  '/identity': ['identity', PLAIN],
  '/unknown': ['utf-8', PLAIN],
  '/two': ['deflate, gzip', gzipSync(deflateSync(TEXT))],
  '/not-gzip': ['gzip', PLAIN],
  '/not-deflate': ['deflate', PLAIN],
  '/not-br': ['br', PLAIN],
  '/half-gzip': ['gzip', gzipSync(TEXT).subarray(0, -4)],
  '/one-of-two': ['deflate, gzip', gzipSync(TEXT)],
  '/empty': ['gzip', Buffer.alloc(0)],
}

let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  server = await listen(({ url = '' }, response) => {
    const [coding, body] = ANSWERS[url] ?? []
    if (coding !== undefined) {
      response.writeHead(200, { 'content-encoding': coding }).end(body)
      return
    }
    if (url === '/too-long') response.writeHead(200, { 'content-length': 99 }).write(TEXT)
    else response.writeHead(200, { 'transfer-encoding': 'chunked' }).write(TEXT)
    setTimeout(() => response.destroy(), 10)
  })
})

afterAll(() => server.stop())

async function ask(target: string): Promise<Sent> {
  const transport = createTransport({ baseUrl: server.url, timeoutMs: 1000 })
  try {
    return await transport.send({ method: 'GET', target, headers: [] })
  } finally {
    await transport.close()
  }
}

describe('a body', () => {
  it.each(['/gzip', '/x-gzip', '/deflate', '/raw-deflate', '/br', '/identity', '/unknown', '/two'])(
    'that is coded as it says is decoded: %s',
    async (target) => {
      const sent = await ask(target)
      expect(sent.ok && [Buffer.from(sent.answer.body).toString(), sent.answer.undecodable]).toEqual([TEXT, undefined])
    },
  )

  it.each([
    ['/not-gzip', 'gzip'],
    ['/not-deflate', 'deflate'],
    ['/not-br', 'br'],
    ['/half-gzip', 'gzip'],
    ['/one-of-two', 'deflate'],
  ])('that is not arrives as it came: %s', async (target, coding) => {
    const sent = await ask(target)
    expect(sent.ok && sent.answer.undecodable).toBe(coding)
    expect(sent.ok && Buffer.from(sent.answer.body)).toEqual(ANSWERS[target]?.[1])
  })

  it('that is empty has no coding', async () => {
    const sent = await ask('/empty')
    expect(sent.ok && [sent.answer.body.length, sent.answer.undecodable]).toEqual([0, undefined])
  })

  it.each([
    ['/too-long', 'reset'],
    ['/cut-chunks', 'garbage'],
  ])('that is not whole is no answer: %s', async (target, kind) => {
    const sent = await ask(target)
    expect(sent.ok ? sent.answer : sent.failure.kind).toBe(kind)
  })
})
