/**
 * The stage that judges the judge: the suite, and rivals beside it, on clean servers and on servers with one deliberate
 * fault each. Counts which faults are found, and what is said of servers that do nothing wrong.
 * Starts servers and worker processes on this machine; writes `lab.json`, `lab.html` and `lab.md`. Exit status 0 every
 * fault is found and no alarm is false, 1 otherwise, 2 nothing could be judged.
 */
import { join } from 'node:path'
import type { Fault } from '../mocks/faults/fault.ts'
import { faults as allFaults } from '../mocks/faults/index.ts'
import packageJson from '../package.json' with { type: 'json' }
import { labHtml } from './lab/html.ts'
import { type Job, serverName } from './lab/job.ts'
import { jobOf, jobsOf } from './lab/jobs.ts'
import { runJobs } from './lab/pool.ts'
import { type JudgeInfo, type LabReport, labReport, statusOf, survivorsOf } from './lab/report.ts'
import { rivals } from './lab/rivals/index.ts'
import { type Done, score } from './lab/scoring.ts'
import { labMarkdown, labTable, labText, README_MARKERS } from './lab/text.ts'
import { readText, writeWhole } from './lib/documents.ts'
import { PipelineError } from './lib/errors.ts'
import { README, replaceBetween } from './readme.ts'

/** Arguments of the stage. */
export interface LabArguments {
  /** Ids of the only faults to try; none: all. */
  only: readonly string[]
  /** The only API to judge. */
  api?: string
  /** Worker processes at a time. */
  jobs: number
  /** Comma-separated ids of rivals, or `none`. */
  rivals: string
  /** Folder of the reports. */
  out: string
  /** Whether the table of the README is written as well. */
  readme?: boolean
}

/** Runs the lab; resolves to the exit status. @throws PipelineError `ARGUMENTS` for an unknown fault, API or rival. */
export async function lab({ only, api, jobs: width, rivals: wanted, out, readme }: LabArguments): Promise<number> {
  const faults = chooseFaults(only, api)
  const judges = await chooseJudges(wanted)
  const ids = judges.map(({ id }) => id)
  const jobs = jobsOf(faults, ids)
  const startedAt = new Date().toISOString()
  const begin = performance.now()
  const done: Done[] = []
  await runJobs(jobs, width, (job, outcome) => {
    done.push({ job, outcome })
    progress(done.length, jobs.length, job)
  })
  await judgeAgain(survivorsOf(score(faults, ids, done)), done)
  const measured = { startedAt, wallMs: Math.round(performance.now() - begin), jobs: width }
  const scores = score(faults, ids, done)
  const report = labReport(scores, judges, done, measured)
  await writeReports(report, out, readme ?? false)
  process.stdout.write(labText(report))
  return statusOf(report)
}

/** Servers that are judged again at most: more of them are no accident. */
const MOST_AGAIN = 10

/** Judges what was not found once more, one at a time: on a busy machine a server may be too slow to be judged. */
async function judgeAgain(survivors: readonly Pick<Fault, 'api' | 'id'>[], done: Done[]): Promise<void> {
  if (survivors.length === 0 || survivors.length > MOST_AGAIN) return
  process.stderr.write(`Not found at first, judged again alone: ${survivors.map(({ id }) => id).join(', ')}\n`)
  const jobs = survivors.map(({ api, id }) => jobOf('suite', { api, fault: id }))
  await runJobs(jobs, 1, (job, outcome) => {
    const same = ({ api, fault }: Job['server']) => api === job.server.api && fault === job.server.fault
    const first = done.findIndex((one) => one.job.judge === 'suite' && same(one.job.server))
    done.splice(first, 1, { job, outcome })
  })
}

/** Writes the reports, and the table of the README when it is asked for. */
async function writeReports(report: LabReport, out: string, readme: boolean): Promise<void> {
  const files = new Map([
    [join(out, 'lab.json'), `${JSON.stringify(report, null, 2)}\n`],
    [join(out, 'lab.html'), labHtml(report)],
    [join(out, 'lab.md'), labMarkdown(report)],
  ])
  if (readme) files.set(README, replaceBetween(await readText(README), README_MARKERS, labTable(report)))
  for (const [file, text] of files) await writeWhole(file, text)
  process.stderr.write(`${[...files.keys()].join(', ')} are written\n`)
}

/** The faults to try. */
function chooseFaults(only: readonly string[], api: string | undefined): Fault[] {
  const apis = [...new Set(allFaults.map((fault) => fault.api))]
  if (api !== undefined && !apis.some((known) => known === api)) {
    throw new PipelineError('ARGUMENTS', `There is no API \`${api}\` in the lab; known are ${apis.join(', ')}.`)
  }
  const unknown = only.find((id) => !allFaults.some((fault) => fault.id === id))
  if (unknown !== undefined) throw new PipelineError('ARGUMENTS', `There is no fault \`${unknown}\`.`)
  const chosen = allFaults
    .filter((fault) => api === undefined || fault.api === api)
    .filter(({ id }) => only.length === 0 || only.includes(id))
  if (chosen.length === 0) throw new PipelineError('ARGUMENTS', `None of these faults is one of the API \`${api}\`.`)
  return chosen
}

/** This suite, and the rivals that are wanted and installed. */
async function chooseJudges(wanted: string): Promise<JudgeInfo[]> {
  const ids = wanted === 'none' ? [] : wanted.split(',')
  const unknown = ids.find((id) => !rivals.some((rival) => rival.id === id))
  if (unknown !== undefined) {
    const known = rivals.map(({ id }) => id).join(', ')
    throw new PipelineError('ARGUMENTS', `There is no rival \`${unknown}\`; known are ${known}, none.`)
  }
  const own: JudgeInfo = { id: 'suite', name: packageJson.name, version: packageJson.version, setting: 'as it is' }
  const judges = [own]
  for (const { id, name, setting, version } of rivals.filter((rival) => ids.includes(rival.id))) {
    const installed = await version()
    if (installed !== undefined) judges.push({ id, name, version: installed, setting })
    else process.stderr.write(`${name} is not installed; the lab runs without it.\n`)
  }
  return judges
}

/** Says on a terminal how far the lab is. */
function progress(count: number, of: number, { judge, server }: Job): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r\x1b[K${count}/${of} ${judge}: ${serverName(server)}${count === of ? '\r\x1b[K' : ''}`)
}
