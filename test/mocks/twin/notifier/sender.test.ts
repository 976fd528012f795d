import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createPlainServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createSender, type Destination } from '../../../../mocks/twin/notifier/sender.ts'
import type { Outcome } from '../../../../mocks/twin/notifier/verdict.ts'
import { createAuthority } from '../../../contracts/transport/authority.ts'

const PATH = '/notifications/{issuerId}/authorisations'
/** Only what hangs takes this long, however busy the machine. */
const PATIENCE = 20_000
const REQUEST = { issuerId: 'BANK/EX-01', body: '{"operations":[]}', correlationId: 'c-1' }

const open: { close(): unknown; closeAllConnections?(): void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** What comes of one request. */
async function outcomeOf(url: string, different: Partial<Destination> = {}): Promise<Outcome> {
  const sender = createSender({ url, token: 't0ken', timeout: PATIENCE, connections: 1, ...different }, PATH)
  const outcome = await sender.send(REQUEST)
  await sender.close()
  return outcome
}

const answering = async (listener: RequestListener) =>
  `http://127.0.0.1:${await listening(createServer((request, response) => request.resume().on('end', () => listener(request, response))))}`

/** A server that is none. */
const speaking = async (speak: (socket: Socket) => void) => {
  const sockets = new Set<Socket>()
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
  })
  const server = createPlainServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('data', () => speak(socket))
  })
  return `http://127.0.0.1:${await listening(server)}`
}

describe('a request', () => {
  it('has the documented path behind that of the bank, the token and the body', async () => {
    let heard: unknown
    const url = await answering((request, response) => {
      const { authorization, 'content-type': type, 'x-correlation-id': id } = request.headers
      heard = [request.method, request.url, authorization, type, id]
      response.writeHead(204).end()
    })
    expect(await outcomeOf(`${url}/d1//`)).toEqual({ status: 204 })
    const path = '/d1/notifications/BANK%2FEX-01/authorisations'
    expect(heard).toEqual(['POST', path, 'Bearer t0ken', 'application/json', 'c-1'])
  })

  it.each<[string, RequestListener, Outcome]>([
    ['is not sent on', (_, response) => response.writeHead(307, { location: '/other' }).end(), { status: 307 }],
    [
      'hears when to come back',
      (_, response) => response.writeHead(503, { 'retry-after': '3' }).end(),
      { status: 503, retryAfter: '3' },
    ],
    [
      'needs no more than the head of an answer',
      (_, response) => response.writeHead(400, { 'content-length': '99' }).write('{"err'),
      { status: 400 },
    ],
    ['ends with its connection', (request) => request.socket.destroy(), { failure: 'CLOSED' }],
  ])('%s', async (_, listener, outcome) => {
    expect(await outcomeOf(await answering(listener))).toEqual(outcome)
  })

  it.each<[string, (socket: Socket) => void, Outcome]>([
    ['of no HTTP', (socket) => socket.end('220 mail.example ESMTP\r\n\r\n'), { failure: 'MALFORMED' }],
    [
      'of an endless head',
      (socket) => socket.write(`HTTP/1.1 204 x\r\nA: ${'a'.repeat(40_000)}`),
      { failure: 'MALFORMED' },
    ],
    ['of half a head', (socket) => socket.end('HTTP/1.1 204 No Con'), { failure: 'CLOSED' }],
    [
      'in drops',
      (socket) => {
        const drops = setInterval(() => socket.write('HTTP/1.1 2'), 50)
        socket.on('close', () => clearInterval(drops))
      },
      { failure: 'MALFORMED' },
    ],
  ])('survives an answer %s', async (_, speak, outcome) => {
    expect(await outcomeOf(await speaking(speak))).toEqual(outcome)
  })

  it('is given up when nobody answers', async () => {
    expect(await outcomeOf(await answering(() => {}), { timeout: 100 })).toEqual({ failure: 'TIMEOUT' })
  })

  it('is given up when its answer comes in drops', async () => {
    const url = await speaking((socket) => {
      socket.write('HTTP/1.1 204 No Content\r\n')
      const drops = setInterval(() => socket.write('A: b\r\n'), 20)
      socket.on('close', () => clearInterval(drops))
    })
    expect(await outcomeOf(url, { timeout: 100 })).toEqual({ failure: 'TIMEOUT' })
  })

  it('reaches nobody where nobody listens', async () => {
    const server = createServer()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await outcomeOf(`http://127.0.0.1:${port}`)).toEqual({ failure: 'UNREACHABLE' })
  })

  it('shows its certificate, and speaks to nobody it cannot trust', async () => {
    const authority = await createAuthority()
    const server = await authority.issue('localhost', { hosts: ['127.0.0.1'] })
    const client = await authority.issue('D1')
    const { certificate: ca } = authority
    const options = { cert: server.certificate, key: server.key, ca, requestCert: true, rejectUnauthorized: true }
    let name: unknown
    const secure = createSecureServer(options, (request, response) => {
      const { socket } = request
      name = socket instanceof TLSSocket && socket.getPeerCertificate().subject.CN
      response.writeHead(204).end()
    })
    const url = `https://127.0.0.1:${await listening(secure)}`
    const identity = { cert: client.certificate, key: client.key }
    expect(await outcomeOf(url, { tls: { ...identity, ca }, timeout: PATIENCE })).toEqual({ status: 204 })
    expect(name).toBe('D1')
    expect(await outcomeOf(url, { tls: identity, timeout: PATIENCE })).toEqual({ failure: 'UNREACHABLE' })
    expect(await outcomeOf(url, { tls: { ca }, timeout: PATIENCE })).toHaveProperty('failure')
  })
})

describe('certificates', () => {
  it('that are none, or do not belong together, are refused', async () => {
    const authority = await createAuthority()
    const [one, other] = [await authority.issue('one'), await authority.issue('other')]
    const sentence =
      'The certificates for the bank cannot be used: the files must be PEM, and the key that of the certificate.'
    for (const tls of [
      { cert: 'x', key: 'y' },
      { cert: one.certificate, key: other.key },
    ]) {
      const make = () =>
        createSender({ url: 'https://bank.example', token: 't', timeout: 1, connections: 1, tls }, PATH)
      expect(make).toThrow(sentence)
    }
  })
})

describe('an address', () => {
  it.each(['', 'bank.example', 'ftp://bank.example', 'https://user@bank.example', 'https://bank.example?a', 'http://'])(
    'that cannot be sent to is refused: %j',
    (url) => {
      const make = () => createSender({ url, token: 't', timeout: 1, connections: 1 }, PATH)
      expect(make).toThrow(
        'The notifications cannot be sent to this address; give `--notify` one like https://bank.example.',
      )
    },
  )
})
