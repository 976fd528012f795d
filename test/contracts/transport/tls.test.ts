/** Whom a transport trusts, and as whom it is known, against real TLS servers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SecureContext, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTransport } from '../../../contracts/transport/transport.ts'
import type { TlsFile } from '../../../scripts/certify/tls-context.ts'
import { tlsContext } from '../../../scripts/certify/tls-context.ts'
import { type Authority, createAuthority, type Identity } from './authority.ts'
import { listenTls, type TlsServer } from './tls-server.ts'

let folder = ''
let known: Authority
let other: Authority
let client: Identity
let stranger: Identity
let open: TlsServer
let expired: TlsServer
let elsewhere: TlsServer
let closed: TlsServer
let older: TlsServer

const write = (name: string, text: string) => writeFile(join(folder, name), text)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'))
  ;[known, other] = await Promise.all([createAuthority('Known'), createAuthority('Other')])
  const host = { hosts: ['127.0.0.1'] }
  const own = await known.issue('here', host)
  client = await known.issue('client')
  stranger = await other.issue('stranger')
  const answer: Parameters<typeof listenTls>[1] = (request, response) => {
    const { CN = 'nobody' } = (request.socket as TLSSocket).getPeerCertificate().subject ?? {}
    response.end(String(CN))
  }
  open = await listenTls(own, answer)
  expired = await listenTls(await known.issue('here', { ...host, expired: true }), answer)
  elsewhere = await listenTls(await known.issue('there', { hosts: ['there.test'] }), answer)
  closed = await listenTls(own, answer, known.certificate)
  older = await listenTls(own, answer, known.certificate, 'TLSv1.2')
  await Promise.all([
    write('known.pem', known.certificate),
    write('other.pem', other.certificate),
    write('client.pem', client.certificate),
    write('client.key', client.key),
    write('stranger.pem', stranger.certificate),
    write('stranger.key', stranger.key),
    write('text.pem', 'no certificate'),
  ])
})

afterAll(async () => {
  for (const server of [open, expired, elsewhere, closed, older]) await server.stop()
  await rm(folder, { recursive: true })
})

const ca = { file: 'known.pem' }
const own = { certificate: { file: 'client.pem' }, key: { file: 'client.key' } }
const strange = { certificate: { file: 'stranger.pem' }, key: { file: 'stranger.key' } }

function context(said: TlsFile, caFile?: string): Promise<SecureContext | undefined> {
  const environment = { CLIENT_KEY: client.key }
  const placeOf = (pointer: string) => ({ file: 'target.yaml', pointer })
  return tlsContext(said, caFile, { folder, environment, placeOf })
}

/** What a server answers, or why it does not. */
async function ask(url: string, said: TlsFile, method = 'GET'): Promise<string> {
  const tls = await context(said)
  const transport = createTransport({ baseUrl: url, timeoutMs: 2000, ...(tls ? { tls } : {}) })
  const sent = await transport.send({ method, target: '/', headers: [] }).finally(() => transport.close())
  return sent.ok ? Buffer.from(sent.answer.body).toString() : `${sent.failure.kind}: ${sent.failure.sentence}`
}

