/**
 * The report of the lab as text: the summary on a terminal, and as Markdown for the README and for summaries of CI.
 * Pure.
 */
import { complaints, JUDGE_HEADS, judgeRows, seconds } from './lines.ts'
import type { LabReport } from './report.ts'

/** A table of Markdown, its columns aligned. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head = [], ...body] = cells
  return `${[line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')}\n`
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

/** What stands around the table of the README. */
export const README_MARKERS = {
  begin: '<!-- lab: written by `npm run lab -- --readme` -->',
  end: '<!-- /lab -->',
} as const

/** The table of the README, dated. */
export function labTable(report: LabReport): string {
  const faults = [...new Set(report.faults.map(({ api }) => api))].map((api) => {
    return `${report.faults.filter((row) => row.api === api).length} ${api}`
  })
  const open = report.survivors.length === 0 ? '' : ` Not found yet: ${report.survivors.join(', ')}.`
  return `${markdownTable(JUDGE_HEADS, judgeRows(report))}
${report.times.startedAt.slice(0, 10)}, ${faults.join(' and ')} violations, seed ${report.seed}, two cores.${open}
`
}
