/**
 * The report of the lab as text: the summary on a terminal, and as Markdown for the README and for summaries of CI.
 * Pure.
 */
import { falseAlarms, type LabReport } from './report.ts'
import type { Score } from './scoring.ts'

/** Seconds with one digit. */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** The rows of the table of judges. */
export function judgeRows(report: LabReport): string[][] {
  return report.judges.map(({ id, name, version, setting }) => {
    const found = report.scores.find(({ judge }) => judge === id)
    const time = report.times.judges[id]
    const each = time && found ? time.totalMs / Math.max(1, found.of + report.clean.length) : 0
    return [`${name} ${version}`, setting, killed(found), `${found?.falseAlarms ?? 0}`, seconds(each)]
  })
}

/** The heads of {@link judgeRows}. */
export const JUDGE_HEADS = ['', 'setting', 'violations found', 'alarms on clean servers', 'a server'] as const

function killed(found: Score | undefined): string {
  if (found === undefined) return ''
  const must = found.byMust === undefined ? '' : ` (${found.byMust} by a \`must\`)`
  return `${found.killed} of ${found.of}${must}`
}

/** A table of Markdown, its columns aligned. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head = [], ...body] = cells
  return `${[line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')}\n`
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

/** The summary on a terminal. */
export function labText(report: LabReport): string {
  const table = markdownTable(JUDGE_HEADS, judgeRows(report))
  const time = `${report.faults.length} faults, ${report.clean.length} clean servers, ${seconds(report.times.wallMs)}`
  return `${[...complaints(report), ''].join('\n')}${table}${time}\n`
}

/** The whole report as Markdown: the judges, what went wrong, and who found what. */
export function labMarkdown(report: LabReport): string {
  const ids = report.judges.map(({ id }) => id)
  const rows = report.faults.map(({ api, id, title, due, judges }) => {
    const checks = [...new Set(judges.suite?.by.map(({ check }) => check))].join(', ')
    return [api, `\`${id}\``, title, due, ...ids.map((judge) => (judges[judge]?.killed ? '✓' : '·')), checks]
  })
  const names = report.judges.map(({ name }) => name)
  const wrong = complaints(report).map((line) => `- ${line}\n`)
  return `# Fault lab, ${report.times.startedAt.slice(0, 10)}

${markdownTable(JUDGE_HEADS, judgeRows(report))}
${wrong.join('')}
## Faults

${markdownTable(['api', 'fault', 'what the server does', 'due', ...names, 'found by the checks'], rows)}`
}
