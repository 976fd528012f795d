/**
 * A receiver that does nothing but take: answers 204, counts, and notes whatever came before its predecessor of the same
 * card. Ids end in a number that grows. Argument: port. `GET /` tells what came and begins again.
 */
import { createServer } from 'node:http'

let [taken, disordered] = [0, 0]
let last = new Map<string, number>()

createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ taken, disordered }))
    ;[taken, disordered, last] = [0, 0, new Map()]
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    for (const { cardId, operationId } of JSON.parse(Buffer.concat(chunks).toString()).operations) {
      const number = Number(operationId)
      taken += 1
      if (number <= (last.get(cardId) ?? 0)) disordered += 1
      last.set(cardId, number)
    }
    response.writeHead(204).end()
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
