/**
 * Which reports a run makes and where each goes.
 * Pure.
 */
import { reporters } from '../../contracts/reporters/index.ts'
import type { Reporter } from '../../contracts/reporters/reporter.ts'
import { PipelineError } from '../lib/errors.ts'
import { nearestName } from '../lib/nearest-name.ts'

/** A reporter and where its document goes: a stream, a file of this name inside the folder, or the end of a file. */
export interface ChosenReport {
  reporter: Reporter
  to: 'stdout' | 'stderr' | { file: string } | { append: string }
}

/** What the command line asks for when it does not say. */
const DEFAULT = 'text'

/** Variable with the file that a GitHub workflow shows as the summary of a step, and the reporter that is for it. */
const SUMMARY = { variable: 'GITHUB_STEP_SUMMARY', reporter: 'markdown' }

/** The reporters that are named. @throws PipelineError `ARGUMENTS` listing the known ones. */
function named(list: string): Reporter[] {
  const ids = [...new Set(list.split(',').map((id) => id.trim()))].filter((id) => id !== '')
  const known = reporters.map(({ id }) => id)
  if (ids.length === 0) throw new PipelineError('ARGUMENTS', `No reporter is named; known are ${known.join(', ')}.`)
  return ids.map((id) => {
    const reporter = reporters.find((each) => each.id === id)
    if (reporter) return reporter
    const nearest = nearestName(id, known)
    const meant = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`
    throw new PipelineError(
      'ARGUMENTS',
      `The reporter \`${id}\` is unknown, known are ${known.join(', ')}${meant || '.'}`,
    )
  })
}

/**
 * Chooses reports. With a folder, each one that has a file goes there, and the default stands for all of them.
 * Without, one may take stdout, and what is only read on a terminal makes room and goes to stderr; the step summary of
 * a GitHub workflow goes where the workflow takes it.
 *
 * @throws PipelineError `ARGUMENTS` for an unknown reporter, or several that want stdout.
 */
export function chooseReports(
  list: string,
  out: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = {},
): ChosenReport[] {
  const asked = named(list)
  const every = () => reporters.filter(({ id, file }) => id === DEFAULT || file !== undefined)
  const chosen = out !== undefined && list.trim() === DEFAULT ? every() : asked
  const summary = out === undefined ? environment[SUMMARY.variable] || undefined : undefined
  const documents = chosen.filter(({ id, file }) => file !== undefined && !(summary && id === SUMMARY.reporter))
  if (out === undefined && documents.length > 1) {
    const ids = documents.map(({ id }) => id).join(', ')
    throw new PipelineError('ARGUMENTS', `Only one report can go to stdout, these are ${ids}; add \`--out DIR\`.`)
  }
  return chosen.map((reporter) => {
    if (summary !== undefined && reporter.id === SUMMARY.reporter) return { reporter, to: { append: summary } }
    if (out !== undefined && reporter.file !== undefined) return { reporter, to: { file: reporter.file } }
    const crowded = out === undefined && documents.length > 0 && reporter.file === undefined
    return { reporter, to: crowded ? 'stderr' : 'stdout' }
  })
}
