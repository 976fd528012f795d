/** What must not compile: each line marked `@ts-expect-error` is judged by the compiler, with all other sources. Never run. */
import {
  type Authorisation,
  type CardId,
  cardProductId,
  consumerId,
  createD1Client,
  type D1Client,
  type IssuerId,
  match,
  staticBearer,
} from '../../sdk/inbound.ts'

/** Never called: the compiler reads it. */
export function mustNotCompile(d1: D1Client, card: CardId, issuer: IssuerId, row: Authorisation): void {
  // @ts-expect-error a text is no id
  d1.cards.get('card-1')
  // @ts-expect-error nor is the id of something else
  d1.cards.get(issuer)
  // @ts-expect-error an enum of the issuer is closed
  d1.cards.suspend(card, { stateReason: 'BORED' })
  // @ts-expect-error a card needs a consumer
  d1.cards.create({ cardProductId: cardProductId('p'), name: '' })
  // @ts-expect-error a consumer is no card product
  d1.cards.create({ consumerId: consumerId('c'), cardProductId: consumerId('c'), name: '' })
  // @ts-expect-error names are closed
  d1.cards.renew(card, { newExpiry: '1230' })
  // @ts-expect-error a registration needs card data
  d1.cards.register(card, { consumerId: consumerId('c'), cardProductId: cardProductId('p'), name: '' })
  // @ts-expect-error card data is in clear or encrypted, not both
  d1.cards.credentials.verify({ credentials: { pan: '1', exp: '1230' }, encryptedData: '....' })
  // @ts-expect-error the default is not to be forgotten
  match(row.status, { APPROVED: see, PARTIALLY_APPROVED: see, REVERSED: see, DECLINED: see })
  // @ts-expect-error nor is a known value
  match(row.status, { APPROVED: see, PARTIALLY_APPROVED: see, REVERSED: see }, see)
  // @ts-expect-error an environment or an address
  createD1Client({ environment: 'staging', baseUrl: 'https://d1', issuerId: issuer, auth: staticBearer('t') })
  // @ts-expect-error there are two environments
  createD1Client({ environment: 'test', issuerId: issuer, auth: staticBearer('t') })
  // @ts-expect-error one has to sign in
  createD1Client({ environment: 'staging', issuerId: issuer })
  // @ts-expect-error an answer without a body is nothing
  d1.cards.limits.update(card, {}).then(({ limits }) => limits)
}

function see(text: string): string {
  return text
}
