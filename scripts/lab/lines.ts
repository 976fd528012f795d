/**
 * What every view of the lab says, as plain lines and cells.
 * Pure.
 */
import { falseAlarms, type LabReport } from './report.ts'
import type { FaultRow, Score } from './scoring.ts'

/** Seconds with one digit. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** The rows of the table of judges. */
export function judgeRows(report: LabReport): string[][] {
  return report.judges.map(({ id, name, version, setting }) => {
    const found = report.scores.find(({ judge }) => judge === id)
    return [
      `${name} ${version}`,
      setting,
      killed(found),
      `${found?.falseAlarms ?? 0}`,
      seconds(report.times.judges[id]?.medianMs ?? 0),
    ]
  })
}

/** The heads of {@link judgeRows}. */
export const JUDGE_HEADS = ['', 'setting', 'violations found', 'alarms on clean servers', 'time a server'] as const

function killed(found: Score | undefined): string {
  if (found === undefined) return ''
  const must = found.byMust === undefined ? '' : ` (${found.byMust} by a \`must\`)`
  return `${found.killed} of ${found.of}${must}`
}

/** The lines that name what went wrong. */
export function complaints(report: LabReport): string[] {
  const unjudged = report.judges.flatMap(({ id, name }) => {
    const count = report.scores.find(({ judge }) => judge === id)?.unjudged ?? 0
    return count > 0 ? [`${name} judged nothing of ${count} servers`] : []
  })
  const survivors = report.faults
    .filter(({ id }) => report.survivors.includes(id))
    .map(({ id, api, title, due, judges }) => {
      const lighter = judges.suite?.by[0]?.severity
      const note = judges.suite?.problem ?? (lighter ? `found as \`${lighter}\` only, \`${due}\` is due` : '')
      return `survivor: ${api} ${id}: ${title}${note && ` (${note})`}`
    })
  return [...falseAlarms(report).map((alarm) => `false alarm: ${alarm}`), ...survivors, ...unjudged]
}

/** Ids of the checks that found anything, the ones that found most first. */
export function checksThatFound(faults: readonly FaultRow[]): string[] {
  const counts = new Map<string, number>()
  for (const { judges } of faults) {
    for (const check of new Set(judges.suite?.by.map((failing) => failing.check))) {
      counts.set(check, (counts.get(check) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).map(([check]) => check)
}
