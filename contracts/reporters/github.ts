/**
 * The `github` report: workflow commands that GitHub shows as annotations, at the line that states the rule.
 * Pure; a cause is one annotation, and what is more than GitHub shows of one level is counted.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */

import { excerpt, printable } from '../../scripts/lib/printable.ts'
import type { Result } from '../result.ts'
import type { ReportContext } from './reporter.ts'
import { fromResult } from './view/from-result.ts'
import { type Cause, causes, gapGroups } from './view/groups.ts'
import { listed, seen, weightOf } from './view/sentences.ts'
import { failsRun, staleWaivers } from './view/weight.ts'
import { counted, documented, VERDICT_WORDS } from './view/words.ts'

/** Annotations of one level that GitHub shows of one step. */
const SHOWN = 10
/** The most that is shown of a message. */
const MOST = 1500
/** Operations that are named. */
const NAMES = 5

type Level = 'error' | 'warning' | 'notice'

/** One annotation. */
interface Annotation {
  title: string
  message: string
  file?: string | undefined
  line?: number | undefined
}

/** Escapes a message; it is printable already, so that it has no line breaks. */
const escapedMessage = (text: string) => printable(text).replaceAll('%', '%25')

/** Escapes the value of a property. */
const escapedProperty = (text: string) => escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** One workflow command. */
function command(level: Level, { title, message, file, line }: Annotation): string {
  const place = file === undefined ? '' : `file=${escapedProperty(file)},${line === undefined ? '' : `line=${line},`}`
  return `::${level} ${place}title=${escapedProperty(title)}::${escapedMessage(excerpt(message, MOST))}`
}

/** A cause as an annotation. */
function ofCause(result: Result, { first, operations }: Cause, { locate }: ReportContext): Annotation {
  const { source, waived, check, fingerprint } = first
  const rule = source ? ` Documented: ${[documented(source), source.url].filter((part) => part).join(' ')}.` : ''
  const until = waived ? ` Allowed until ${waived.expires}: ${waived.reason}` : ''
  return {
    title: `${weightOf(first)}: ${excerpt(first.title, 200)}`,
    message: `${listed(operations, NAMES)}: ${seen(first)}.${rule}${until} (${check} ${fingerprint})`,
    ...(source && locate?.(source, result.spec.api)),
  }
}

/** Annotations of one level; the last one counts those that GitHub would not show. */
function commands(level: Level, all: readonly Annotation[]): string[] {
  if (all.length <= SHOWN) return all.map((each) => command(level, each))
  const kept = all.slice(0, SHOWN - 1)
  const rest = counted(all.length - kept.length, `more ${level}`)
  return [...kept, { title: rest, message: `${rest}: in the html and json reports.` }].map((each) =>
    command(level, each),
  )
}

/** The whole report: the verdict, then the causes by level. */
export function githubCommands(result: Result, context: ReportContext): string {
  const annotated = (found: readonly Cause[]) => found.map((cause) => ofCause(result, cause, context))
  const failures = causes(result.findings, 'fail')
  const decisive = failures.filter(({ first }) => failsRun(result, first))
  const lighter = failures.filter((cause) => !decisive.includes(cause))
  const title = `${VERDICT_WORDS[result.verdict]}: ${result.spec.title} ${result.spec.version}`
  const verdict = { title, message: result.reason }
  const stale = staleWaivers(result).map(({ message, state }) => ({ title: `known failure ${state}`, message }))
  const gaps = gapGroups(result.coverage).map(({ kind, message, operations }) => ({
    title: `not covered: ${kind}`,
    message: `${listed(operations, NAMES)}: ${message}`,
  }))
  const conforms = result.verdict === 'conforms'
  return `${[
    ...commands('error', [...(conforms ? [] : [verdict]), ...stale, ...annotated(decisive)]),
    ...commands('warning', [
      ...annotated(causes(result.findings, 'error')),
      ...annotated(lighter.filter(({ first }) => first.severity !== 'may')),
    ]),
    ...commands('notice', [
      ...(conforms ? [verdict] : []),
      ...annotated(causes(result.findings, 'waived')),
      ...annotated(lighter.filter(({ first }) => first.severity === 'may')),
      ...gaps,
    ]),
  ].join('\n')}\n`
}

export default fromResult('github', undefined, githubCommands)