describe('a transport over TLS', () => {
  it.each<[what: string, url: () => string, said: TlsFile, want: string]>([
    ['whom it trusts', () => open.url, { ca }, 'nobody'],
    ['with a certificate of its own', () => closed.url, { ca, ...own }, 'client'],
    ['with a certificate that nobody asks for', () => open.url, { ca, ...own }, 'nobody'],
    ['with a key out of a variable', () => closed.url, { ca, ...own, key: { env: 'CLIENT_KEY' } }, 'client'],
    [
      'whom it does not know',
      () => open.url,
      {},
      'tls: The certificate of the target is of an authority that is not trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE); name its certificate by `--ca`. (URL)',
    ],
    [
      'of another authority',
      () => open.url,
      { ca: { file: 'other.pem' } },
      'tls: The certificate of the target is of an authority that is not trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE); name its certificate by `--ca`. (URL)',
    ],
    [
      'whose certificate has expired',
      () => expired.url,
      { ca },
      'tls: The certificate of the target has expired; it is to be renewed there. (URL)',
    ],
    [
      'whose certificate is for another host',
      () => elsewhere.url,
      { ca },
      'tls: The certificate of the target is for another host; correct the base URL. (URL)',
    ],
    ['of TLS 1.2 with a certificate of its own', () => older.url, { ca, ...own }, 'client'],
    [
      'of TLS 1.2 that asks for a certificate, without one',
      () => older.url,
      { ca },
      'tls: The target refuses the TLS connection (ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE); check the client certificate under `tls` in the target file. (URL)',
    ],
  ])('asks a server %s', async (_, url, said, want) => {
    for (const method of ['GET', 'POST']) {
      expect((await ask(url(), said, method)).replace(url(), 'URL')).toBe(want)
    }
  })

  // Whether the refusal is read before the connection is closed is a matter of luck.
  it.each<[what: string, url: () => string, said: TlsFile]>([
    ['TLS 1.3, without one', () => closed.url, { ca }],
    ['TLS 1.3, with one of somebody else', () => closed.url, { ca, ...strange }],
    ['TLS 1.2, with one of somebody else', () => older.url, { ca, ...strange }],
  ])('names the client certificate where a server asks for one: %s', async (_, url, said) => {
    for (const method of ['GET', 'POST']) {
      const heard = (await ask(url(), said, method)).replace(url(), 'URL')
      expect(heard.replace(/\(ERR_\w+(\/\w+)?\)/, '(CODE)')).toBeOneOf([
        'reset: The target closed the connection before its answer was whole; if it asks for a client certificate, check the one under `tls` in the target file. (URL)',
        'tls: The target refuses the TLS connection (CODE); check the client certificate under `tls` in the target file. (URL)',
      ])
    }
  })

  it('verifies whatever the environment says', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      expect(await ask(open.url, {})).toMatch(/^tls: /)
      expect(await ask(elsewhere.url, { ca })).toMatch(/^tls: /)
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    }
  })
})

describe('tlsContext', () => {
  it('is nothing when nothing is said', async () => expect(await context({})).toBeUndefined())

  it('takes the authority of the command line first', async () => {
    const tls = await context({ ca: { file: 'missing.pem' } }, join(folder, 'known.pem'))
    const transport = createTransport({ baseUrl: open.url, timeoutMs: 2000, ...(tls ? { tls } : {}) })
    expect((await transport.send({ method: 'GET', target: '/', headers: [] })).ok).toBe(true)
    await transport.close()
  })

  it.each<[what: string, said: TlsFile, want: string]>([
    [
      'a file that is not there',
      { ca: { file: 'missing.pem' } },
      'The file does not exist or is out of reach. (DIR/missing.pem)',
    ],
    [
      'a variable that is not set',
      { ...own, key: { env: 'NO_KEY' } },
      'The environment variable `NO_KEY`, which should hold the key of the client certificate, is not set. (target.yaml#/tls/key/env)',
    ],
    [
      'an authority that is none',
      { ca: { file: 'text.pem' } },
      'The certificate of the authority is none as PEM; export it as PEM. (target.yaml#/tls/ca)',
    ],
    [
      'a certificate that is none',
      { ...own, certificate: { file: 'client.key' } },
      'The certificate of the client is none as PEM; export it as PEM. (target.yaml#/tls/certificate)',
    ],
    [
      'a key that is none',
      { ...own, key: { file: 'client.pem' } },
      'The key of the client certificate is no private key as PEM (unencrypted). (target.yaml#/tls/key)',
    ],
    [
      'the key of another certificate',
      { ...own, key: { file: 'stranger.key' } },
      'The key is not the one of the client certificate. (target.yaml#/tls/key)',
    ],
  ])('refuses %s', async (_, said, want) => {
    const message = await context(said).then(String, (error: Error) => error.message.replace(folder, 'DIR'))
    expect(message).toBe(want)
  })
})
