/** Each entry as a team uses it. Compiled as part of a project that has installed the package; never run. */
import { certify, type Result, type RunEvent } from 'd1-contracts/contracts'
import { type Change, gate } from 'd1-contracts/gate'
import {
  type Authorisation,
  type Body,
  type CardId,
  cardId,
  cardProductId,
  consumerId,
  createD1Client,
  D1Error,
  issuerId,
  jwtBearer,
  type Known,
  match,
  type Open,
  staticBearer,
} from 'd1-contracts/inbound'
import { type RunningMock, startMock } from 'd1-contracts/mock'
import {
  createReceiver,
  type Authorisation as Notified,
  route,
  sqliteStore,
  staticBearer as theirs,
  toFastifyPlugin,
  toNodeHandler,
} from 'd1-contracts/outbound'
import { type inbound, type outbound, specs } from 'd1-contracts/types'

/** Compiles when the two types are the same. */
type Same<One, Other> =
  (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false

/** Compiles when its type is `true`. */
function holds<_Claim extends true>(): void {}

export async function calling(): Promise<CardId> {
  const d1 = createD1Client({ environment: 'staging', issuerId: issuerId('BANK_EX-01'), auth: staticBearer('token') })
  const name = 'JANE DOE'
  const made = await d1.cards.create({ consumerId: consumerId('c'), cardProductId: cardProductId('p'), name })
  holds<Same<typeof made.cardId, CardId>>()
  for await (const row of d1.cards.authorisations(cardId('card-1'), { limit: 10 })) {
    match(row.status, { APPROVED: book, PARTIALLY_APPROVED: book, REVERSED: book, DECLINED: book }, book)
  }
  holds<Same<Authorisation['status'], Open<Known<Authorisation['status']>>>>()
  holds<Same<Body<'createCard'>['state'], 'ACTIVE' | 'INACTIVE' | undefined>>()
  return made.cardId
}

function book(status: string): void {
  if (status === '') throw new D1Error('INVALID_REQUEST', 'nothing')
}

/** What a configuration may have left out can be handed on, with `exactOptionalPropertyTypes` too. */
export async function configured(given: {
  timeout: number | undefined
  audience: string | undefined
  signal: AbortSignal | undefined
}) {
  const { timeout, audience, signal } = given
  const auth = jwtBearer({ key: new Uint8Array(), kid: 'k', audience })
  const d1 = createD1Client({
    environment: 'staging',
    issuerId: issuerId('BANK_EX-01'),
    auth,
    timeout,
    maxBody: timeout,
  })
  await d1.cards.get(cardId('card-1'), { signal, correlationId: audience })
  const rows: Authorisation[] = []
  for await (const row of d1.cards.authorisations(cardId('card-1'), { limit: timeout, signal })) rows.push(row)
  createReceiver({ verify: theirs('token'), onAuthorisation: later, timeout, basePath: audience, onError: undefined })
  const see = (status: string | undefined) => `saw ${status}`
  return match(rows[0]?.status, { APPROVED: see, PARTIALLY_APPROVED: see, REVERSED: see, DECLINED: see }, see)
}

export function receiving() {
  const receiver = createReceiver({
    verify: theirs('token'),
    seen: sqliteStore('seen.db'),
    onAuthorisation: route({
      PURCHASE: { APPROVED: ({ status }) => void holds<Same<typeof status, 'APPROVED'>>(), otherwise: later },
      otherwise: later,
    }),
  })
  return { fetch: receiver.fetch, node: toNodeHandler(receiver), fastify: toFastifyPlugin(receiver) }
}

function later({ cardId: card }: Notified): void {
  if (card === '') throw new Error('Who?')
}

export type Paths = [keyof inbound.paths, keyof outbound.paths]

export const inboundVersion: string = specs['d1-inbound-card'].version

export async function judging(): Promise<[Result, RunEvent[], Change[]]> {
  const mock: RunningMock = await startMock({ spec: 'inbound', engine: 'twin' })
  const run = certify({ spec: 'inbound', target: { baseUrl: mock.url, token: 'any' }, profile: 'smoke' })
  const events = []
  for await (const event of run) events.push(event)
  const { changes } = await gate({ base: 'a.yaml', head: 'b.yaml', policy: 'strict' })
  return [await run.result(), events, changes]
}
