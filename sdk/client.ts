/**
 * A client of D1's inbound API: `createD1Client`.
 * Nothing is sent, loaded or kept open before the first call.
 */
import { createApiClient } from '../generated/d1-inbound-card/client.ts'
import type { Caller } from './call.ts'
import { authorisations } from './cards/authorisations.ts'
import type { CardsContext } from './cards/context.ts'
import { credentials } from './cards/credentials.ts'
import { lifeCycle } from './cards/life-cycle.ts'
import { records } from './cards/records.ts'
import { settings } from './cards/settings.ts'
import { D1Error } from './errors.ts'
import type { IssuerId } from './ids.ts'
import type { EncryptionKey } from './jwe.ts'
import { withMaxBody } from './max-body.ts'
import type { ClientCertificate, Fetch } from './tls.ts'
import type { Auth } from './token.ts'
import type { Unknown } from './validation.ts'

/** Where D1 is. */
export const ENVIRONMENTS = {
  production: 'https://api.d1.thalescloud.io/banking',
  staging: 'https://api.d1-stg.thalescloud.io/banking',
} as const

/** An environment of D1. */
export type Environment = keyof typeof ENVIRONMENTS

/** An environment of D1, or the address of something that answers like it. */
export type Where = { environment: Environment; baseUrl?: undefined } | { baseUrl: string; environment?: undefined }

/** What a client is given. */
export type D1ClientOptions = Where & {
  /** Who calls. */
  issuerId: IssuerId
  /** How access tokens are had: `jwtBearer` or `staticBearer`. */
  auth: Auth
  /** D1's public key, to which card data is encrypted. */
  encryption?: EncryptionKey | undefined
  /** The client certificate for mutual TLS, on Node.js; elsewhere `fetch` has to bring it. */
  tls?: ClientCertificate | undefined
  /** Sends requests, in place of the global `fetch`. */
  fetch?: Fetch | undefined
  /** Milliseconds for one try, from its token to the end of its answer; 30,000 when left out. */
  timeout?: number | undefined
  /** Largest body of an answer, in bytes, decompressed; 1 MB when left out. */
  maxBody?: number | undefined
  /** Further tries after the first, where trying again is safe; 2 when left out. */
  retries?: number | undefined
  /** Whether requests and answers are held to the spec: both, when left out. */
  validate?: boolean | { requests?: boolean | undefined; responses?: boolean | undefined } | undefined
  /** Makes the `x-correlation-id` of calls that are given none; random when left out. */
  correlationId?: (() => string) | undefined
  /** `x-user-id` of calls that are given none. */
  userId?: string | undefined
  /** Hears of what D1 has added since the spec was written. What it throws is dropped: the call has succeeded. */
  onUnknown?: ((unknown: Unknown) => void) | undefined
  /** Milliseconds since 1970, in place of the clock. */
  now?: (() => number) | undefined
  /** A number from 0 to 1, in place of chance, for the pauses between tries. */
  random?: (() => number) | undefined
}

/** Many times the largest page of a list. */
const MAX_BODY = 1024 * 1024

/** A client of D1's inbound API. */
export type D1Client = ReturnType<typeof createD1Client>

/**
 * Makes a client.
 *
 * @throws D1Error `CONFIGURATION` for options that cannot work
 */
export function createD1Client(options: D1ClientOptions) {
  const { issuerId, encryption, tls, now = Date.now } = options
  if (tls && options.fetch) throw new D1Error('CONFIGURATION', 'Give a client `tls` or `fetch`, not both.')
  const baseUrl = baseUrlOf(options)
  const given = tls ? showing(tls) : (options.fetch ?? ((request: Request) => globalThis.fetch(request)))
  const fetch = withMaxBody(given, options.maxBody ?? MAX_BODY)
  const tokenUrl = new URL('/authz/v1/oauth2/token', baseUrl).href
  const tokens = options.auth({ fetch, issuerId, tokenUrl, now })
  const caller: Caller = {
    tokens,
    now,
    timeout: options.timeout ?? 30_000,
    retries: options.retries ?? 2,
    validate: validationOf(options.validate),
    correlationId: options.correlationId ?? (() => crypto.randomUUID()),
    userId: options.userId,
    onUnknown: options.onUnknown ?? (() => {}),
    random: options.random ?? Math.random,
  }
  // A redirect would take card data to where nobody has said that it may go.
  const api = createApiClient({ baseUrl, fetch, redirect: 'manual' })
  const context: CardsContext = { api, caller, issuerId, encryption }
  const cards = {
    ...records(context),
    ...lifeCycle(context),
    ...settings(context),
    ...authorisations(context),
    credentials: credentials(context),
  }
  return { cards }
}

/** A `fetch` that shows a certificate; loaded with the first request, since browsers have no use for it. */
function showing(certificate: ClientCertificate): Fetch {
  let fetch: Promise<Fetch> | undefined
  return async (request) => {
    fetch ??= import('./tls.ts').then(({ fetchWith }) => fetchWith(certificate))
    return (await fetch)(request)
  }
}

function baseUrlOf({ environment, baseUrl }: Where): string {
  const given = environment === undefined ? baseUrl : ENVIRONMENTS[environment]
  if (!given || !URL.canParse(given)) {
    throw new D1Error('CONFIGURATION', 'A client needs `environment`, `production` or `staging`, or a whole `baseUrl`.')
  }
  const { protocol, hostname } = new URL(given)
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'https:' || (protocol === 'http:' && isHere)) return given
  throw new D1Error(
    'CONFIGURATION',
    'The `baseUrl` has to be https, except on this machine: tokens travel with every call.',
  )
}

function validationOf(validate: D1ClientOptions['validate'] = true): Caller['validate'] {
  if (typeof validate === 'boolean') return { requests: validate, responses: validate }
  return { requests: validate.requests ?? true, responses: validate.responses ?? true }
}
