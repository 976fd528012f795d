/**
 * Judges recorded exchanges: those this suite recorded as it did then, those of others by what one exchange tells.
 * Sends nothing and reads nothing; takes entries one after the other and keeps none.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { type Check, skip } from '../checks/check.ts'
import { checks as allChecks } from '../checks/index.ts'
import type { Talk } from '../conversation.ts'
import type { RunEvent } from '../event.ts'
import { judge } from '../judging/judging.ts'
import { Ledger, type RunEnd } from '../judging/ledger.ts'
import type { Policy } from '../judging/policy.ts'
import { selectChecks, selectOperations } from '../judging/selection.ts'
import { placeholders } from '../life/ids.ts'
import { makeableResources } from '../life/inferred.ts'
import { createMasker } from '../masking.ts'
import { DEFAULT_PROFILE } from '../profile.ts'
import type { CoverageGap } from '../result.ts'
import type { Target } from '../target.ts'
import type { Answer } from '../transport/exchange.ts'
import { type Captured, takeUp } from './captured.ts'
import { BodyNotKept } from './exchanges.ts'
import type { Entry, RecordedCase, RecordedRun } from './har.ts'
import { type Below, matchOperation, placeBelow } from './matching.ts'
import { Memory } from './memory.ts'
import { type Retold, retell } from './own.ts'
import { passedOver, passedOverBy } from './passed-over.ts'

/** What judging a recording needs. */
export interface ReplayOptions {
  table: OperationsTable
  target: Target
  entries: AsyncIterable<Entry>
  /** What the recording says of its run, when this suite made it. */
  run: RecordedRun | undefined
  /** The addresses that count. */
  addresses: readonly Below[]
  only: readonly string[]
  operations: readonly string[]
  policy: Policy
  now: () => Date
}

/** Paths without an operation that are told one by one. */
const MOST_TOLD = 20
/** Paths without an operation that are told apart at all. */
const MOST_APART = 1000
/** References of one talk that are taken. */
const MOST_REFERENCES = 50

/** What is counted on the way. */
interface Count {
  entries: number
  judged: number
  elsewhere: number
  unmatched: number
  /** How often each method and path came that no operation has. */
  strangers: Map<string, number>
  /** How many entries were passed over, by the reason. */
  passed: Map<string, number>
  /** Where the first one that others recorded was sent to. */
  baseUrl?: string | undefined
}

/** Judges a recording. @throws PipelineError `ARGUMENTS` for an unknown check or operation. */
export async function* judgeAgain(options: ReplayOptions): AsyncGenerator<RunEvent> {
  const { table, target, policy } = options
  const checks = selectChecks(allChecks, options.only)
  const asked = selectOperations(table.operations, options.operations)
  const masker = createMasker(table, target)
  // Ids that the run made stand in the recording under the names it gave them.
  placeholders({ table, masker }, makeableResources(table))
  const baseUrl = masker.text(target.baseUrl)
  const [startedAt, started] = [options.now(), performance.now()]
  const scope = { checks: options.only, operations: options.operations.length > 0 ? asked.map(({ id }) => id) : [] }
  const { seed = 0, profile = DEFAULT_PROFILE, shard } = options.run ?? {}
  const ledger = new Ledger({ table, target, checks, seed, profile, asked, scope, shard, policy, masker, baseUrl })
  const count: Count = { entries: 0, judged: 0, elsewhere: 0, unmatched: 0, strangers: new Map(), passed: new Map() }
  const seen = new Set<Operation>()
  let stopped: string | undefined
  yield { type: 'start', api: table.api, baseUrl, seed, operations: asked.length, checks: checks.length }
  for await (const { talk, base, token } of talksOf(options, { masker, count })) {
    if (!asked.includes(talk.operation)) continue
    seen.add(talk.operation)
    ledger.count(talk)
    stopped ??= endOf(talk)
    if (!base) continue
    count.judged += 1
    count.baseUrl ??= talk.case.request.baseUrl
    for (const judgement of judge(table, checks.map(patient), talk, base, token)) {
      ledger.enter({ ...judgement, talk: readable(talk) })
      const { check, severity, outcome } = judgement
      yield { type: 'judgement', operation: talk.operation.id, check: check.id, severity, outcome }
    }
  }
  for (const operation of asked) {
    if (!seen.has(operation)) ledger.notes(operation).withheld.push('the recording holds no request of it')
  }
  const { broken = stopped, ...whole } = told(count, (text) => masker.text(text))
  const end = { startedAt, durationMs: performance.now() - started, ...whole, broken }
  const result = ledger.close(end)
  yield { type: 'end', result: { ...result, target: { ...result.target, baseUrl: count.baseUrl ?? baseUrl } } }
}

/** Why a run came to its end before everything was asked. */
const ENDS: readonly string[] = ['interrupted', 'capped', 'postponed', 'token']

function endOf({ outcome }: Talk): string | undefined {
  return 'failure' in outcome && ENDS.includes(outcome.failure.kind) ? outcome.failure.sentence : undefined
}

/** What is told of the recording as a whole. */
function told(
  { strangers, passed, baseUrl: _, ...recording }: Count,
  text: (value: string) => string,
): Omit<RunEnd, 'startedAt' | 'durationMs'> {
  const broken = recording.judged === 0 ? nothingFits(recording) : undefined
  const gaps = [...strangerGaps(strangers, text), ...passedGaps(passed)]
  return { sent: recording.entries, broken, recording, gaps }
}

