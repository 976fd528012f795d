/**
 * Joins the results of the parts of a run to the result of the whole: what was counted is added, what was found is put
 * together, and the verdict is made anew.
 * Pure.
 */
import { PipelineError } from '../scripts/lib/errors.ts'
import { unseenGap } from './judging/coverage.ts'
import { SEVERITIES } from './judging/evidence.ts'
import { inReportOrder } from './judging/finding-order.ts'
import { closing } from './judging/verdict.ts'
import type { CoverageGap, Finding, OperationResult, Result, Severity, Shard, Tally, Waiver } from './result.ts'

/** A result and the file it was read from. */
export interface Part {
  file: string
  result: Result
}

/** A part that says which one it is. */
type Dealt = Part & { shard: Shard }

/** Joins parts. @throws PipelineError `ARGUMENTS` when they are not the parts of one run, each of them once. */
export function mergeResults(parts: readonly Part[]): Result {
  const [first, ...others] = completeParts(parts)
  for (const other of others) refuseOtherRun(first, other)
  const results = [first, ...others].map(({ result }) => result)
  const { shard: _shard, stopped: _stopped, ...whole } = first.result
  const checks = whole.checks.map((check) => ({ ...check, tally: sum(results.map((one) => tallyOf(one, check.id))) }))
  const operations = whole.operations.map(({ id }) => joinOperation(results.flatMap((one) => operationIn(one, id))))
  const named = whole.scope?.operations ?? []
  const asked = operations.filter(({ id }) => named.length === 0 || named.includes(id))
  const found = joinFindings(results.flatMap(({ findings }) => findings))
  const order = [checks.map(({ id }) => id), operations.map(({ id }) => id)] as const
  const findings = inReportOrder(found, ...order)
  const coverage = joinCoverage(asked, results)
  const waivers = joinWaivers(
    results.map((one) => one.waivers ?? []),
    findings,
  )
  const stopped = results.find((one) => one.stopped !== undefined)?.stopped
  const summary = summaryOf(results)
  const sent = results.reduce((total, { exchanges }) => total + exchanges, 0)
  const policy = { failOn: whole.failOn ?? 'must', requireCoverage: whole.requireCoverage ?? false }
  return {
    ...whole,
    startedAt: results.map(({ startedAt }) => startedAt).toSorted()[0] ?? whole.startedAt,
    durationMs: results.reduce((total, { durationMs }) => total + durationMs, 0),
    exchanges: sent,
    ...{ summary, checks, operations, findings, coverage, waivers },
    ...(stopped === undefined ? {} : { stopped }),
    ...closing({ summary, findings, operations: asked, coverage, waivers, policy, sent, broken: stopped }),
  }
}

/** The parts in their order. @throws PipelineError `ARGUMENTS` when one is missing, double or no part. */
function completeParts(parts: readonly Part[]): [Dealt, ...Dealt[]] {
  const dealt = parts.map((part): Dealt => {
    if (part.result.shard) return { ...part, shard: part.result.shard }
    throw refusal('The result is of a whole run and no part of one; parts come from `--shard i/n`.', part)
  })
  const inOrder = dealt.toSorted((a, b) => a.shard.index - b.shard.index)
  const [first, ...others] = inOrder
  if (!first) throw new PipelineError('ARGUMENTS', 'No result is given; name the files of all parts.')
  const { of } = first.shard
  for (const part of inOrder) {
    if (part.shard.of !== of) throw refusal(`The result is a part of ${part.shard.of}, another one is of ${of}.`, part)
  }
  for (const [turn, part] of others.entries()) {
    if (part.shard.index === inOrder[turn]?.shard.index) {
      throw refusal(`The part ${part.shard.index}/${of} is given twice.`, part)
    }
  }
  const missing = Array.from({ length: of }, (_, turn) => turn + 1).filter(
    (index) => !inOrder.some(({ shard }) => shard.index === index),
  )
  if (missing.length === 0) return [first, ...others]
  const names = missing.map((index) => `${index}/${of}`).join(', ')
  throw new PipelineError('ARGUMENTS', `Not all parts are given; missing: ${names}.`)
}

/** What has to be the same in all parts, by what it is called. */
const SAME: readonly [string, (result: Result) => unknown][] = [
  ['suite', ({ tool }) => tool],
  ['spec', ({ spec }) => spec],
  ['target', ({ target }) => target],
  ['seed', ({ seed }) => seed],
  ['profile', ({ profile }) => profile],
  ['scope', ({ scope }) => scope],
  ['policy', ({ failOn, requireCoverage }) => [failOn, requireCoverage]],
  ['list of known failures', ({ waivers = [] }) => waivers.map(({ fingerprint, expires }) => [fingerprint, expires])],
  ['list of checks', ({ checks }) => checks.map(({ id }) => id)],
  ['list of operations', ({ operations }) => operations.map(({ id }) => id)],
]

