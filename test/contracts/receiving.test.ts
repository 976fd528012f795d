/**
 * Receivers of what a publisher sends: those that keep to its change policy raise nothing, each that breaks one part of it
 * is found by the check it belongs to. The receiver below is written by hand and shares no code with the suite.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Finding, Result } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import { loadSpec } from '../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

interface Letter {
  id: string
  kind: string
  to: Record<string, unknown>
  return?: { reason?: string; detail?: string }
}

interface Come {
  headers: Record<string, string | string[] | undefined>
  query: string
  text: string
  body: Record<string, unknown>
  letters: Letter[]
  /** How often the same text came before. */
  before: number
}

/** A status for what came, when the receiver does not like it. */
type Dislike = (come: Come) => number | undefined

const TOKEN = 'tok-mailbox-1'
const running: (() => void)[] = []
afterEach(() => {
  for (const stop of running.splice(0)) stop()
})

async function startMailbox(dislike: Dislike): Promise<string> {
  const seen = new Map<string, number>()
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => void chunks.push(chunk))
    incoming.on('end', () => {
      const say = (status: number) => void answer.writeHead(status, status === 405 ? { allow: 'POST' } : {}).end()
      const [path, query = ''] = (incoming.url ?? '').split('?')
      if (path !== '/letters') return say(404)
      if (incoming.method !== 'POST') return say(405)
      if (!/^bearer /i.test(incoming.headers.authorization ?? '') || incoming.headers.authorization?.slice(7) !== TOKEN)
        return say(401)
      if (!/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) return say(415)
      const text = Buffer.concat(chunks).toString()
      let body: Record<string, unknown>
      try {
        body = JSON.parse(text)
      } catch {
        return say(400)
      }
      if (!Array.isArray(body?.letters)) return say(400)
      const before = seen.get(text) ?? 0
      const come: Come = { headers: incoming.headers, query, text, body, letters: body.letters, before }
      if (!come.letters.every((letter) => typeof letter?.id === 'string' && typeof letter.to === 'object'))
        return say(400)
      const disliked = dislike(come)
      if (disliked !== undefined) return say(disliked)
      seen.set(text, before + 1)
      return say(204)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function tableOf(): Promise<OperationsTable> {
  return operationsTable(await loadSpec(fileURLToPath(new URL('./mailbox/mailbox.yaml', import.meta.url))))
}

async function certify(dislike: Dislike, given?: OperationsTable): Promise<Result> {
  const table = given ?? (await tableOf())
  const target = {
    baseUrl: await startMailbox(dislike),
    bearer: { token: TOKEN, name: 'TOKEN' },
    data: {},
    capabilities: { writes: true, stateful: true },
    timeoutMs: 2000,
  }
  const only = ['valid-request-accepted', 'additions-accepted', 'redelivery-accepted']
  for await (const event of run({ table, target, seed: 1, only })) if (event.type === 'end') return event.result
  throw new Error('The run never came to its end.')
}

const failed = ({ findings }: Result) => findings.filter(({ outcome }) => outcome === 'fail')
const told = ({ severity, check, fault, actual }: Finding) => `${severity} ${check}: ${fault?.sentence}: ${actual}`

const members = (value: object, known: readonly string[]) => Object.keys(value).every((name) => known.includes(name))

const strict: [what: string, dislike: Dislike, want: string[]][] = [
  [
    'an unknown header',
    ({ headers }) => (Object.keys(headers).some((name) => /^x-/.test(name)) ? 400 : undefined),
    ['must additions-accepted: header `x-new-parameter` is there, which no page describes: 400'],
  ],
  [
    'an unknown query parameter',
    ({ query }) => (query === '' ? undefined : 400),
    ['must additions-accepted: query parameter `newParameter` is there, which no page describes: 400'],
  ],
  [
    'an unknown member of the body',
    ({ body }) => (members(body, ['letters']) ? undefined : 400),
    ['must additions-accepted: body property `/newParameter` is "new": which no page describes: 400'],
  ],
  [
    'an unknown member inside of what the schema closes itself',
    ({ letters }) => (letters.every(({ to }) => members(to, ['name'])) ? undefined : 400),
    ['should additions-accepted: body property `/letters/0/to/newParameter` is "new": which no page describes: 400'],
  ],
  [
    'an unknown value',
    ({ letters }) => (letters.every(({ kind }) => ['LETTER', 'PARCEL'].includes(kind)) ? undefined : 400),
    ['must additions-accepted: body property `/letters/0/kind` is "NEW_VALUE": a value that no page lists yet: 400'],
  ],
  [
    'an unknown value of what no example has',
    ({ text }) => (/"size":"(?!SMALL|LARGE)/.test(text) ? 400 : undefined),
    ['must additions-accepted: body property `/letters/0/size` is "NEW_VALUE": a value that no page lists yet: 400'],
  ],
  [
    'members in another order',
    ({ letters }) => (Object.keys(letters[0] ?? { id: 0 })[0] === 'id' ? undefined : 400),
    ['must additions-accepted: the properties of the body are in the reverse order: 400'],
  ],
  [
    'a pair that is documented',
    ({ letters }) =>
      letters.some((letter) => letter.return?.reason === 'REFUSED' && letter.return.detail === 'UNWANTED')
        ? 400
        : undefined,
    [
      'must valid-request-accepted: body property `/letters/0/return/detail` is "UNWANTED": value 2 of the 3 allowed: 400',
    ],
  ],
  [
    'many at once',
    ({ letters }) => (letters.length > 20 ? 400 : undefined),
    [expect.stringContaining('should valid-request-accepted: body property `/letters` is') as unknown as string],
  ],
]

describe('a receiver that refuses', () => {
  it.each(strict)('%s is found out', async (_, dislike, want) => {
    const result = await certify(dislike)
    // Where several additions of one kind are refused, the first one tells.
    expect(failed(result).slice(0, want.length).map(told)).toEqual(want)
  })

  it('what came before is found out', async () => {
    const findings = failed(await certify(({ before }) => (before > 0 ? 409 : undefined)))
    expect(findings.map(told)).toEqual(['must redelivery-accepted: the same request, which was accepted before: 409'])
  })
})

const tolerant: [what: string, dislike: Dislike][] = [
  ['takes everything', () => undefined],
  ['has a limit of its own for huge lists', ({ letters }) => (letters.length > 60 ? 400 : undefined)],
]

describe('a receiver that', () => {
  it.each(tolerant)('%s raises nothing', async (_, dislike) => {
    expect(failed(await certify(dislike)).map(told)).toEqual([])
  })

  it('refuses additions nobody announced is told so, and no more', async () => {
    const { compatibility: _, ...table } = await tableOf()
    const result = await certify(({ query }) => (query === '' ? undefined : 400), table)
    expect(failed(result).map(({ severity }) => severity)).toEqual(['should'])
  })
})
