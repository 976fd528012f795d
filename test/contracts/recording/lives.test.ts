/** What was recorded of lives, walks and refused changes is found again whole, with every exchange that led to it. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../../../contracts/judging/policy.ts'
import schema from '../../../contracts/recording/entry.schema.json' with { type: 'json' }
import type { Entry } from '../../../contracts/recording/har.ts'
import { judgeAgain } from '../../../contracts/recording/judge-again.ts'
import { createRecorder } from '../../../contracts/recording/recorder.ts'
import type { Finding, Result } from '../../../contracts/result.ts'
import { run } from '../../../contracts/run.ts'
import { LIFE_CHECKS, libraryTable } from '../library/run-library.ts'
import { KEPT, startLibrary, type Ways } from '../library/server.ts'

/** Applies a change before it is looked at. */
const AT_ONCE: Ways['check'] = (asked, body, book) => {
  if (asked === 'change' && book) Object.assign(book, { title: 'Applied all the same' })
  KEPT.check(asked, body, book)
}

const isEntry = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

/** Runs against a library and records; then judges what was recorded. */
async function twice(
  ways: Partial<Ways>,
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<{ live: Result; again: Result; entries: Entry[] }> {
  const server = await startLibrary(ways)
  const table = await libraryTable()
  const capabilities = { writes: true, stateful: true }
  const target = { baseUrl: server.url, data: { bookId: 'book-0' }, capabilities, timeoutMs: 5000 }
  const entries: Entry[] = []
  const stop = new AbortController()
  const write = (entry: Entry) => {
    entries.push(JSON.parse(JSON.stringify(entry)))
    if (entries.length >= stopAfter) stop.abort()
  }
  const onTalk = createRecorder({ table, baseUrl: target.baseUrl, token: undefined, now: () => 0, write })
  let live: Result | undefined
  for await (const event of run({
    table,
    target,
    seed: 1,
    only: LIFE_CHECKS,
    number: 7,
    onTalk,
    signal: stop.signal,
  })) {
    if (event.type === 'end') live = event.result
  }
  await server.stop()
  const recorded = { api: table.api, specSha256: '', baseUrl: target.baseUrl, seed: 1, profile: 'standard' as const }
  const addresses = [{ host: new URL(target.baseUrl).host, prefix: '' }]
  const options = { table, target, run: recorded, addresses, operations: [], policy: USUAL_POLICY }
  async function* each(): AsyncGenerator<Entry> {
    yield* entries
  }
  let again: Result | undefined
  const replay = { ...options, only: LIFE_CHECKS, entries: each(), now: () => new Date(0) }
  for await (const event of judgeAgain(replay)) if (event.type === 'end') again = event.result
  if (!live || !again) throw new Error('A run came to no end.')
  return { live, again, entries }
}

const failed = ({ findings }: Result): Finding[] => findings.filter(({ outcome }) => outcome === 'fail')

/** What led to a finding, in a few words. */
const steps = ({ evidence }: Finding): string[] =>
  [...(evidence?.earlier ?? []), ...(evidence ? [evidence] : [])].map(
    ({ request, response }) => `${request.method} ${request.target} ${response?.status}`,
  )

describe('a recording of lives', () => {
  it.each<[string, Partial<Ways>]>([
    ['a book that is made is forgotten', { keep: () => {} }],
    ['a rebound book keeps its id', { rebind: (_, book) => book }],
    ['a change that is refused is done', { check: AT_ONCE }],
    ['pulped ids are free', { pulp: (books, book) => void books.delete(book.id) }],
  ])('in which %s is judged as the library was, with the same evidence', async (_, ways) => {
    const { live, again, entries } = await twice(ways)
    expect(entries.filter((entry) => !isEntry(entry))).toEqual([])
    expect(entries.some(({ _role }) => _role === 'preparation')).toBe(true)
    expect(failed(live).length).toBeGreaterThan(0)
    expect(again.findings).toEqual(live.findings)
    expect(again.summary).toEqual(live.summary)
  })

  it('of a run that was stopped is as little a verdict as that run', async () => {
    const { live, again } = await twice({}, 20)
    expect([again.verdict, again.reason]).toEqual(['could-not-judge', live.reason])
  })

  it('shows what made a thing, each step of its life, and how to see all of that again', async () => {
    const { live } = await twice({ lend: (book, why) => void Object.assign(book, { state: 'IN', why }) })
    const found = failed(live).find(({ check }) => check === 'state-as-documented')
    const [first = '', ...others] = found ? steps(found) : []
    expect(first).toMatch(/^POST \/books 201$/)
    expect(others.at(-1)).toBe('GET /books/$NEW_BOOK_ID 200')
    expect(found?.curl?.split(' &&\n')).toHaveLength(others.length + 1)
    expect(found?.values).toContain('`$NEW_BOOK_ID` is the `/book/id` that request 1 answers.')
  })

  it('shows a change that was refused between what was read before and after', async () => {
    const { live } = await twice({ check: AT_ONCE })
    const found = failed(live).find(({ check }) => check === 'failed-write-no-trace')
    const seen = found ? steps(found).map((step) => step.split(' ')[0]) : []
    expect(seen.slice(0, 3)).toEqual(['POST', 'GET', 'GET'])
    expect(seen.at(-1)).toBe('GET')
    expect(seen).toContain('PATCH')
  })
})
