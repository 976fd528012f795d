/** Exchanges through a `fetch` in place of the network. */
import { describe, expect, it } from 'vitest'
import { MAX_ANSWER } from '../../../contracts/transport/connection.ts'
import type { Request as Asked } from '../../../contracts/transport/exchange.ts'
import type { Fetch } from '../../../contracts/transport/through-fetch.ts'
import { createTransport, type Sent } from '../../../contracts/transport/transport.ts'

const GET: Asked = { method: 'GET', target: '/a%2Fb?c=%20', headers: [['authorization', 'Bearer t']] }

/** What becomes of a request. */
function send(fetch: Fetch, request: Partial<Asked> = {}, timeoutMs = 10_000): Promise<Sent> {
  return createTransport({ baseUrl: 'https://bank.example/base/', timeoutMs, fetch }).send({ ...GET, ...request })
}

/** Why there is no answer. */
async function failureOf(fetch: Fetch, request?: Partial<Asked>, timeoutMs?: number) {
  const sent = await send(fetch, request, timeoutMs)
  return sent.ok ? undefined : sent.failure
}

describe('a request', () => {
  it('arrives as it is meant', async () => {
    let came: Request | undefined
    const body = new TextEncoder().encode('{}')
    const headers = [['content-type', 'application/json']] as const
    await send(
      async (request) => {
        came = request
        return new Response()
      },
      { method: 'POST', headers, body },
    )
    expect(came).toMatchObject({ method: 'POST', url: 'https://bank.example/base/a%2Fb?c=%20', redirect: 'manual' })
    expect([...(came?.headers ?? [])]).toEqual([['content-type', 'application/json']])
    expect(await came?.text()).toBe('{}')
  })

  it.each<[string, Partial<Asked>, string]>([
    ['another path', { target: '/a/../b' }, 'fetch would ask for another path'],
    ['a body where it knows none', { body: new Uint8Array(1) }, 'fetch does not send GET so'],
    ['a method it refuses', { method: 'TRACE' }, 'fetch does not send TRACE so'],
    ['a body in chunks', { headers: [['transfer-encoding', 'chunked']] }, 'fetch sends a body whole'],
    ['a line that breaks', { headers: [['a', 'b\r\nc']] }, 'fetch does not send GET so'],
  ])('is not sent when fetch would make it another one: %s', async (_, request, cause) => {
    const asked = () => Promise.reject(new Error('was sent'))
    expect(await failureOf(asked, request)).toEqual({
      kind: 'unsendable',
      sentence: `The request cannot be written as HTTP (${cause}). (https://bank.example/base)`,
    })
  })
})

describe('an answer', () => {
  it('is whole, its headers one by one', async () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-One', '1'],
    ])
    const sent = await send(async () => new Response('é', { status: 404, headers }))
    expect(sent.ok && sent.answer).toEqual({
      status: 404,
      headers: [
        ['content-type', 'text/plain;charset=UTF-8'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['x-one', '1'],
      ],
      body: Buffer.from('é'),
    })
  })

  it.each<[string, Fetch, string, string]>([
    ['one that never comes', () => new Promise(() => {}), 'timeout', 'The target gave no whole answer within 20 ms.'],
    [
      'one that never ends',
      async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })),
      'timeout',
      'The target gave no whole answer within 20 ms.',
    ],
    [
      'an error',
      async () => Response.error(),
      'unreachable',
      'The target cannot be reached (an error in place of an answer); check the base URL and the network.',
    ],
    [
      'nobody there',
      () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })),
      'refused',
      'The target refuses connections; start it or correct the base URL.',
    ],
    [
      'something that is thrown at once',
      () => {
        throw new TypeError('no')
      },
      'unreachable',
      'The target cannot be reached (no); check the base URL and the network.',
    ],
  ])('may fail to come: %s', async (_, fetch, kind, sentence) => {
    expect(await failureOf(fetch, {}, 20)).toEqual({ kind, sentence: `${sentence} (https://bank.example/base)` })
  })

  it('is read up to a limit', async () => {
    let given = 0
    const flood = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            given += 1
            controller.enqueue(new Uint8Array(MAX_ANSWER / 4))
          },
        }),
      )
    expect((await failureOf(flood))?.kind).toBe('oversized')
    expect(given).toBeLessThan(10)
  })
})
