/**
 * From outcomes to the score: which faults are killed by which checks, which survive, and what was said of clean servers.
 * Pure.
 */
import type { Severity } from '../../contracts/result.ts'
import type { Fault } from '../../mocks/faults/fault.ts'
import { DUE, type Failing, type Job, type JudgeId, type Outcome } from './job.ts'

/** A job and what came of it. */
export interface Done {
  job: Job
  outcome: Outcome
}

/** How one judge did on one fault. */
export interface Kill {
  killed: boolean
  /** What it says of this server that it does not say of the clean one, sorted. */
  by: Failing[]
  /** What came to an end; 0: nothing was judged. */
  judged: number
  /** Why it could not judge. */
  problem?: string
}

/** One fault and how everybody did on it. */
export interface FaultRow {
  id: string
  api: Fault['api']
  family: Fault['family']
  title: string
  /** The least weight of a finding that counts. */
  due: Severity
  judges: Partial<Record<JudgeId, Kill>>
}

/** One clean server and what is said of it. */
export interface CleanRow {
  api: Fault['api']
  judges: Partial<Record<JudgeId, { alarms: Failing[]; judged: number; problem?: string }>>
}

/** How one judge did in all. */
export interface Score {
  judge: JudgeId
  killed: number
  /** Faults that were tried. */
  of: number
  /** Killed by findings of the highest weight alone; absent where the judge does not weigh. */
  byMust?: number
  /** What it says of the clean servers. */
  falseAlarms: number
  /** Servers of which it judged nothing. */
  unjudged: number
}

/** The score of a lab. */
export interface Scores {
  scores: Score[]
  faults: FaultRow[]
  clean: CleanRow[]
}

const WEIGHT: Readonly<Record<Severity, number>> = { must: 3, should: 2, may: 1 }

/** Whether a finding is at least as weighty as is due; where the judge does not weigh, every one is. */
function weighs({ severity }: Failing, due: Severity): boolean {
  return severity === undefined || WEIGHT[severity] >= WEIGHT[due]
}

/** Scores what was done. Faults come in their own order, judges in theirs. */
export function score(faults: readonly Fault[], judges: readonly JudgeId[], done: readonly Done[]): Scores {
  const outcomeOf = (judge: JudgeId, api: string, fault?: string): Outcome | undefined =>
    done.find(({ job }) => job.judge === judge && job.server.api === api && job.server.fault === fault)?.outcome
  const rows = faults.map((fault): FaultRow => {
    const { id, api, family, title, evidence } = fault
    const kills = judges.flatMap((judge) => {
      const outcome = outcomeOf(judge, api, id)
      return outcome ? [[judge, killOf(fault, outcome, outcomeOf(judge, api))] as const] : []
    })
    return { id, api, family, title, due: DUE[evidence], judges: Object.fromEntries(kills) }
  })
  const clean = [...new Set(faults.map(({ api }) => api))].map((api): CleanRow => {
    const entries = judges.flatMap((judge) => {
      const outcome = outcomeOf(judge, api)
      return outcome ? [[judge, alarmsOf(outcome)] as const] : []
    })
    return { api, judges: Object.fromEntries(entries) }
  })
  return { scores: judges.map((judge) => scoreOf(judge, rows, clean, done)), faults: rows, clean }
}

function killOf(fault: Fault, outcome: Outcome, clean: Outcome | undefined): Kill {
  const known = new Set(clean?.failing.map(({ key }) => key))
  const by = sorted(outcome.failing.filter(({ key }) => !known.has(key)))
  const killed = by.some((failing) => weighs(failing, DUE[fault.evidence]))
  return { killed, by, judged: outcome.judged, ...(outcome.problem !== undefined && { problem: outcome.problem }) }
}

function alarmsOf({ failing, judged, problem }: Outcome): { alarms: Failing[]; judged: number; problem?: string } {
  return { alarms: sorted(failing), judged, ...(problem !== undefined && { problem }) }
}

/** The weightiest first, then by check and key. */
function sorted(failing: readonly Failing[]): Failing[] {
  const weight = ({ severity }: Failing): number => (severity ? WEIGHT[severity] : 0)
  return [...failing].sort((a, b) => {
    return weight(b) - weight(a) || compare(a.check, b.check) || compare(a.key, b.key) || compare(a.text, b.text)
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function scoreOf(judge: JudgeId, rows: readonly FaultRow[], clean: readonly CleanRow[], done: readonly Done[]): Score {
  const tried = rows.flatMap(({ judges }) => judges[judge] ?? [])
  const own = done.filter(({ job }) => job.judge === judge)
  const weighed = own.some(({ outcome }) => outcome.failing.some(({ severity }) => severity !== undefined))
  const byMust = tried.filter(({ by }) => by.some(({ severity }) => severity === 'must')).length
  return {
    judge,
    killed: tried.filter(({ killed }) => killed).length,
    of: tried.length,
    ...(weighed && { byMust }),
    falseAlarms: clean.reduce((sum, { judges }) => sum + (judges[judge]?.alarms.length ?? 0), 0),
    unjudged: own.filter(({ outcome }) => outcome.judged === 0).length,
  }
}
