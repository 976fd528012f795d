/**
 * A changelog for people: what changed between two revisions in contract terms, as Markdown, grouped as they look for it
 * and what breaks first.
 * Pure.
 *
 * @see https://keepachangelog.com/en/1.1.0/
 */
import { nearest } from '../lib/provenance.ts'
import type { Change } from './change.ts'
import { changeWords, operationWords, type Revisions, titleOf } from './formats/format.ts'
import { markdownProse, markdownText } from './formats/markdown.ts'
import { tableSource } from './schema/discriminator.ts'
import type { Verdict } from './verdict.ts'

/** The groups in their order. */
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed'] as const
type Group = (typeof GROUPS)[number]

/** By the end of a rule's id, where it says it. */
const BY_NAME: readonly [RegExp, Group][] = [
  [/-(added|allowed|declared)$/, 'Added'],
  [/-(removed|left-out)$/, 'Removed'],
  [/-deprecated$|^sunset-|^deprecated-/, 'Deprecated'],
]

/** The changelog between two revisions. */
export function changelogOf({ base, head, changes }: Verdict, revisions: Revisions): string {
  const version = head.version === '' ? head.name : head.version
  const since = base.version === '' ? base.name : base.version
  const sections = GROUPS.flatMap((group) => {
    const own = changes.filter((change) => groupOf(change, revisions) === group)
    return own.length === 0 ? [] : ['', `### ${group}`, '', ...entriesOf(own)]
  })
  const broken = changes.filter(({ level }) => level === 'breaking').length
  const summary =
    changes.length === 0
      ? 'Nothing changed in the contract.'
      : broken === 0
        ? 'Nobody who works with the version before has to do anything.'
        : `Breaking: ${broken} of ${changes.length} changes ask consumers to do something.`
  return `${[`## ${markdownText(version)} (since ${markdownText(since)})`, '', summary, ...sections].join('\n')}\n`
}

/** The group of a change: what a fact says now was so before, and is put right in the description only. */
function groupOf(change: Change, { base, head }: Revisions): Group {
  const { pointers } = change
  const is = pointers.head === undefined ? undefined : nearest(head.sources, tableSource(pointers.head))
  const was = pointers.base === undefined ? undefined : nearest(base.sources, tableSource(pointers.base))
  if (is?.fact !== undefined && is.fact !== was?.fact) return 'Fixed'
  return BY_NAME.find(([name]) => name.test(change.rule))?.[1] ?? 'Changed'
}

/** Entries, the gravest first as they come; what both sides send is one entry. */
function entriesOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(entryOf))]
}

function entryOf(change: Change): string {
  const { level, uses, because } = change
  const [use] = uses
  const mark = level === 'breaking' ? '**Breaking:** ' : ''
  const shown = changeWords(change)
  const what = `${mark}${titleOf(change)}${shown === '' ? '' : `: ${markdownText(shown)}`}`
  const place = use && use.place !== 'operation' ? `, ${markdownProse(use.place)}` : ''
  const why = level === 'compatible' ? '' : ` ${markdownProse(because)}`
  return `- ${what} (${markdownText(operationWords(change))}${place}).${why}`
}
