/**
 * Runs checks on what was said: gathers the facts, asks every check that has all it needs, weighs the verdict.
 * Pure. A check that throws becomes an error of that judgement, never a crash and never a pass.
 */
import { messageOf } from '../../scripts/lib/errors.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { type Check, type Facts, pass, type Verdict } from '../checks/check.ts'
import type { Talk } from '../conversation.ts'
import type { Case, Part } from '../probes/probe.ts'
import type { Fault, Outcome, Severity } from '../result.ts'
import { type Exchange, isAccepted, isRefused, sealed, UnreadableBody } from '../transport/exchange.ts'
import { responseKey, responseOf } from './documented.ts'
import { sourceOf, weigh } from './evidence.ts'
import { ableWith, knownOf } from './needs.ts'
import { isOpen } from './openness.ts'
import { problemIn } from './problems.ts'

/** One verdict of one check on one case, weighed. */
export interface Judgement {
  check: Check
  talk: Talk
  outcome: Outcome
  severity: Severity
  /** JSON pointer of the rule in the spec. */
  pointer: string
  /** Tells failures of one rule apart: from the verdict, else from the fault. */
  keyword: string
  /** The fault, when it is what the check judges. */
  fault: Fault | undefined
  expected: string
  actual: string
}

/** Why there is no answer, where neither the target nor the way to it failed. */
const UNASKED: readonly string[] = ['limited', 'unsendable', 'interrupted', 'capped', 'postponed', 'token', 'spared']

/** All judgements on one talk. */
export function judge(
  table: OperationsTable,
  checks: readonly Check[],
  talk: Talk,
  base: Facts['base'],
  token: string | undefined,
): Judgement[] {
  const { outcome } = talk
  if ('failure' in outcome) {
    const { kind, sentence } = outcome.failure
    const silent = (kind === 'mute' || kind === 'closing') && talk.case.fault !== undefined && base.status !== undefined
    if (silent) return judgeSilence(table, checks, talk, base, { hangs: kind === 'mute' })
    const soft = UNASKED.includes(kind)
    const concerned = checks.filter(({ needs }) => needs.some((need) => Object.hasOwn(talk.case.aims, need)))
    return concerned.map((check) => weighed(table, check, talk, { outcome: soft ? 'skip' : 'error', reason: sentence }))
  }
  const facts = factsOf(table, talk, outcome.exchange, base, token)
  const own = judgedBy(table, ableWith(checks, facts, talk.case.aims), talk, facts)
  const parts = isAccepted(outcome.exchange.answer.status) ? (talk.case.parts?.() ?? []) : []
  return [...own, ...parts.flatMap((part) => judgePart(table, checks, talk, part, facts))]
}

/** The judgements on one of several values that were served together: what it was sent for, and nothing of the answer. */
function judgePart(
  table: OperationsTable,
  checks: readonly Check[],
  talk: Talk,
  { alone: _, ...part }: Part,
  together: Partial<Facts>,
): Judgement[] {
  const facts = { ...together, ...part.aims, varies: { place: part.fault?.location } }
  const concerned = checks.filter(({ needs }) => needs.some((need) => Object.hasOwn(part.aims, need)))
  const able = concerned.filter(({ needs }) => needs.every((need) => facts[need] !== undefined))
  const { request, secrets } = talk.case
  return judgedBy(table, able, { ...talk, case: { ...part, request, secrets } }, facts)
}

/** The judgements on a varied request that was never answered, again and again, where others are. */
function judgeSilence(
  table: OperationsTable,
  checks: readonly Check[],
  talk: Talk,
  base: Facts['base'],
  { hangs }: { hangs: boolean },
): Judgement[] {
  const { case: one, operation } = talk
  const { odd, bypass } = one.aims
  const tolerated = one.mayHangUp === true || odd !== undefined || bypass !== undefined
  const facts: Partial<Facts> = {
    table,
    operation,
    varies: { place: one.fault?.location },
    base,
    silence: { tolerated, hangs },
  }
  return judgedBy(table, ableWith(checks, facts, {}), talk, facts)
}

/** The judgements of checks that have all they need. */
function judgedBy(table: OperationsTable, checks: readonly Check[], talk: Talk, facts: Partial<Facts>): Judgement[] {
  const judgements: Judgement[] = []
  for (const check of checks) {
    for (const verdict of verdictsOf(check, facts)) judgements.push(weighed(table, check, talk, verdict))
  }
  return judgements
}

