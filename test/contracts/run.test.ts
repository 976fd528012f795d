/** The engine: what it sends, in which order, what it says of it, and what it never says. */
import { describe, expect, it, vi } from 'vitest'
import { checks } from '../../contracts/checks/index.ts'
import type { RunEvent } from '../../contracts/event.ts'
import type { Result } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import type { Target } from '../../contracts/target.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Source } from '../../scripts/lib/provenance.ts'
import { depotTable, depotTarget, runDepot } from './depot/run-depot.ts'
import { type Manners, type Promises, startDepot, TOKEN } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

const ITEMS = '/depots/{depotId}/items'

/** Runs against a fresh server and gives all that was said, and all that was asked. */
async function record(
  broken: Partial<Promises & Manners>,
  options: { target?: Partial<Target>; seed?: number; table?: OperationsTable } = {},
): Promise<{ events: RunEvent[]; asked: string[]; result: Result }> {
  const asked: string[] = []
  const depot = await startDepot({
    ...broken,
    tamper: (answer, read) => {
      asked.push(`${read.method} ${read.path}?${read.query} ${read.headers['x-trace-id'] ?? ''} ${read.body}`)
      return broken.tamper?.(answer, read) ?? answer
    },
  })
  const table = options.table ?? (await depotTable('listItems'))
  const events: RunEvent[] = []
  const target = depotTarget(depot.url, options.target)
  for await (const event of run({ table, target, seed: options.seed ?? 1, only: [] })) events.push(event)
  await depot.stop()
  const end = events.at(-1)
  if (end?.type !== 'end') throw new Error('The run never came to its end.')
  return { events, asked, result: end.result }
}

const twoFaults: Partial<Promises & Manners> = { limit: () => true, kind: () => true }

/** Findings without the port of the server. */
const withoutPort = ({ findings }: Result) => JSON.stringify(findings).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')

describe('a run', () => {
  it('sends the same and finds the same for the same seed', async () => {
    const [first, second] = [await record(twoFaults), await record(twoFaults)]
    expect(first.asked.toSorted()).toEqual(second.asked.toSorted())
    expect(withoutPort(first.result)).toBe(withoutPort(second.result))
    const said = ({ events }: typeof first) =>
      events.filter(({ type }) => type !== 'end' && type !== 'start').map((event) => ({ ...event, durationMs: 0 }))
    expect(said(first)).toEqual(said(second))
  })

  it('sends other values for another seed and gives the same faults the same fingerprints', async () => {
    const [first, second] = [await record(twoFaults), await record(twoFaults, { seed: 2 })]
    expect(first.asked).not.toEqual(second.asked)
    const prints = ({ findings }: Result) =>
      findings.filter(({ outcome }) => outcome === 'fail').map((one) => one.fingerprint)
    expect(prints(first.result)).toEqual(prints(second.result))
    expect(first.result.seed).toBe(1)
    expect(second.result.seed).toBe(2)
  })

  it('tells in order what happens', async () => {
    const { events, result } = await record({})
    expect(events[0]).toEqual({
      type: 'start',
      api: 'depot',
      baseUrl: result.target.baseUrl,
      seed: 1,
      operations: 1,
      checks: checks.length,
    })
    expect(events.filter(({ type }) => type === 'operation')).toEqual([
      { type: 'operation', operation: 'listItems', index: 0, of: 1 },
    ])
    const exchanges = events.filter(({ type }) => type === 'exchange')
    // The first request only asks whether anybody is there.
    expect(result.exchanges).toBe(exchanges.length + 1)
    expect(result.operations.map((one) => one.exchanges).reduce((a, b) => a + b)).toBe(exchanges.length)
    const judgements = events.filter(({ type }) => type === 'judgement')
    expect(
      Object.values(result.summary)
        .flatMap((tally) => Object.values(tally))
        .reduce((a, b) => a + b),
    ).toBe(judgements.length)
  })

  it('never shows the token or a secret of a body', async () => {
    const tampered = { tamper: () => ({ status: 500, headers: {}, body: { code: 'X' } }) }
    const { events, asked } = await record(tampered, { table: await depotTable('addItem') })
    const secrets = asked.flatMap((line) => /"unlockToken":"([^"]+)"/.exec(line)?.[1] ?? [])
    expect(secrets.length).toBeGreaterThan(0)
    const said = JSON.stringify(events)
    expect(said).toContain('$DEPOT_TOKEN')
    expect([TOKEN, ...secrets].filter((secret) => said.includes(secret))).toEqual([])
  })

  it('words a finding so that it can be sent again', async () => {
    const { result } = await record({ limit: () => true })
    expect(result.findings.find(({ keyword }) => keyword === 'maximum')).toEqual({
      check: 'invalid-request-refused',
      severity: 'must',
      outcome: 'fail',
      operation: 'listItems',
      title: 'Refuses every request with a value the document forbids',
      expected: 'a refusal (4xx)',
      actual: '200',
      pointer: '/paths/~1depots~1{depotId}~1items/get/parameters/0/schema/maximum',
      fault: {
        location: 'query',
        name: 'limit',
        keyword: 'maximum',
        value: '51',
        sentence: 'query parameter `limit` is 51: more than 50, the most allowed',
      },
      curl: `curl -sS -i -X GET '${result.target.baseUrl}/depots/north/items?limit=51' -H 'authorization: Bearer '"$DEPOT_TOKEN"`,
      keyword: 'maximum',
      evidence: expect.objectContaining({ response: expect.objectContaining({ status: 200 }) }),
      count: 2,
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
    })
    expect(result.verdict).toBe('violates')
    expect(result.reason).toBe('3 rules broken in 1 operation.')
  })
})

