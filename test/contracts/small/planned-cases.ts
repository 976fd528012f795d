/** What a probe sends about the first operation of a table. */
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import type { Case } from '../../../contracts/probes/probe.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import type { Target } from '../../../contracts/target.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'

/** A target that can be planned for, whatever is asked. */
export const SMALL_TARGET: Target = {
  ...{ baseUrl: 'http://a', data: {}, timeoutMs: 1000 },
  capabilities: { writes: true, stateful: false },
}

/** Its cases in a standard run. */
export function plannedCases(table: OperationsTable, probe: string, target: Target = SMALL_TARGET): Case[] {
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  return [...before, ...after].filter((one) => one.probe === probe).map((one) => one.case)
}
