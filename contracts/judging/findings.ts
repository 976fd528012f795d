/**
 * Findings: judgements that did not pass, equal ones put together.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import type { Masker } from '../masking.ts'
import type { Finding } from '../result.ts'
import type { Address } from './curl.ts'
import { answerShown, type Earlier, earlierOf } from './earlier.ts'
import { SEVERITIES, sourceOf } from './evidence.ts'
import { inReportOrder } from './finding-order.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Judgement } from './judging.ts'
import { reproduction } from './reproduction.ts'
import { showEvidence } from './shown-exchange.ts'

/** Findings that show what was sent and answered; where there are more, nobody reads them one by one. */
export const MOST_SHOWN = 1000
/** Requests that are shown with one finding before the last one; of more, the first and the last ones. */
const MOST_STEPS = 80
/** Requests that are shown before the last ones of all findings together. */
const MOST_EARLIER = 4000

/** Collects findings. */
export interface FindingBook {
  add(judgement: Judgement): void
  /** All of them, most severe first, then in the order of these checks and operations. */
  list(checks: readonly string[], operations: readonly string[]): Finding[]
  /** How many of them do not show what was sent and answered, as there are too many. */
  cut(): number
}

/** Opens a book of findings on a target. */
export function createFindingBook(table: OperationsTable, address: Address, masker: Masker): FindingBook {
  const byFingerprint = new Map<string, Finding>()
  let earlier = 0
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
      const isShown = judgement.outcome !== 'skip' && (known !== undefined || byFingerprint.size < MOST_SHOWN)
      const shown = isShown ? shownOf(table, address, masker, judgement, earlier < MOST_EARLIER) : {}
      earlier += shown.evidence?.earlier?.length ?? 0
      const finding = { ...findingOf(table, masker, judgement), ...shown, fingerprint }
      byFingerprint.set(fingerprint, { ...finding, count: (known?.count ?? 0) + 1 })
    },
    list: (checks, operations) => inReportOrder([...byFingerprint.values()], checks, operations),
    cut: () => Math.max(0, byFingerprint.size - MOST_SHOWN),
  }
}

function findingOf(
  table: OperationsTable,
  masker: Masker,
  judgement: Judgement,
): Omit<Finding, 'count' | 'fingerprint'> {
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
  }
}

/** What was sent and what came back, what led there, and what it was compared with where the check compares. */
function shownOf(
  table: OperationsTable,
  address: Address,
  masker: Masker,
  judgement: Judgement,
  whole: boolean,
): Pick<Finding, 'curl' | 'values' | 'evidence'> {
  const { check, talk } = judgement
  const { case: one, references } = talk
  const answer = answerShown(talk)
  const compared = check.needs.includes('references') ? references : []
  const { request, secrets, chosen } = one
  const earlier = whole ? withoutMiddle(earlierOf(judgement)) : []
  return {
    ...reproduction({
      table,
      address,
      masker,
      earlier,
      own: { request, secrets, chosen },
    }),
    evidence: showEvidence({ request, answer }, { compared, earlier }, { masker, secrets }),
  }
}

/** The first and the last ones of very many. */
function withoutMiddle(earlier: readonly Earlier[]): readonly Earlier[] {
  if (earlier.length <= MOST_STEPS) return earlier
  return [...earlier.slice(0, MOST_STEPS / 2), ...earlier.slice(-MOST_STEPS / 2)]
}
