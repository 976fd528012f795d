/**
 * Which reports a run makes and where each goes.
 * Pure.
 */
import { reporters } from '../../contracts/reporters/index.ts'
import type { Reporter } from '../../contracts/reporters/reporter.ts'
import { PipelineError } from '../lib/errors.ts'
import { nearestName } from '../lib/nearest-name.ts'

/** A reporter and where its document goes: a stream, or a file of this name inside the folder. */
export interface ChosenReport {
  reporter: Reporter
  to: 'stdout' | 'stderr' | { file: string }
}

/** What the command line asks for when it does not say. */
const DEFAULT = 'text'

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
 * Without, one may take stdout; the text report then makes room and goes to stderr.
 *
 * @throws PipelineError `ARGUMENTS` for an unknown reporter, or several that want stdout.
 */
export function chooseReports(list: string, out: string | undefined): ChosenReport[] {
  const asked = named(list)
  const chosen = out !== undefined && list.trim() === DEFAULT ? reporters : asked
  const documents = chosen.filter(({ file }) => file !== undefined)
  if (out === undefined && documents.length > 1) {
    const ids = documents.map(({ id }) => id).join(', ')
    throw new PipelineError('ARGUMENTS', `Only one report can go to stdout, these are ${ids}; add \`--out DIR\`.`)
  }
  return chosen.map((reporter) => {
    if (out !== undefined && reporter.file !== undefined) return { reporter, to: { file: reporter.file } }
    const crowded = out === undefined && documents.length > 0 && reporter.file === undefined
    return { reporter, to: crowded ? 'stderr' : 'stdout' }
  })
}
