/** Connections on which a body was refused: what is left of it is not the next request. */
import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { run } from '../../contracts/run.ts'
import { smallTable } from './small/run-small.ts'

const TOKEN = 'a.t0ken'
const responses = { '200': { description: 'fine' }, '401': { description: 'who?' } }
const requestBody = {
  required: true,
  content: {
    'application/json': { schema: { type: 'object', required: ['note'], properties: { note: { type: 'string' } } } },
  },
}
const table = smallTable(
  {
    '/notes': {
      get: { operationId: 'readNotes', responses },
      post: { operationId: 'addNote', requestBody, responses },
    },
  },
  { security: [{ bearer: [] }], components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
)

/** What a server does with the body of a request that it refuses. */
type Manner = 'read' | 'left' | 'closed'

/** Answers the requests at the beginning of what came; gives back what is left. */
function answerAll(socket: Socket, text: string, manner: Manner): string {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return text
  const head = text.slice(0, end)
  const isKnown = head.includes(`authorization: Bearer ${TOKEN}\r\n`) || head.endsWith(`authorization: Bearer ${TOKEN}`)
  const isRequest = /^(?:GET|POST|HEAD|PUT|PATCH|DELETE|OPTIONS|TRACE) \S+ HTTP\/1\.1\r\n/.test(head)
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
  if (text.length < end + 4 + length) return text
  const status = isRequest ? (isKnown ? 200 : 401) : 400
  const closing = status === 401 && manner === 'closed'
  socket.write(`HTTP/1.1 ${status} X\r\ncontent-length: 0\r\n${closing ? 'connection: close\r\n' : ''}\r\n`)
  if (closing) socket.end()
  return answerAll(socket, text.slice(end + 4 + (status === 401 && manner === 'left' ? 0 : length)), manner)
}

async function certified(manner: Manner): Promise<{ found: string[]; judged: number }> {
  const server = createServer((socket) => {
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text = answerAll(socket, text + chunk.toString('latin1'), manner)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const capabilities = { writes: true, stateful: true }
  const bearer = { token: TOKEN, name: 'TOKEN' }
  const target = { baseUrl: `http://127.0.0.1:${port}`, bearer, data: {}, capabilities, timeoutMs: 2000 }
  try {
    for await (const event of run({ table, target, seed: 1, only: ['connection-kept'] })) {
      if (event.type !== 'end') continue
      const { findings, checks } = event.result
      const tally = checks.find(({ id }) => id === 'connection-kept')?.tally
      return {
        found: findings.map(({ severity, check, operation, actual }) => `${severity} ${check} ${operation} ${actual}`),
        judged: (tally?.pass ?? 0) + (tally?.fail ?? 0),
      }
    }
  } finally {
    server.close()
  }
  throw new Error('The run never came to its end.')
}

describe('a connection on which a body was refused', () => {
  it.each<[Manner, string[]]>([
    ['read', []],
    ['closed', []],
    ['left', Array(2).fill('should connection-kept readNotes 400')],
  ])('where it is %s', async (manner, want) => {
    const { found, judged } = await certified(manner)
    expect(found).toEqual(want)
    expect(judged).toBe(2)
  })
})
