/** Signing in at a real token endpoint behind mutual TLS, at its best and at its worst, and a run on its tokens. */
import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSecureContext, getCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OAuth, Target } from '../../../contracts/target.ts'
import { withAccessToken, withoutAskingForToken } from '../../../contracts/transport/token-endpoint.ts'
import { createTransport } from '../../../contracts/transport/transport.ts'
import { depotTarget, runDepot } from '../depot/run-depot.ts'
import { startDepot, TOKEN } from '../depot/server.ts'
import { type Authority, createAuthority } from './authority.ts'
import { listenTls, type TlsServer } from './tls-server.ts'

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

let authority: Authority
let server: TlsServer
let depot: Awaited<ReturnType<typeof startDepot>>
let own: Pick<Target, 'tls'>
let stranger: Pick<Target, 'tls'>
/** What the endpoint does, how long its tokens are good for in seconds, and what it gave out. */
const state = {
  give: (_: ServerResponse) => {},
  lifetime: 900,
  issued: new Map<string, number>(),
  asked: [] as string[],
}

/** Gives a token that is good for a while. */
function grant(response: ServerResponse): void {
  const token = `opaque-${state.issued.size + 1}-of-this-run`
  state.issued.set(token, Date.now() + state.lifetime * 1000)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: state.lifetime }))
}

/** The API behind the same door: only with a token that is good, which it repeats in a header. */
async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [scheme, token = '', ...more] = (request.headers.authorization ?? '').split(' ')
  const good = scheme === 'Bearer' && more.length === 0 && (state.issued.get(token) ?? 0) > Date.now()
  const { host: _host, connection: _connection, ...sent } = request.headers
  const headers = new Headers({ ...(sent as Record<string, string>), authorization: good ? `Bearer ${TOKEN}` : '' })
  const answer = await fetch(`${depot.url}${request.url}`, { method: request.method ?? 'GET', headers })
  response.statusCode = answer.status
  for (const name of ['content-type', 'www-authenticate', 'allow']) {
    const value = answer.headers.get(name)
    if (value !== null) response.setHeader(name, value)
  }
  response.setHeader('x-token', token)
  response.end(Buffer.from(await answer.arrayBuffer()))
}

beforeAll(async () => {
  authority = await createAuthority()
  const [host, client, other] = await Promise.all([
    authority.issue('here', { hosts: ['127.0.0.1'] }),
    authority.issue('client'),
    (await createAuthority('Other')).issue('stranger'),
  ])
  const ca = [...getCACertificates('default'), authority.certificate]
  own = { tls: createSecureContext({ ca, cert: client.certificate, key: client.key }) }
  stranger = { tls: createSecureContext({ ca, cert: other.certificate, key: other.key }) }
  depot = await startDepot()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    state.asked.push(`${request.method} ${request.url}`)
    if (request.url !== '/token') return void forward(request, response)
    request.resume().on('end', () => state.give(response))
  }
  server = await listenTls(host, answer, authority.certificate)
})

afterAll(async () => {
  await server.stop()
  await depot.stop()
})

beforeEach(() => {
  Object.assign(state, { give: grant, lifetime: 900, asked: [] })
  state.issued.clear()
})

/** A target whose tokens are asked for. */
function target(more: Partial<Target> = {}, tokenUrl = `${server.url}/token`): Target {
  const { bearer: _, ...rest } = depotTarget(server.url, { capabilities: { writes: false, stateful: true } })
  const oauth: OAuth = { tokenUrl, key, kid: 'key-1', iss: 'iss', sub: 'sub' }
  return { ...rest, ...own, oauth, timeoutMs: 500, ...more }
}

/** Why there is no token. */
async function refusal(more: Partial<Target> = {}, tokenUrl?: string): Promise<string> {
  const signedIn = withAccessToken(target(more, tokenUrl))
  const told = await signedIn.then(String, (error: Error & { code?: string }) => `${error.message} [${error.code}]`)
  return told.replaceAll(server.url, 'URL')
}