describe('a target that remembers', () => {
  it('is asked for what ends things last, and keeps what the data names', async () => {
    const { events, asked } = await record({}, { table: await depotTable() })
    const order = events.flatMap((event) => (event.type === 'operation' ? [event.operation] : []))
    expect(order).toEqual(['listItems', 'readItem', 'readStatus', 'addItem', 'countItem', 'removeItem'])
    const deletions = asked.filter((line) => line.startsWith('DELETE /depots/north/items/'))
    const own = ({ probe }: Extract<RunEvent, { type: 'exchange' }>) => !probe.startsWith('made-')
    const statuses = events.flatMap((event) =>
      event.type === 'exchange' && event.operation === 'removeItem' && own(event) ? [event.status] : [],
    )
    expect(deletions.length).toBeGreaterThan(0)
    expect(deletions.filter((line) => /items\/item-7\? {2}/.test(line))).toEqual([])
    expect(statuses).toContain(204)
  })
})

const EXPIRED =
  'A token that has expired is not tried: name the variable that holds it by `credentials.expired.env` in the target file.'

describe('what may not be sent', () => {
  it('is everything that could change something when writes are off', async () => {
    const capabilities = { writes: false, stateful: true }
    const { asked, result } = await record({}, { target: { capabilities }, table: await depotTable() })
    expect(asked.filter((line) => !/^(GET|HEAD|OPTIONS) /.test(line))).toEqual([])
    expect(result.coverage.filter(({ kind }) => kind !== 'status-never-seen').map((gap) => Object.values(gap))).toEqual(
      [
        ['listItems', 'left-out', EXPIRED],
        ['listItems', 'left-out', 'Methods that could change something are not tried: writes are off.'],
        ['addItem', 'never-sent', 'Nothing was sent: it may change something and writes are off.'],
        ['readItem', 'left-out', EXPIRED],
        ['readItem', 'left-out', 'Methods that could change something are not tried: writes are off.'],
        ['removeItem', 'never-sent', 'Nothing was sent: it may change something and writes are off.'],
        ['countItem', 'never-sent', 'Nothing was sent: it may change something and writes are off.'],
        ['readStatus', 'left-out', 'Methods that could change something are not tried: writes are off.'],
      ],
    )
    expect(result.verdict).toBe('conforms')
  })

  it('is what needs a token when none is known', async () => {
    const depot = await startDepot()
    const target = depotTarget(depot.url)
    delete target.bearer
    const result = await runDepot(target, { part: ITEMS })
    await depot.stop()
    expect(result.verdict).toBe('could-not-judge')
    expect(result.reason).toBe(
      'No request was accepted by the target. No request was accepted: it asks for credentials and no token was given.',
    )
    expect(result.operations.map(({ statuses }) => statuses)).toEqual([{ '401': 9 }, { '401': 11 }])
    expect(result.checks.filter(({ tally }) => tally.pass > 0).map(({ id }) => id)).toContain('credentials-refused')
  })

  it('is nearly everything when the token is refused', async () => {
    const { result } = await record({}, { target: { bearer: { token: 'wrong-token', name: 'DEPOT_TOKEN' } } })
    expect(result.verdict).toBe('could-not-judge')
    expect(result.reason).toBe(
      'No request was accepted by the target. No request was accepted: the plain valid request is answered 401; token rejected, give one that the target accepts.',
    )
    expect(result.operations[0]?.statuses).toEqual({ '401': 21 })
  })

  it('is judged to be nothing where everything is unknown', async () => {
    const { result } = await record({}, { target: { data: {} } })
    expect(result.verdict).toBe('could-not-judge')
    expect(result.coverage[0]).toEqual({
      operation: 'listItems',
      kind: 'never-accepted',
      message:
        'No request was accepted: the plain valid request is answered 404; `depotId` unknown, name one that exists in the data of the target.',
    })
    expect(result.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([])
  })

  it('is a value of the data that does not fit', async () => {
    const { result } = await record({}, { target: { data: { depotId: 'NORTH' } } })
    expect(result.coverage.filter(({ kind }) => kind === 'left-out')[0]?.message).toBe(
      'The value of `depotId` in the data does not fit the path parameter `depotId`, so another one is used.',
    )
  })
})

describe('evidence', () => {
  it.each<[Source['evidence'], string, string]>([
    ['stated', 'must', 'violates'],
    ['derived', 'should', 'conforms'],
    ['assumed', 'may', 'conforms'],
  ])('that is %s makes a broken rule a %s', async (evidence, severity, verdict) => {
    const table = await depotTable('listItems')
    const pointer = '/paths/~1depots~1{depotId}~1items/get/parameters/0'
    const sources = { [pointer]: { evidence, page: 'depot', line: 12 } }
    const { result } = await record({ limit: () => true }, { table: { ...table, sources } })
    const finding = result.findings.find(({ fault }) => fault?.value === '51')
    expect([finding?.severity, finding?.source, result.verdict]).toEqual([severity, sources[pointer], verdict])
  })
})

describe('what cannot be run', () => {
  it.each<[only: string[], baseUrl: string, message: string]>([
    [
      ['page-sizes'],
      'http://127.0.0.1:1',
      'No check is called "page-sizes"; the nearest are "page-size", "page-full", "pages-join".',
    ],
    [[], 'ftp://127.0.0.1', 'The base URL must be an http or https URL without query or fragment.'],
    [[], 'http://127.0.0.1/?a=b', 'The base URL must be an http or https URL without query or fragment.'],
    [[], 'http://user:word@127.0.0.1/', 'The base URL must not hold a user name or password; name a variable instead.'],
  ])('%j at %s says why', async (only, baseUrl, message) => {
    await expect(runDepot(depotTarget(baseUrl), { only })).rejects.toMatchObject({ code: 'ARGUMENTS', message })
  })
})
