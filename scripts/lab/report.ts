/**
 * The one document of a lab run; every file the lab writes is a view of it. Everything that differs from run to run
 * stands in `times`.
 * Pure.
 */
import packageJson from '../../package.json' with { type: 'json' }
import { DEFAULT_SEED } from '../certify.ts'
import { type JudgeId, serverName } from './job.ts'
import type { CleanRow, Done, FaultRow, Scores } from './scoring.ts'

/** A judge as it took part. */
export interface JudgeInfo {
  id: JudgeId
  name: string
  version: string
  /** What it was told besides spec, address and token. */
  setting: string
}

/** How long a judge took. */
export interface JudgeTime {
  /** Sum over all servers, in milliseconds. */
  totalMs: number
  /** Of half of the servers it was done sooner: one that hangs does not move it. */
  medianMs: number
  /** The server that took longest. */
  longest: { server: string; ms: number }
  /** Requests in all, where the judge tells. */
  requests?: number
}

/** The result of a lab run. */
export interface LabReport extends Scores {
  labVersion: 1
  tool: { name: string; version: string }
  seed: number
  judges: JudgeInfo[]
  /** Ids of the faults this suite did not find. */
  survivors: string[]
  times: {
    /** RFC 3339, UTC. */
    startedAt: string
    wallMs: number
    /** Worker processes at a time. */
    jobs: number
    judges: Partial<Record<JudgeId, JudgeTime>>
  }
}

/** What a run measured besides the outcomes. */
export interface Measured {
  startedAt: string
  wallMs: number
  jobs: number
}

/** Puts the document together. */
export function labReport(
  scores: Scores,
  judges: readonly JudgeInfo[],
  done: readonly Done[],
  measured: Measured,
): LabReport {
  const times = judges.map(({ id }) => [id, timeOf(done.filter(({ job }) => job.judge === id))] as const)
  return {
    labVersion: 1,
    tool: { name: packageJson.name, version: packageJson.version },
    seed: DEFAULT_SEED,
    judges: [...judges],
    ...scores,
    survivors: survivorsOf(scores).map(({ id }) => id),
    times: { ...measured, judges: Object.fromEntries(times) },
  }
}

/** The faults this suite did not find. */
export function survivorsOf({ faults }: Pick<Scores, 'faults'>): FaultRow[] {
  return faults.filter(({ judges }) => judges.suite?.killed !== true)
}

function timeOf(done: readonly Done[]): JudgeTime {
  const totalMs = Math.round(done.reduce((sum, { outcome }) => sum + outcome.durationMs, 0))
  const requests = done.reduce<number | undefined>((sum, { outcome }) => {
    return outcome.requests === undefined ? sum : (sum ?? 0) + outcome.requests
  }, undefined)
  const bySlowness = [...done].sort((a, b) => b.outcome.durationMs - a.outcome.durationMs)
  const [slowest] = bySlowness
  const medianMs = Math.round(bySlowness[Math.floor(bySlowness.length / 2)]?.outcome.durationMs ?? 0)
  const longest = {
    server: slowest ? serverName(slowest.job.server) : '',
    ms: Math.round(slowest?.outcome.durationMs ?? 0),
  }
  return { totalMs, medianMs, longest, ...(requests !== undefined && { requests }) }
}

/** What this suite says of the clean servers, one line each. */
export function falseAlarms({ clean }: { clean: readonly CleanRow[] }): string[] {
  return clean.flatMap(({ api, judges }) =>
    (judges.suite?.alarms ?? []).map(({ check, severity, text }) => `${api}: ${severity} ${check}: ${text}`),
  )
}

/** The exit status: 0 every fault found and no false alarm, 1 otherwise, 2 when nothing was judged. */
export function statusOf(report: LabReport): number {
  const own = report.scores.find(({ judge }) => judge === 'suite')
  const judged = (rows: readonly { judges: FaultRow['judges'] | CleanRow['judges'] }[]) =>
    rows.map(({ judges }) => (judges.suite?.judged ?? 0) > 0)
  const isComparable = judged(report.clean).every(Boolean) && judged(report.faults).some(Boolean)
  if (own === undefined || !isComparable) return 2
  return report.survivors.length + own.falseAlarms > 0 ? 1 : 0
}