const plain = (status: number, body: string, type: string, headers: Record<string, string> = {}) => {
  return (response: ServerResponse) => response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

describe('withAccessToken', () => {
  it('signs in with a client certificate', async () => {
    const { bearer } = await withAccessToken(target())
    expect([bearer?.token, bearer?.name]).toEqual(['opaque-1-of-this-run', 'ACCESS_TOKEN'])
  })

  it('asks for nothing where there is a token, or none is asked for', async () => {
    const { oauth: _, ...open } = target()
    const given = target({ bearer: { token: 'x', name: 'X' } })
    expect(await Promise.all([withAccessToken(open), withAccessToken(given)])).toEqual([open, given])
    expect(state.asked).toEqual([])
  })

  it('is not needed to plan', () => {
    expect(withoutAskingForToken(target()).bearer).toEqual({ token: 'the-access-token', name: 'ACCESS_TOKEN' })
  })

  it.each<[what: string, give: (response: ServerResponse) => void, want: string]>([
    ['is slow', () => {}, 'The token endpoint gave no whole answer within 500 ms. (URL/token) [NETWORK]'],
    [
      'fails',
      plain(500, 'Error: at x.js:1:2', 'text/plain'),
      'The token endpoint cannot answer just now (500); run it again later. (URL/token) [TARGET]',
    ],
    [
      'shows a page',
      plain(200, '<html>', 'text/html; charset=utf-8'),
      'The token endpoint answers with text/html that is no JSON; correct `tokenUrl`. (URL/token) [TARGET]',
    ],
    [
      'redirects',
      plain(307, '', 'text/plain', { location: '/elsewhere' }),
      'The token endpoint redirects (307), which is not followed; correct `tokenUrl`. (URL/token) [TARGET]',
    ],
    [
      'hangs up',
      (response) => void response.destroy(),
      'The token endpoint closed the connection before its answer was whole; if it asks for a client certificate, check the one under `tls` in the target file. (URL/token) [NETWORK]',
    ],
    [
      'repeats what it was sent',
      plain(400, '{"error":"eyJhbGciOiJFUzI1NiJ9.x.y"}', 'application/json'),
      'The token endpoint refuses the assertion (400); check `kid`, `iss`, `sub`, the key and the clock of this machine. (URL/token) [TARGET]',
    ],
  ])('says in one line that the endpoint %s', async (_, give, want) => {
    state.give = give
    expect(await refusal()).toBe(want)
    expect(state.asked).toEqual(['POST /token'])
  })

  it('says in one line that the endpoint is not there, or not trusted, or does not trust', async () => {
    const { tls: _, ...untrusting } = target()
    expect(await refusal({}, 'http://127.0.0.1:1/token')).toBe(
      'The token endpoint refuses connections; start it or correct `tokenUrl`. (http://127.0.0.1:1/token) [NETWORK]',
    )
    await expect(withAccessToken(untrusting)).rejects.toThrow(/is of an authority that is not trusted here/)
    expect(await refusal(stranger)).toMatch(
      /client certificate.+under `tls` in the target file\. \(URL\/token\) \[NETWORK\]$/,
    )
  })
})

describe('a run on tokens that are asked for', () => {
  it('renews them on its way, and shows none', async () => {
    state.lifetime = 0.2
    const only = ['credentials-refused', 'page-size', 'error-discloses-nothing']
    const result = await runDepot(await withAccessToken(target({ rate: 100 })), { part: 'listItems', only })
    expect([result.verdict, result.reason]).toEqual(['conforms', expect.stringContaining('No rule is broken')])
    expect(state.issued.size).toBeGreaterThan(1)
    expect(JSON.stringify(result)).not.toContain('-of-this-run')
  })

  it('comes to its end when there are no more', async () => {
    state.lifetime = 1
    const signedIn = await withAccessToken(target({ rate: 100 }))
    state.give = plain(500, '', 'text/plain')
    const result = await runDepot(signedIn, { part: 'listItems' })
    expect([result.verdict, result.reason.replace(server.url, 'URL')]).toEqual([
      'could-not-judge',
      'The token endpoint cannot answer just now (500); run it again later. (URL/token)',
    ])
    expect(result.coverage.map(({ message }) => message)).toContain(
      'Not everything was sent: no access token is to be had.',
    )
  })

  it('knows a token that is repeated, whichever it is', async () => {
    state.lifetime = 0.1
    const signedIn = await withAccessToken(target())
    await new Promise((later) => setTimeout(later, 100))
    const transport = createTransport(signedIn)
    const headers = [['authorization', `Bearer ${signedIn.bearer?.token}`]] as const
    const sent = await transport.send({ method: 'GET', target: '/status', headers }).finally(() => transport.close())
    expect(sent.ok && sent.answer.headers.find(([name]) => name === 'x-token')?.[1]).toBe('opaque-1-of-this-run')
    expect(state.issued.size).toBe(2)
  })
})
