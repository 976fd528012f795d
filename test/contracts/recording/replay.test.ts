/** A recorded run is judged again as it was; what is written down holds no secret. */
import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../../../contracts/judging/policy.ts'
import type { Entry } from '../../../contracts/recording/har.ts'
import { judgeAgain } from '../../../contracts/recording/judge-again.ts'
import { createRecorder } from '../../../contracts/recording/recorder.ts'
import type { Result } from '../../../contracts/result.ts'
import { run } from '../../../contracts/run.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'
import { type Manners, type Promises, startDepot, TOKEN } from '../depot/server.ts'

/** Runs against a depot and records; then judges what was recorded. */
async function twice(
  broken: Partial<Promises & Manners>,
  read: (table: OperationsTable) => OperationsTable = (table) => table,
): Promise<{ live: Result; again: Result; text: string }> {
  const depot = await startDepot(broken)
  const table = read(await depotTable('/depots/{depotId}/items'))
  const target = depotTarget(depot.url)
  const lines: string[] = []
  const write = (entry: Entry) => void lines.push(JSON.stringify(entry))
  const onTalk = createRecorder({ table, baseUrl: target.baseUrl, token: TOKEN, now: () => 0, write })
  let live: Result | undefined
  for await (const event of run({ table, target, seed: 1, only: [], onTalk })) {
    if (event.type === 'end') live = event.result
  }
  await depot.stop()
  async function* entries(): AsyncGenerator<Entry> {
    for (const line of lines) yield JSON.parse(line) as Entry
  }
  const recorded = { api: table.api, specSha256: '', baseUrl: target.baseUrl, seed: 1, profile: 'standard' as const }
  const addresses = [
    { host: new URL(target.baseUrl).host, prefix: new URL(target.baseUrl).pathname.replace(/\/$/, '') },
  ]
  const bare = { ...target, data: {} }
  delete bare.bearer
  const options = { table, target: bare, run: recorded, addresses, only: [], operations: [], policy: USUAL_POLICY }
  let again: Result | undefined
  for await (const event of judgeAgain({ ...options, entries: entries(), now: () => new Date(0) })) {
    if (event.type === 'end') again = event.result
  }
  if (!live || !again) throw new Error('A run came to no end.')
  return { live, again, text: lines.join('\n') }
}

/** What a finding says, without what it shows. */
const said = ({ findings }: Result) => findings.map(({ evidence: _, ...finding }) => finding)

describe('a recording', () => {
  it.each<[string, Partial<Promises & Manners>]>([
    ['a server that keeps its promises', {}],
    ['a server that takes any limit and any new item', { limit: () => true, newItem: () => true }],
    [
      'a server that repeats tokens and forgets members',
      {
        tamper: (answer, { headers }) =>
          answer.status < 400
            ? { ...answer, body: Array.isArray(answer.body) ? answer.body : { surprise: 1 } }
            : { ...answer, body: { message: `not ${headers.authorization}`, stack: 'at x (y.js:1:2)' } },
      },
    ],
    ['a server that takes no token for a token', { authorized: () => true, offset: () => true }],
  ])('of %s is judged as the server was', async (_, broken) => {
    const { live, again, text } = await twice(broken)
    expect(said(again)).toEqual(said(live))
    expect(again.summary).toEqual(live.summary)
    expect([again.verdict, again.reason]).toEqual([live.verdict, live.reason])
    expect(again.operations).toEqual(live.operations)
    expect(text).not.toContain(TOKEN)
  })

  it('weighs what is only concluded from names as the run did', async () => {
    const silent = (table: OperationsTable): OperationsTable => ({
      ...table,
      operations: table.operations.map((operation) => ({ ...operation, constraints: [] })),
    })
    const overlapping: Promises['tamper'] = (answer, { query }) => {
      const { items } = Object(answer.body ?? {})
      const isLater = Number(query.get('offset')) > 0 && Array.isArray(items) && items.length > 1
      return isLater ? { ...answer, body: { ...Object(answer.body), items: [items[1], ...items.slice(1)] } } : answer
    }
    const { live, again } = await twice({ tamper: overlapping }, silent)
    const pages = live.findings.filter(({ check, outcome }) => outcome === 'fail' && check.startsWith('page'))
    expect(new Set(pages.map(({ severity }) => severity))).toEqual(new Set(['should']))
    expect(said(again)).toEqual(said(live))
    expect(again.summary).toEqual(live.summary)
  })
})
