/**
 * How much a failure weighs: what its check says, lowered by how well the rule is known.
 * Pure.
 */
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { type Evidence, nearest, type Source } from '../../scripts/lib/provenance.ts'
import type { Severity } from '../result.ts'

/** From the weightiest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['must', 'should', 'may']

const CAPS: Readonly<Record<Evidence, Severity>> = { stated: 'must', derived: 'should', assumed: 'may' }

/** The lightest of several weights. */
export function lightest(...severities: readonly (Severity | undefined)[]): Severity {
  if (severities.includes('may')) return 'may'
  return severities.includes('should') ? 'should' : 'must'
}

const sources = new WeakMap<OperationsTable, Map<string, Source | undefined>>()

/** Where a rule of the spec is written, when that is known. */
export function sourceOf(table: OperationsTable, pointer: string): Source | undefined {
  const known = sources.get(table) ?? new Map<string, Source | undefined>()
  sources.set(table, known)
  if (!known.has(pointer)) known.set(pointer, nearest(table.sources, pointer))
  return known.get(pointer)
}

/** The weight of a rule; one without a known source is stated by the spec itself. */
export function weigh(
  severity: Severity,
  source: Source | undefined,
  ...atMost: readonly (Severity | undefined)[]
): Severity {
  return lightest(severity, CAPS[source?.evidence ?? 'stated'], ...atMost)
}