/** The facts of one exchange; those that do not apply are absent. */
function factsOf(
  table: OperationsTable,
  { case: one, operation, controls, references }: Talk,
  exchange: Exchange,
  base: Facts['base'],
  token: string | undefined,
): Partial<Facts> {
  const { status } = exchange.answer
  const elsewhere = one.aims.unknownPath ?? one.aims.method ?? one.aims.odd ?? one.aims.bypass
  const own = elsewhere === undefined
  const deliberate = one.intent === 'fault' && status >= 400
  const key = responseKey(operation, status)
  // Outside the paths and methods of the document only its errors can be meant.
  const response = own || status >= 400 ? responseOf(operation, status) : undefined
  const problem = status >= 400 ? problemIn(exchange.answer) : undefined
  const faulty = one.aims.violation ?? one.aims.malformed ?? one.aims.unaligned
  return {
    ...one.aims,
    table,
    operation,
    intent: one.intent,
    varies: { place: one.fault?.location },
    exchange: sealed(exchange),
    base,
    controls,
    ...(references.length > 0 || one.aims.defaultPage ? { references: references.map(sealed) } : {}),
    ...(own && !deliberate && status < 500 ? { described: { statuses: statusesOf(operation), key } } : {}),
    ...(response ? { response } : {}),
    ...(faulty && isRefused(status) ? { refusal: faulty } : {}),
    ...(one.intent === 'valid' && isOpen(table, operation) ? { open: true } : {}),
    ...(problem ? { problem } : {}),
    secrets: token === undefined ? one.secrets : [...one.secrets, token],
  }
}

const documented = new WeakMap<Operation, readonly string[]>()

/** The statuses that are documented for an operation. */
function statusesOf(operation: Operation): readonly string[] {
  const statuses = documented.get(operation) ?? Object.keys(operation.responses)
  documented.set(operation, statuses)
  return statuses
}

/** What a verdict can be here: also the error of a check or of the transport. */
type Ended = Verdict | { outcome: 'error'; reason: string }

const PASSED: readonly Ended[] = [pass]

function verdictsOf(check: Check, facts: Partial<Facts>): readonly Ended[] {
  try {
    // Every fact the check names is there: `judge` is typed by `needs`, and `needs` was looked through.
    const verdict = check.judge(facts as Facts)
    const verdicts: readonly Verdict[] = Array.isArray(verdict) ? verdict : [verdict as Verdict]
    return verdicts.length === 0 ? PASSED : verdicts
  } catch (thrown) {
    if (thrown instanceof UnreadableBody) return [{ outcome: 'skip', reason: thrown.message }]
    return [{ outcome: 'error', reason: `The check ${check.id} failed itself: ${messageOf(thrown)}` }]
  }
}

/** Whether something in front of the target may have answered, which no document speaks of. */
function mayBeGateway({ aims, fault, intent }: Case): boolean {
  const elsewhere = aims.unknownPath ?? aims.method ?? aims.odd ?? aims.bypass
  return (
    elsewhere !== undefined || (intent === 'fault' && fault?.location === 'path' && aims.unknownResource === undefined)
  )
}

/** What depends on how pages are asked for. */
const OF_PAGES: readonly string[] = ['page', 'joined', 'walk', 'pastEnd', 'repeated']

function weighed(table: OperationsTable, check: Check, talk: Talk, verdict: Ended): Judgement {
  const { case: one } = talk
  const failed = verdict.outcome === 'fail' ? verdict : undefined
  const pointer = failed?.pointer ?? one.rule
  const { ofRequest: about, ofAcceptance, aims } = knownOf(check)
  const guessed = one.guessed === true && aims.some((aim) => OF_PAGES.includes(aim)) ? 'should' : undefined
  const outside = !about && mayBeGateway(one) ? 'should' : undefined
  const capped = about && (one.intent === 'fault' || ofAcceptance) ? one.atMost : undefined
  const fault = about ? one.fault : undefined
  return {
    check,
    talk,
    outcome: verdict.outcome,
    severity: weigh(check.severity, sourceOf(table, pointer), capped, guessed, outside, failed?.atMost),
    pointer,
    keyword: failed?.keyword ?? fault?.keyword ?? '',
    fault,
    expected: failed?.expected ?? ('reason' in verdict ? verdict.reason : ''),
    actual: failed?.actual ?? '',
  }
}
