/** What must not compile, of what `test/sdk/must-not-compile.ts` does not name. Compiled by a project that has the package. */
import { certify } from 'd1-contracts/contracts'
import { gate } from 'd1-contracts/gate'
import { type CardId, type ConsumerId, cardId, consumerId, type D1Client } from 'd1-contracts/inbound'
import { startMock } from 'd1-contracts/mock'
import { createReceiver, route } from 'd1-contracts/outbound'
import { type inbound, specs } from 'd1-contracts/types'

/** Never called: the compiler reads it. */
export function mustNotCompile(d1: D1Client): void {
  // @ts-expect-error what is not named has to go somewhere
  route({ PURCHASE: see })
  // @ts-expect-error and within an operation as well
  route({ PURCHASE: { APPROVED: see }, otherwise: see })
  // @ts-expect-error there is no such operation
  route({ PURCHASES: see, otherwise: see })
  // @ts-expect-error somebody has to look at tokens
  createReceiver({ onAuthorisation: see })
  // @ts-expect-error one id is not another
  const card: CardId = consumerId('c')
  // @ts-expect-error in neither direction
  const consumer: ConsumerId = cardId('c')
  // @ts-expect-error rows are counted in numbers
  d1.cards.authorisations(card, { limit: '10' })
  // @ts-expect-error enums of the spec are closed as they are written there
  const state: inbound.components['schemas']['Nothing'] = consumer
  // @ts-expect-error there are two specs
  see(specs['d1-inbound-cards'], state)
  // @ts-expect-error a target listens somewhere
  certify({ spec: 'inbound', target: {} })
  // @ts-expect-error there are three profiles
  certify({ spec: 'inbound', target: { baseUrl: 'http://localhost' }, profile: 'quick' })
  // @ts-expect-error two revisions are compared
  gate({ base: 'a.yaml' })
  // @ts-expect-error a mock is of something
  startMock({ port: 0 })
}

function see(..._values: unknown[]): void {}
