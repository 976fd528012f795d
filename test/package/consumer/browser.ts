/** What runs in a browser: the client, its validators and the types. Compiled without the types of Node, and bundled. */
import { cardId, createD1Client, encryptCardData, issuerId, jwtBearer } from 'd1-contracts/inbound'
import { type inbound, specs } from 'd1-contracts/types'

/** A card as the spec writes it. */
export type Card = inbound.operations['getCardDetails']['responses'][200]['content']['application/json']

export const { version } = specs['d1-inbound-card']
export { cardId, createD1Client, encryptCardData, issuerId, jwtBearer }
