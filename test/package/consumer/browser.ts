/** What runs in a browser: the client with its validators, and the types. Compiled without the types of Node, and bundled. */
import {
  cardId,
  cardProductId,
  consumerId,
  createD1Client,
  encryptCardData,
  issuerId,
  jwtBearer,
} from 'd1-contracts/inbound'
import { type inbound, specs } from 'd1-contracts/types'

/** A card as the spec writes it. */
export type Card = inbound.operations['getCardDetails']['responses'][200]['content']['application/json']

/** A key pair on P-256, private and public. */
const pairOf = (name: 'ECDSA' | 'ECDH', uses: KeyUsage[]) =>
  crypto.subtle.generateKey({ name, namedCurve: 'P-256' }, true, uses)

/** Signs in, creates a card, is refused what is not valid, and encrypts; what came of it. */
export async function outcome(): Promise<unknown> {
  const signing = await pairOf('ECDSA', ['sign', 'verify'])
  const asked: string[] = []
  const d1 = createD1Client({
    environment: 'staging',
    issuerId: issuerId('BANK_EX-01'),
    auth: jwtBearer({ key: signing.privateKey, kid: 'one' }),
    fetch: async (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`)
      if (request.url.endsWith('/token'))
        return Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 60 })
      return Response.json({ cardId: 'card-1' }, { status: 201 })
    },
  })
  const card = { consumerId: consumerId('c'), cardProductId: cardProductId('p'), name: 'JANE DOE' }
  const made = await d1.cards.create(card)
  // @ts-expect-error not a reason that the spec knows
  const refused = await d1.cards.suspend(cardId('card-1'), { stateReason: 'BORED' }).catch(({ code }) => code)
  const { publicKey } = await pairOf('ECDH', ['deriveBits'])
  const key = { key: await crypto.subtle.exportKey('jwk', publicKey), kid: 'two' }
  const encrypted = await encryptCardData({ pan: '4000001234567899', exp: '1230' }, key)
  return { asked, made, refused, parts: encrypted.split('.').length, version: specs['d1-inbound-card'].version }
}