function refuseOtherRun(first: Part, other: Part): void {
  const differs = SAME.find(([, of]) => JSON.stringify(of(first.result)) !== JSON.stringify(of(other.result)))
  if (differs)
    throw refusal(`The result has another ${differs[0]} than the first part, so they are not of one run.`, other)
}

function refusal(sentence: string, { file }: Part): PipelineError {
  return new PipelineError('ARGUMENTS', sentence, { file })
}

const EMPTY: Tally = { pass: 0, fail: 0, skip: 0, error: 0 }

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { pass, fail, skip, error }) => ({
      pass: total.pass + pass,
      fail: total.fail + fail,
      skip: total.skip + skip,
      error: total.error + error,
    }),
    EMPTY,
  )
}

function summaryOf(results: readonly Result[]): Record<Severity, Tally> {
  const of = (severity: Severity) => sum(results.map(({ summary }) => summary[severity]))
  return { must: of('must'), should: of('should'), may: of('may') }
}

function tallyOf({ checks }: Result, id: string): Tally {
  return checks.find((check) => check.id === id)?.tally ?? EMPTY
}

function operationIn({ operations }: Result, id: string): OperationResult[] {
  return operations.filter((operation) => operation.id === id)
}

/** One operation, as all parts saw it. */
function joinOperation(seen: readonly OperationResult[]): OperationResult {
  const [first, ...others] = seen
  if (!first) throw new PipelineError('INTERNAL', 'An operation is in no part.')
  return others.reduce(bothSeen, first)
}

/** One operation, as two parts saw it. */
function bothSeen(one: OperationResult, other: OperationResult): OperationResult {
  const ids = [...new Set([...Object.keys(one.checks), ...Object.keys(other.checks)])]
  const checks = ids.map((id) => [id, sum([one.checks[id] ?? EMPTY, other.checks[id] ?? EMPTY])])
  const codes = [...new Set([...Object.keys(one.statuses), ...Object.keys(other.statuses)])]
  const statuses = codes.map((code) => [code, (one.statuses[code] ?? 0) + (other.statuses[code] ?? 0)])
  return {
    ...one,
    exchanges: one.exchanges + other.exchanges,
    accepted: one.accepted + other.accepted,
    statuses: Object.fromEntries(statuses),
    unseen: one.unseen.filter((status) => other.unseen.includes(status)),
    checks: Object.fromEntries(checks),
  }
}

/** Equal findings as one; the heavier one tells. */
function joinFindings(findings: readonly Finding[]): Finding[] {
  const joined = new Map<string, Finding>()
  for (const finding of findings) {
    const known = joined.get(finding.fingerprint)
    const heavier = known && SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(known.severity)
    const told = known && !heavier ? known : finding
    joined.set(finding.fingerprint, { ...told, count: (known?.count ?? 0) + finding.count })
  }
  return [...joined.values()]
}

/** The gaps of each operation, as its part told them; what never came is known only now. */
function joinCoverage(operations: readonly OperationResult[], results: readonly Result[]): CoverageGap[] {
  const told = results.flatMap(({ coverage }) => coverage).filter(({ kind }) => kind !== 'status-never-seen')
  const own = operations.flatMap((operation) => {
    const gaps = told.filter((gap) => gap.operation === operation.id)
    const before = gaps.filter(({ kind }) => kind !== 'left-out')
    const unseen = unseenGap(operation)
    return [...before, ...(unseen ? [unseen] : []), ...gaps.filter(({ kind }) => kind === 'left-out')]
  })
  return [...own, ...told.filter(({ operation }) => operation === '*')]
}

/** What became of each known failure: a part that asked for it knows better than one that did not. */
function joinWaivers(lists: readonly (readonly Waiver[])[], findings: readonly Finding[]): Waiver[] {
  const fails = ({ fingerprint }: Waiver) =>
    findings.some((finding) => finding.fingerprint === fingerprint && finding.outcome === 'fail')
  const weight = (waiver: Waiver) => {
    if (waiver.state === 'waived' || (waiver.state === 'expired' && fails(waiver))) return 0
    return ['fixed', 'expired', 'not-judged'].indexOf(waiver.state) + 1
  }
  const [first = []] = lists
  return first.flatMap(({ fingerprint }) => {
    const said = lists.flatMap((list) => list.filter((waiver) => waiver.fingerprint === fingerprint))
    return said.toSorted((a, b) => weight(a) - weight(b)).slice(0, 1)
  })
}
