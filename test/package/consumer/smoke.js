/**
 * Imports each entry of the installed package and makes it do something, with a `fetch` that is a function.
 * Says on stdout what came of it, as JSON.
 */
import { certify } from 'd1-contracts/contracts'
import { gate } from 'd1-contracts/gate'
import { cardId, cardProductId, consumerId, createD1Client, issuerId, staticBearer } from 'd1-contracts/inbound'
import { startMock } from 'd1-contracts/mock'
import { createReceiver, staticBearer as theirs } from 'd1-contracts/outbound'
import { specs } from 'd1-contracts/types'

const said = { specs }

const d1 = createD1Client({
  environment: 'staging',
  issuerId: issuerId('BANK_EX-01'),
  auth: staticBearer('token'),
  fetch: async (request) => {
    said.asked = `${request.method} ${request.url}`
    return Response.json({ cardId: 'card-1' }, { status: 201 })
  },
})
said.made = await d1.cards.create({
  consumerId: consumerId('c'),
  cardProductId: cardProductId('p'),
  name: 'JANE DOE',
})
said.refused = await d1.cards.suspend(cardId('card-1'), { stateReason: 'BORED' }).catch(({ code }) => code)

const receiver = createReceiver({ verify: theirs('token'), onAuthorisation() {} })
const run = certify({
  spec: 'outbound',
  target: { baseUrl: 'http://localhost', token: 'token' },
  profile: 'smoke',
  fetch: receiver.fetch,
})
said.events = 0
for await (const { type } of run) said.events += type === 'judgement' ? 1 : 0
const { verdict, reason } = await run.result()
said.certified = [verdict, reason]

const twin = await startMock({ spec: 'inbound', engine: 'twin' })
said.twin = (await fetch(`${twin.url}/v2/issuers/BANK_EX-01/cards/card-0001`)).status
await twin.close()

said.gate = (await gate({ base: 'base.yaml', head: 'head.yaml' })).changes.map(({ rule }) => rule)

process.stdout.write(`${JSON.stringify(said)}\n`)
