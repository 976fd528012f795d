/** A mock behind TLS: which versions it speaks, and who gets in. */
import { request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listener, listen } from '../../mocks/server.ts'
import { type Authority, createAuthority, type Identity } from '../contracts/transport/authority.ts'

let authority: Authority
let own: Identity
let client: Identity
let stranger: Identity
let open: Listener
let mutual: Listener

const respond = async () => ({ status: 200, headers: {}, body: 'here' })

beforeAll(async () => {
  authority = await createAuthority()
  own = await authority.issue('here', { hosts: ['127.0.0.1'] })
  client = await authority.issue('client')
  stranger = await (await createAuthority('Other')).issue('stranger')
  const tls = { cert: own.certificate, key: own.key }
  open = await listen(respond, 0, '127.0.0.1', tls)
  mutual = await listen(respond, 0, '127.0.0.1', { ...tls, ca: authority.certificate })
})

afterAll(async () => {
  await open.close()
  await mutual.close()
})

/** The body of an answer, or the code of what went wrong. */
function ask(url: string, identity?: Identity, options: object = {}): Promise<string> {
  const known = identity ? { cert: identity.certificate, key: identity.key } : {}
  return new Promise((resolve) => {
    request(url, { ca: authority.certificate, agent: false, ...known, ...options }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve)
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
      .end()
  })
}

describe('with a certificate', () => {
  it('is where it says, and needs none of its clients', async () => {
    expect(open.url).toBe(`https://127.0.0.1:${open.port}`)
    expect(await ask(open.url)).toBe('here')
  })

  it.each(['TLSv1.2', 'TLSv1.3'])('speaks %s', async (version) => {
    expect(await ask(open.url, undefined, { minVersion: version, maxVersion: version })).toBe('here')
  })

  it('does not speak TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
    expect(await ask(open.url, undefined, old)).toMatch(/SSL|EPROTO|ECONNRESET/)
  })

  it('closes a connection that speaks no TLS, without a word of HTTP', async () => {
    const heard = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connectPlain(open.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n'))
      socket.setEncoding('latin1').on('data', (chunk) => {
        text += chunk
      })
      socket.on('close', () => resolve(text)).on('error', () => {})
    })
    expect(heard).not.toContain('HTTP')
  })

  it('answers what is no HTTP within TLS', async () => {
    const heard = await new Promise<string>((resolve) => {
      const socket = connect({ port: open.port, host: '127.0.0.1', ca: authority.certificate }, () =>
        socket.write('?\r\n\r\n'),
      )
      socket.setEncoding('latin1').on('data', resolve)
    })
    expect(heard.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
  })
})

describe('asking for certificates', () => {
  it.each(['TLSv1.2', 'TLSv1.3'])('lets in who has one, by %s', async (version) => {
    expect(await ask(mutual.url, client, { minVersion: version, maxVersion: version })).toBe('here')
  })

  it.each(['TLSv1.2', 'TLSv1.3'])('keeps out who has none or a strange one, by %s', async (version) => {
    const versions = { minVersion: version, maxVersion: version }
    const heard = [await ask(mutual.url, undefined, versions), await ask(mutual.url, stranger, versions)]
    for (const code of heard) expect(code).toMatch(/^(ERR_SSL_|EPROTO|ECONNRESET|EPIPE)/)
  })
})
