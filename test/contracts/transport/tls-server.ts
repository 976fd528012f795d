/** An HTTPS server for tests, with or without asking for client certificates. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { SecureVersion } from 'node:tls'
import type { Identity } from './authority.ts'

/** A server that listens. */
export interface TlsServer {
  /** With a host that the certificates of the tests are for. */
  url: string
  stop(): Promise<void>
}

/** Begins to listen; asks for certificates of `clients`, when that is given. */
export async function listenTls(
  { certificate, key }: Identity,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  clients?: string,
  version: SecureVersion = 'TLSv1.3',
): Promise<TlsServer> {
  const asking = clients === undefined ? {} : { ca: clients, requestCert: true, rejectUnauthorized: true }
  const server = createServer({ cert: certificate, key, maxVersion: version, ...asking }, answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
