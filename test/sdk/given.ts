/** What the tests of the client work with: a server that is a function, a client of it, and keys. */
import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair } from 'jose'
import type { D1ClientOptions } from '../../sdk/client.ts'
import { type CardId, cardId, createD1Client, D1Error, issuerId, staticBearer } from '../../sdk/inbound.ts'

export const ISSUER = issuerId('BANK_EX-01')
export const CARD: CardId = cardId('card-0001')
/** A number that must not be seen anywhere. */
export const PAN = '4000001234567899'
export const CORRELATION = 'correlation-1'

/** What a server was asked. */
export interface Asked {
  method: string
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body: unknown
}

/** How a server answers: a response, or what it throws. */
export type Server = (asked: Asked, request: Request) => Response | Promise<Response>

/** A server, and the list of what it was asked. */
export function serve(server: Server): { asked: Asked[]; fetch: (request: Request) => Promise<Response> } {
  const asked: Asked[] = []
  return {
    asked,
    async fetch(request) {
      const url = new URL(request.url)
      const text = await request.text()
      const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
      const one: Asked = {
        method: request.method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(request.headers),
        body: isForm ? Object.fromEntries(new URLSearchParams(text)) : text === '' ? undefined : JSON.parse(text),
      }
      asked.push(one)
      return server(one, request)
    },
  }
}

/** Answers the given responses one after the other, the last one for ever. */
export function answers(...responses: (() => Response | Promise<Response>)[]): Server {
  let count = 0
  return () => {
    const make = responses[Math.min(count, responses.length - 1)]
    count += 1
    if (!make) throw new Error('no answer')
    return make()
  }
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers })
export const empty =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status, headers })
export const broken = () => (): Response => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })
}

/** A client of a server that is a function. */
export function clientOf(server: Server, options: Partial<D1ClientOptions> = {}) {
  const { asked, fetch } = serve(server)
  const base = { baseUrl: 'https://d1.example/banking', issuerId: ISSUER, auth: staticBearer('a-token') }
  const quick = { random: () => 0, correlationId: () => CORRELATION }
  const d1 = createD1Client({ ...base, ...quick, fetch, ...options } as D1ClientOptions)
  return { asked, d1 }
}

/** The error of a call that fails. */
export async function errorOf(call: Promise<unknown>): Promise<D1Error> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (thrown instanceof D1Error) return thrown
  throw new Error('There was no D1Error.', { cause: thrown })
}

/** A pair of P-256 keys in all forms. */
export async function keys(alg: 'ES256' | 'ECDH-ES', crv = alg === 'ES256' ? undefined : 'P-256') {
  const pair = await generateKeyPair(alg, { extractable: true, ...(crv === undefined ? {} : { crv }) })
  const { privateKey, publicKey } = pair
  return {
    ...pair,
    privateJwk: await exportJWK(privateKey),
    publicJwk: await exportJWK(publicKey),
    privatePem: await exportPKCS8(privateKey),
    publicPem: await exportSPKI(publicKey),
  }
}
