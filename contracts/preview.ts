/**
 * What a run would send, before it sends anything: the same operations, plans and requests, secrets hidden.
 * Pure. What answers decide is not known: of requests in a row only the first one is told, and the controls after a
 * refusal, repeats, and other plain requests after a refused one are not.
 */
import { checks as allChecks } from './checks/index.ts'
import { emptyNotes } from './judging/coverage.ts'
import { curlOf } from './judging/curl.ts'
import { selectChecks } from './judging/selection.ts'
import { createMasker } from './masking.ts'
import { orderOperations, type Planned, planOperation } from './plan.ts'
import type { Case } from './probes/probe.ts'
import { DEFAULT_PROFILE } from './profile.ts'
import { baseRequest } from './requests/base-request.ts'
import { greeting } from './requests/greeting.ts'
import { askedOf, type RunOptions } from './run.ts'
import type { Request } from './transport/exchange.ts'
import { parseBaseUrl } from './transport/transport.ts'

/** One request that would be sent. */
export interface ForeseenRequest {
  method: string
  /** Path and query below the base URL, secrets hidden. */
  path: string
  /** Id of the operation it is about. */
  operation: string
  probe: string
  /** The one thing that is special about it, in words. */
  special: string
  /** The request as one shell line, secrets as `$NAME`. */
  curl: string
  /** Whether answers decide what follows it. */
  continues?: true
}

/** One thing a run would do, or not do. */
export type Foreseen =
  | { type: 'request'; request: ForeseenRequest }
  | { type: 'not-sent'; operation: string; why: string }

/** Foresees a run, in its order. @throws PipelineError `ARGUMENTS` for an unknown check or a base URL that is none. */
export function* foresee(options: Omit<RunOptions, 'now' | 'signal' | 'limits'>): Generator<Foreseen> {
  const { table, target, seed, profile = DEFAULT_PROFILE, budget } = options
  const { asked } = askedOf(options)
  const masker = createMasker(table, target)
  const baseUrl = parseBaseUrl(target.baseUrl).shown
  const planning = { table, target, seed, profile, budget, checks: selectChecks(allChecks, options.only), masker }
  const tell = (
    request: Request,
    about: Pick<ForeseenRequest, 'operation' | 'probe' | 'special' | 'continues'>,
    secrets: readonly string[],
  ): Foreseen => {
    const path = masker.text(request.target, secrets)
    const curl = curlOf(baseUrl, request, masker, secrets)
    return { type: 'request', request: { method: request.method, path, ...about, curl } }
  }
  function* told(operation: string, { probe, case: one }: Planned, continues?: true): Generator<Foreseen> {
    const about = { operation: one.operation?.id ?? operation, probe, ...(continues ? { continues } : {}) }
    yield tell(one.request, { ...about, special: specialOf(one) }, one.secrets)
    if (one.reference)
      yield tell(one.reference, { ...about, special: 'what the last one is compared with' }, one.secrets)
  }
  const operations = orderOperations(planning).filter((operation) => asked.includes(operation))
  const [first] = operations
  if (first) {
    const about = { operation: first.id, probe: 'greeting', special: 'whether the target is there' }
    yield tell(greeting(table, first, target, seed), about, [])
  }
  for (const operation of operations) {
    const notes = emptyNotes()
    const plan = planOperation(planning, operation, baseRequest(table, operation, target, seed), notes)
    const planned = [...plan.before, ...(plan.base ? [plan.base] : []), ...plan.after]
    for (const one of planned) yield* told(operation.id, one)
    for (const { probe, begin } of plan.journeys) {
      const step = begin().next()
      if (!step.done) yield* told(operation.id, { probe, case: step.value }, true)
    }
    const reasons = new Set([...notes.withheld, ...notes.leftOut])
    for (const why of reasons) yield { type: 'not-sent', operation: operation.id, why: masker.text(why) }
  }
}

/** What is special about a request, in words. */
function specialOf({ fault, aims }: Case): string {
  if (fault) return fault.sentence
  return aims.valid ? 'the plain valid request' : 'a valid request'
}
