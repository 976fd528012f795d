/** The endpoint that D1 notifies of authorisations. */
import { createServer } from 'node:http'
import { createReceiver, route, sqliteStore, staticBearer, toNodeHandler } from 'd1-contracts/outbound'

const receiver = createReceiver({
  verify: staticBearer(process.env.D1_TOKEN ?? ''),
  issuers: ['BANK_EX-01'],
  seen: sqliteStore('seen.db'), // D1 delivers at least once; this makes it once
  onAuthorisation: route({
    PURCHASE: {
      APPROVED: ({ cardId, details }) => console.log('book', cardId, details?.amount, details?.currencyCode),
      otherwise: ({ cardId, status }) => console.log('note', cardId, status),
    },
    otherwise: ({ cardId, operation, status }) => console.log('note', cardId, operation, status),
  }),
})

createServer(toNodeHandler(receiver)).listen(8080, '127.0.0.1')
