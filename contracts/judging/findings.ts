/**
 * Findings: judgements that did not pass, equal ones put together.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { shownAnswer } from '../life/binding.ts'
import type { Masker } from '../masking.ts'
import type { Evidence, Finding, Outcome } from '../result.ts'
import { curlOf } from './curl.ts'
import { SEVERITIES, sourceOf } from './evidence.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Judgement } from './judging.ts'
import { showEvidence } from './shown-exchange.ts'

/** Failures first, then what could not be judged, then what was left out. */
const OUTCOMES: readonly Outcome[] = ['fail', 'error', 'skip']

/** Collects findings. */
export interface FindingBook {
  add(judgement: Judgement): void
  /** All of them, most severe first; `order` gives the rank of a check and of an operation. */
  list(order: { check(id: string): number; operation(id: string): number }): Finding[]
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
      const finding = findingOf(table, baseUrl, masker, judgement, fingerprint)
      byFingerprint.set(fingerprint, { ...finding, count: (known?.count ?? 0) + 1 })
    },
    list: ({ check, operation }) =>
      [...byFingerprint.values()].toSorted(
        (a, b) =>
          OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          check(a.check) - check(b.check) ||
          operation(a.operation) - operation(b.operation) ||
          compare(a.pointer, b.pointer) ||
          compare(a.fingerprint, b.fingerprint),
      ),
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
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
    ...(outcome === 'skip' ? {} : { curl: curlOf(baseUrl, one.request, masker, one.secrets) }),
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
