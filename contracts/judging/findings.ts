/**
 * Findings: judgements that did not pass, equal ones put together.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { shownAnswer } from '../life/binding.ts'
import type { Masker } from '../masking.ts'
import type { Evidence, Finding } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { curlOf } from './curl.ts'
import { SEVERITIES, sourceOf } from './evidence.ts'
import { inReportOrder } from './finding-order.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Judgement } from './judging.ts'
import { showEvidence } from './shown-exchange.ts'

/** Findings that show what was sent and answered; where there are more, nobody reads them one by one. */
export const MOST_SHOWN = 1000
/** Characters of a curl. */
const MOST_CURL = 20_000
/** Characters that are left of one that is longer. */
const LEFT_OF_CURL = 2000

/** Requests of a row that are shown before the last one; of more, the first and the last ones. */
const MOST_STEPS = 20
/** What is judged of several answers together. */
const OF_SEVERAL: readonly string[] = ['walk', 'ordered', 'pastEnd', 'joined']

/** Collects findings. */
export interface FindingBook {
  add(judgement: Judgement): void
  /** All of them, most severe first, then in the order of these checks and operations. */
  list(checks: readonly string[], operations: readonly string[]): Finding[]
  /** How many of them do not show what was sent and answered, as there are too many. */
  cut(): number
}

/** Opens a book of findings on a target. */
export function createFindingBook(table: OperationsTable, baseUrl: string, masker: Masker): FindingBook {
  const byFingerprint = new Map<string, Finding>()
  return {
    add(judgement) {
      if (judgement.outcome === 'pass') return
      const fingerprint = fingerprintOf(judgement)
      const known = byFingerprint.get(fingerprint)
      const heavier = known && SEVERITIES.indexOf(judgement.severity) < SEVERITIES.indexOf(known.severity)
      if (known && !heavier) {
        known.count += 1
        return
      }
      const whole = findingOf(table, baseUrl, masker, judgement, fingerprint)
      const { curl: _curl, evidence: _evidence, ...brief } = whole
      const finding = known || byFingerprint.size < MOST_SHOWN ? whole : brief
      byFingerprint.set(fingerprint, { ...finding, count: (known?.count ?? 0) + 1 })
    },
    list: (checks, operations) => inReportOrder([...byFingerprint.values()], checks, operations),
    cut: () => Math.max(0, byFingerprint.size - MOST_SHOWN),
  }
}

function findingOf(
  table: OperationsTable,
  baseUrl: string,
  masker: Masker,
  judgement: Judgement,
  fingerprint: string,
): Omit<Finding, 'count'> {
  const { check, talk, outcome, severity, pointer, keyword, expected, actual } = judgement
  const { case: one, operation } = talk
  const source = sourceOf(table, pointer)
  return {
    check: check.id,
    severity,
    outcome: outcome === 'pass' ? 'skip' : outcome,
    operation: operation.id,
    title: check.title,
    expected: masker.text(expected),
    actual: masker.text(actual),
    pointer: outcome === 'fail' ? pointer : operation.pointer,
    ...(keyword !== '' && outcome === 'fail' ? { keyword } : {}),
    ...(one.fault && outcome === 'fail' ? { fault: one.fault } : {}),
    ...(source && outcome === 'fail' ? { source } : {}),
    ...(outcome === 'skip'
      ? {}
      : { curl: curlsOf(judgement, (request) => curlOf(baseUrl, request, masker, one.secrets)) }),
    ...(outcome === 'skip' ? {} : { evidence: evidenceOf(judgement, masker) }),
    fingerprint,
  }
}

/** What was sent and what came back; what it was compared with where the check compares. */
function evidenceOf({ check, talk }: Judgement, masker: Masker): Evidence {
  const { case: one, outcome, references, alias } = talk
  const own = 'exchange' in outcome ? outcome.exchange.answer : undefined
  const answer = own && alias ? shownAnswer(own, alias) : own
  const compared = check.needs.includes('references') ? references : []
  return showEvidence({ request: one.request, answer }, compared, { masker, secrets: one.secrets })
}

/** What a finding rests on as one shell line: the requests that belong to it, in their order, and its own. */
function curlsOf({ check, talk }: Judgement, curl: (request: Request) => string): string {
  const { request, earlier = [] } = talk.case
  // A rule of any answer is broken by this one alone.
  const steps = check.needs.some((need) => OF_SEVERAL.includes(need)) ? earlier : []
  const shown = steps.length > MOST_STEPS ? [...steps.slice(0, MOST_STEPS / 2), ...steps.slice(-MOST_STEPS / 2)] : steps
  return shortened([...shown, request].map(curl).join(' && '))
}

/** A command that is not too long to be shown. */
function shortened(curl: string): string {
  if (curl.length <= MOST_CURL) return curl
  return `${curl.slice(0, LEFT_OF_CURL)}… (${curl.length} characters; \`--record\` keeps them all)`
}
