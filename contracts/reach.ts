/**
 * Which checks hold a target to a place of a document, without asking one: the requests of an operation are planned, and
 * each tells by its rule and its aims who would judge it. Journeys are taken through answers as documented.
 * Pure; deterministic.
 */
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import type { Check } from './checks/check.ts'
import { checks as allChecks } from './checks/index.ts'
import { walkThrough } from './foreseeing/rehearsal.ts'
import { emptyNotes } from './judging/coverage.ts'
import { questionsAbout } from './judging/fingerprint.ts'
import { serves } from './judging/needs.ts'
import { createMasker, type Masker } from './masking.ts'
import { planOperation } from './plan.ts'
import type { Case } from './probes/probe.ts'
import { DEFAULT_PROFILE } from './profile.ts'
import { baseRequest } from './requests/base-request.ts'
import type { Target } from './target.ts'

/** One check that would judge something of an operation. */
export interface Reached {
  check: string
  /** Id of the operation. */
  operation: string
  /** JSON pointer in the spec of the rule that is probed; none for what is documented of answers. */
  rule?: string
  /** The first halves of the fingerprints that its findings may have. */
  questions: readonly string[]
}

/** A target that is never asked: anything may be sent to it. */
const NOWHERE: Target = {
  baseUrl: 'http://127.0.0.1',
  data: {},
  capabilities: { writes: true, stateful: true },
  timeoutMs: 1000,
}

/** Rows of every list that a journey comes to: some pages of them. */
const ROWS = 60

/** Whatever a run may be seeded with, the rules it probes are the same. */
const SEED = 1

const maskers = new WeakMap<OperationsTable, Masker>()

/** The masker of a document: to look through all of it once is enough. */
function maskerOf(table: OperationsTable): Masker {
  const masker = maskers.get(table) ?? createMasker(table, NOWHERE)
  maskers.set(table, masker)
  return masker
}

/** The checks that would judge an operation, by the rules they judge. */
export function reachOf(table: OperationsTable, operation: Operation): Reached[] {
  const masker = maskerOf(table)
  const planning = { table, target: NOWHERE, seed: SEED, profile: DEFAULT_PROFILE, checks: allChecks, masker }
  // Nobody signs in nowhere, so what needs it is planned as if it did not.
  const cases = [operation, { ...operation, security: [] }].flatMap((one) => {
    const plan = planOperation(planning, one, baseRequest(table, one, NOWHERE, SEED), emptyNotes())
    const planned = [...plan.before, ...(plan.base ? [plan.base] : []), ...plan.after, ...plan.together]
    const imagining = { table, target: NOWHERE }
    const onTheWay = plan.journeys.flatMap((journey) => walkThrough(imagining, one, journey, { rows: ROWS }))
    return [...planned.map((each) => each.case), ...onTheWay.filter(isOf(operation))]
  })
  const found = new Map<string, Reached>()
  for (const one of cases) {
    const aims = Object.keys(one.aims)
    for (const check of allChecks.filter((candidate) => serves(candidate, aims))) {
      for (const reached of reachedBy(check, operation, one, aims)) {
        const key = JSON.stringify([reached.check, reached.rule ?? null])
        const known = found.get(key)?.questions ?? []
        found.set(key, { ...reached, questions: [...new Set([...known, ...reached.questions])] })
      }
    }
  }
  return [...found.values()]
}

/** Whether a request is one of an operation: a journey asks others, too. */
function isOf({ id }: Operation): (one: Case) => boolean {
  return ({ operation }) => operation === undefined || operation.id === id
}

/** What one check would judge of one case: the rule of its request, what is documented of its answer, or neither. */
function reachedBy(check: Check, operation: Operation, { fault, rule }: Case, aims: readonly string[]): Reached[] {
  const ids = { check: check.id, operation: operation.id }
  const ofRequest = fault !== undefined && check.needs.some((need) => aims.includes(need))
  const ofAnswer = check.needs.includes('response') || check.needs.includes('described')
  return [
    ...(ofRequest ? [{ ...ids, rule, questions: questionsAbout(check.id, operation.id, fault) }] : []),
    ...(ofAnswer ? [{ ...ids, questions: questionsAbout(check.id, operation.id, undefined) }] : []),
  ]
}
