/** Registers a card with a twin, its number encrypted to the key of the twin. `node register.ts [TWIN] [CONTROL]` */
import { cardId, cardProductId, consumerId, createD1Client, issuerId, staticBearer } from 'd1-contracts/inbound'

const [twin = 'http://127.0.0.1:4010', control = 'http://127.0.0.1:4011'] = process.argv.slice(2)
const published = await whenUp(`${control}/twin/keys`)
const [key] = JSON.parse(await published.text()).keys
const d1 = createD1Client({
  baseUrl: twin,
  issuerId: issuerId('BANK_EX-01'),
  auth: staticBearer('any-token'),
  encryption: { key, kid: key.kid },
})

const card = cardId('card-jane')
await d1.cards.register(card, {
  consumerId: consumerId('consumer-1'),
  cardProductId: cardProductId('product-1'),
  name: 'JANE DOE',
  credentials: { pan: '4000000000000002', exp: '1230' },
})
const { state } = await d1.cards.get(card)
console.log(`D1 knows ${card}: ${state}`)

/** Asks until somebody answers: a twin that was started a moment ago may need another one. */
async function whenUp(url: string, attempts = 150): Promise<Response> {
  try {
    return await fetch(url)
  } catch {
    if (attempts === 0) throw new Error(`There is no twin at ${url}; start one with --control-port.`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    return whenUp(url, attempts - 1)
  }
}
