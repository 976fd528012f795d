/** Mutual TLS, against real servers. */
import type { TLSSocket } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { type ClientCertificate, createD1Client, staticBearer } from '../../sdk/inbound.ts'
import { createAuthority } from '../contracts/transport/authority.ts'
import { listenTls } from '../contracts/transport/tls-server.ts'
import { CARD, errorOf, ISSUER } from './given.ts'

const known = await createAuthority('Known')
const other = await createAuthority('Other')
const bank = await known.issue('bank')
const stranger = await other.issue('stranger')

/** Answers with the name of the caller and the body it was sent. */
const server = await listenTls(
  await known.issue('here', { hosts: ['127.0.0.1'] }),
  async (request, response) => {
    const chunks = await Array.fromAsync(request)
    if (request.method === 'PATCH') {
      const matches = Buffer.concat(chunks).length === Number(request.headers['content-length'])
      response.writeHead(matches ? 204 : 400).end()
      return
    }
    const { CN = '' } = (request.socket as TLSSocket).getPeerCertificate().subject
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ name: String(CN) }))
  },
  known.certificate,
)
afterAll(() => server.stop())

const client = (tls: ClientCertificate) =>
  createD1Client({ baseUrl: server.url, issuerId: ISSUER, auth: staticBearer('t'), tls, retries: 0 })
const showing = ({ certificate, key }: typeof bank, ca = known.certificate) => client({ cert: certificate, key, ca })

describe('a client with a certificate', () => {
  it('is known by it, with and without a body', async () => {
    const d1 = showing(bank)
    expect((await d1.cards.get(CARD)).name).toBe('bank')
    expect(await d1.cards.controls.update(CARD, { controls: { contactless: false } })).toBeUndefined()
  })

  it('takes bytes as well as text', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const d1 = client({ cert: bytes(bank.certificate), key: bytes(bank.key), ca: bytes(known.certificate) })
    expect((await d1.cards.get(CARD)).name).toBe('bank')
  })

  it.each([
    ['that the server does not know', () => showing(stranger)],
    ['to a server that it does not know', () => showing(bank, other.certificate)],
  ])('%s gets no answer', async (_, make) => {
    expect((await errorOf(make().cards.get(CARD))).code).toBe('NETWORK')
  })

  it('that does not fit its key sends nothing, and does not show the key', async () => {
    const error = await errorOf(client({ cert: bank.certificate, key: stranger.key }).cards.get(CARD))
    expect([error.code, error.message]).toEqual([
      'CONFIGURATION',
      'The client certificate and its key cannot be used together.',
    ])
  })

  it('ends when the caller does', async () => {
    const controller = new AbortController()
    const call = errorOf(showing(bank).cards.get(CARD, { signal: controller.signal }))
    controller.abort()
    expect((await call).code).toBe('ABORTED')
  })
})
