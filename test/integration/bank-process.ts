/**
 * A bank as a process that is killed: writes down what came in before it answers, and answers badly as often as it is
 * told to. Arguments: port, file for its notes, seed, one in how many calls goes wrong (0: none).
 */
import { appendFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { createRandom } from '../../scripts/lib/sampling/random.ts'

const [port = '0', file = '', seed = '1', every = '0'] = process.argv.slice(2)
const random = createRandom(Number(seed))

/** What may go wrong once a call has been written down. */
const FAILURES: readonly ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(500).end('{"errorCode":"INTERNAL_ERROR"}'),
  (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
  (response) => response.writeHead(400).end(),
  (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  (response) => response.socket?.destroy(),
  (response) => response.socket?.end('this is no HTTP\r\n\r\n'),
  // Hangs: neither an answer nor an end.
  () => {},
]

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { operations } = JSON.parse(Buffer.concat(chunks).toString())
    const lines = operations.map(({ cardId, operationId }: Record<string, string>) => `${cardId} ${operationId}\n`)
    appendFileSync(file, lines.join(''))
    const fails = Number(every) > 0 && random.below(Number(every)) === 0
    const answer = fails ? random.pick(FAILURES) : () => response.writeHead(204).end()
    setTimeout(() => answer?.(response), random.below(5))
  })
}).listen(Number(port), '127.0.0.1')
