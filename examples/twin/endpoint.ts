/** The smallest bank: says what D1 notifies of. `node endpoint.ts [PORT]` */
import { createServer } from 'node:http'
import { createReceiver, staticBearer, toNodeHandler } from 'd1-contracts/outbound'

const [port = '8080'] = process.argv.slice(2)
const receiver = createReceiver({
  verify: staticBearer('d1-twin'), // what the twin shows unless it is told another one
  onAuthorisation({ cardId, operation, status, details }) {
    console.log(`The bank hears: ${operation} of ${details?.amount} ${details?.currencyCode} with ${cardId}, ${status}`)
  },
})
createServer(toNodeHandler(receiver)).listen(Number(port), '127.0.0.1')