/** The talks of a recording; what has no `base` is counted and not judged. */
async function* talksOf(
  { table, target, entries, run, addresses }: ReplayOptions,
  { masker, count }: { masker: ReturnType<typeof createMasker>; count: Count },
): AsyncGenerator<{ talk: Talk; base?: Retold['base'] | undefined; token?: string | undefined }> {
  let references: Entry[] = []
  const memory = new Memory()
  // Our own URLs are taken as they were sent: a path may be odd on purpose.
  const pathOf = ({ request: { url: written, _url: url = written } }: Entry) =>
    run && url.startsWith(`${run.baseUrl}/`) ? url.slice(run.baseUrl.length) : (placeBelow(url, addresses)?.path ?? '/')
  for await (const entry of entries) {
    count.entries += 1
    if (run && entry._role !== undefined) {
      const operation = table.operations.find(({ id }) => id === entry._operation)
      if (!operation) strange(count, entry.request.method, entry._operation ?? '')
      else if (isCase(entry)) {
        yield retell(entry, references, { operation, masker, target: pathOf, memory })
        references = []
      } else {
        if (entry._role === 'reference' && references.length < MOST_REFERENCES) references.push(entry)
        const { talk } = takeUp(
          entry,
          { operation, steps: new Map() },
          { path: pathOf(entry) },
          { table, target, masker },
        )
        const counted: Talk = { ...talk, case: { ...talk.case, intent: 'series' } }
        if (entry._role === 'preparation') memory.keepMade(entry, counted)
        yield { talk: counted }
      }
      continue
    }
    const told = toldByOthers(entry, { table, target, masker }, { addresses, count })
    if (told) yield told
  }
}

/** The talk of an entry that another program wrote; none, and counted, where it tells nothing of an operation. */
function toldByOthers(
  entry: Entry,
  captured: Captured,
  { addresses, count }: { addresses: readonly Below[]; count: Count },
): Retold | undefined {
  const { baseUrl, path } = placeBelow(entry.request.url, addresses) ?? { path: '' }
  if (baseUrl === undefined && entry._unread === undefined) {
    count.elsewhere += 1
    return undefined
  }
  const [bare = ''] = path.split('?')
  const matched = matchOperation(captured.table, entry.request.method, bare)
  const reason = passedOver(entry) ?? (matched && passedOverBy(entry, matched.operation))
  if (reason !== undefined) count.passed.set(reason, (count.passed.get(reason) ?? 0) + 1)
  else if (!matched || baseUrl === undefined) strange(count, entry.request.method, bare)
  else return takeUp(entry, matched, { baseUrl, path }, captured)
  return undefined
}

function isCase(entry: Entry): entry is Entry & { _case: RecordedCase } {
  return entry._role === 'case' && isObject(entry._case)
}

function strange(count: Count, method: string, path: string): void {
  count.unmatched += 1
  const key = `${method.toUpperCase()} ${path}`.slice(0, 300)
  const known = count.strangers.get(key)
  if (known !== undefined || count.strangers.size < MOST_APART) count.strangers.set(key, (known ?? 0) + 1)
}

/** What no operation fits, as gaps. */
function strangerGaps(strangers: Count['strangers'], text: (value: string) => string): CoverageGap[] {
  const often = [...strangers].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const told = often
    .slice(0, MOST_TOLD)
    .map(([what, times]) => `No operation fits ${text(what)} (${times} in the recording).`)
  const rest = often.length - told.length
  const more = rest > 0 ? [`No operation fits ${rest} other methods and paths of the recording.`] : []
  return [...told, ...more].map((message) => ({ operation: '*', kind: 'unmatched', message }))
}

/** What was passed over, as gaps. */
function passedGaps(passed: Count['passed']): CoverageGap[] {
  return [...passed].map(([reason, times]) => ({
    operation: '*',
    kind: 'unmatched',
    message: `${times} ${times === 1 ? 'entry of the recording is' : 'entries of the recording are'} passed over: ${reason}.`,
  }))
}

function nothingFits({ entries, elsewhere }: Pick<Count, 'entries' | 'elsewhere'>): string {
  if (entries === 0) return 'The recording is empty.'
  const hint = elsewhere > 0 ? `; ${elsewhere} are of other hosts or paths, so check \`--base-url\`` : ''
  return `No entry of the recording fits an operation of the spec${hint}.`
}

/** A check that passes over what the recording did not keep. */
function patient(check: Check): Check {
  return {
    ...check,
    judge(facts) {
      try {
        return check.judge(facts)
      } catch (thrown) {
        if (thrown instanceof BodyNotKept) return skip(thrown.message)
        throw thrown
      }
    },
  }
}

/** A talk whose answer can be shown: without a body where none was kept. */
function readable(talk: Talk): Talk {
  if (!('exchange' in talk.outcome)) return talk
  const { request, answer } = talk.outcome.exchange
  if (isKept(answer)) return talk
  const { status, headers } = answer
  return { ...talk, outcome: { exchange: { request, answer: { status, headers, body: new Uint8Array() } } } }
}

function isKept(answer: Answer): boolean {
  try {
    return answer.body.length >= 0
  } catch {
    return false
  }
}
