/** What others recorded, judged by what one exchange tells. */
import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../../../contracts/judging/policy.ts'
import type { Entry } from '../../../contracts/recording/har.ts'
import { judgeAgain } from '../../../contracts/recording/judge-again.ts'
import type { Result } from '../../../contracts/result.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'

const BASE = 'https://api.example.test/banking'
const table = await depotTable('/depots/{depotId}/items')

/** Judges entries below a base URL. */
async function judged(...captured: Entry[]): Promise<Result> {
  async function* entries() {
    yield* captured
  }
  const target = depotTarget(BASE, { data: {} })
  const addresses = [{ host: 'api.example.test', prefix: '/banking' }]
  const options = { table, target, run: undefined, addresses, only: [], operations: [], policy: USUAL_POLICY }
  for await (const event of judgeAgain({ ...options, entries: entries(), now: () => new Date(0) })) {
    if (event.type === 'end') return event.result
  }
  throw new Error('It came to no end.')
}

const page = { items: [{ id: 'item-1', name: 'Hammer', quantity: 3 }], total: 1 }
const json = (value: unknown) => ({ mimeType: 'application/json', text: JSON.stringify(value) })
const listed = (query = '', content: object = json(page), status = 200): Entry => ({
  request: {
    method: 'GET',
    url: `${BASE}/depots/north/items${query}`,
    headers: [
      { name: ':method', value: 'GET' },
      { name: 'Authorization', value: 'Bearer secret-token-1' },
    ],
  },
  response: { status, headers: [{ name: 'Content-Type', value: 'application/json' }], content },
})
const broken = ({ findings }: Result) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ check, fault }) => `${check}: ${fault?.sentence ?? ''}`)

describe('what others recorded', () => {
  it.each<[string, Entry, string[]]>([
    ['as the document says', listed('?limit=5'), []],
    [
      'in base64',
      listed('', { mimeType: 'application/json', encoding: 'base64', text: btoa(JSON.stringify(page)) }),
      [],
    ],
    [
      'with a forbidden value that was accepted',
      listed('?limit=51'),
      ['invalid-request-refused: query parameter `limit` is 51: it must be at most 50'],
    ],
    ['with a forbidden value that was refused', listed('?limit=51', json({}), 400), expect.any(Array)],
    ['with another body', listed('', json({ items: 1 })), ['response-schema: ', 'response-schema: ']],
    ['with an unknown status', listed('', json({}), 418), expect.arrayContaining(['documented-status: '])],
    ['without its body', listed('', { mimeType: 'application/json', size: 90 }), []],
  ])('%s', async (_, entry, want) => {
    expect(broken(await judged(entry))).toEqual(want)
  })

  it('shows no token, and says what was passed over', async () => {
    const other = { ...listed(), request: { method: 'GET', url: 'https://cdn.example.test/x' } }
    const stranger = { ...listed(), request: { method: 'GET', url: `${BASE}/nothing` } }
    const result = await judged(listed('?limit=51'), other, stranger, stranger)
    expect(result.recording).toEqual({ entries: 4, judged: 1, elsewhere: 1, unmatched: 2 })
    expect(JSON.stringify(result)).not.toContain('secret-token')
    expect(result.coverage.filter(({ kind }) => kind === 'unmatched').map(({ message }) => message)).toEqual([
      'No operation fits GET /nothing (2 in the recording).',
    ])
  })

  it('is nothing where nothing fits', async () => {
    const { verdict, reason } = await judged({ ...listed(), request: { method: 'GET', url: 'https://x.test/' } })
    expect([verdict, reason]).toEqual([
      'could-not-judge',
      'No entry of the recording fits an operation of the spec; 1 are of other hosts or paths, so check `--base-url`.',
    ])
    expect((await judged()).reason).toBe('The recording is empty.')
  })
})
